import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { citizenCheck } from '@tongban/kernel'
import { act } from '../../apps/cli/src/demo/acts.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { Federation, until } from '../federation.js'

let federation: Federation
let client: GraphClient
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start()
  client = federation.client()
}, 120_000)
afterAll(() => federation.remove(), 60_000)

/** Two hundred people who do not exist: the division code 999999 is assigned to no place. */
const PEOPLE = Array.from({ length: 200 }, (_, n) => {
  const digits = `99999919${50 + (n % 50)}0${1 + (n % 9)}1${n % 10}${String(n).padStart(3, '0')}`
  return { name: `${String.fromCodePoint(0x4e00 + n * 7)}欧阳测试`, identity: digits + citizenCheck(digits) }
})

test('of two hundred people nothing is found in any table of any database, in any log, nor in what Kafka keeps', async () => {
  const papers = ['application-form', 'business-licence', 'premises-proof', 'effect-picture', 'site-drawing'].map((code) => ({ code, copies: 2 }))
  const receive = async ({ name, identity }: { name: string; identity: string }): Promise<void> => {
    const parties = [{ role: 'APPLICANT', kind: 'PERSON', name, identityType: 'CITIZEN_NUMBER', identity }]
    const { caseId } = await act(client, 'hzcg.clerk', 'receiveApplication', { centreId: 'hzcg', itemCode: 'cg-001', parties, papers })
    await act(client, 'hzcg.clerk', 'acceptCase', { centreId: 'hzcg', caseId })
  }
  await until(async () => (await client.ask(null, '{ implementationItem(centreId: "hzcg", code: "cg-001") { __typename ... on CentreAway { centreId } } }')).implementationItem.__typename === 'ImplementationItem')
  for (let n = 0; n < PEOPLE.length; n += 10) await Promise.all(PEOPLE.slice(n, n + 10).map(receive))
  await refusedOnes()
  await until(async () => (await federation.administer<{ n: string }>('tongban_city_office', 'select count(*) as n from ledger_case'))[0]!.n === '200')

  const hits: string[] = []
  const databases = await federation.administer<{ name: string }>('postgres', "select datname as name from pg_database where datname like 'tongban%'")
  expect(databases).toHaveLength(federation.exchange === 'kafka' ? 6 : 7)
  for (const { name } of databases) {
    for (const { table } of await federation.administer<{ table: string }>(name, "select quote_ident(relname) as table from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace")) {
      const text = (await federation.administer<{ row: string }>(name, `select t::text as row from ${table} t`)).map(({ row }) => row).join('\n')
      hits.push(...found(text).map((what) => `${name}.${table}: ${what}`))
    }
  }
  for (const file of [...logs(), ...kafkaFiles()]) hits.push(...found(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`))
  hits.push(...found(federation.output).map((what) => `the supervisor's output: ${what}`))
  expect(hits).toEqual([])
}, 240_000)

test('the search itself finds what is there, as text, as bytes and as base64', async () => {
  const [{ name, identity }, second] = PEOPLE as [{ name: string; identity: string }, { name: string; identity: string }]
  await federation.administer('tongban_haizhu', 'create table scratch (plain text, bytes bytea, base64 text)')
  await federation.administer('tongban_haizhu', 'insert into scratch values ($1, $2, $3)', [`… ${identity} …`, Buffer.from(`{"name":"${name}"}`), Buffer.from(`x${second.name}`).toString('base64')])
  const [row] = await federation.administer<{ row: string }>('tongban_haizhu', 'select t::text as row from scratch t')
  await federation.administer('tongban_haizhu', 'drop table scratch')
  expect(found(row!.row)).toEqual([name, identity, second.name])
  expect(logs().some((file) => file.endsWith('postgres.log'))).toBe(true)
})

const logs = (): string[] => [path.join(federation.dataDir, 'logs'), path.join(federation.dataDir, 'postgresql')]
  .flatMap((folder) => readdirSync(folder).filter((file) => file.endsWith('.log')).map((file) => path.join(folder, file)))

/** The broker's segments: bodies lie in them as they are. */
function kafkaFiles(): string[] {
  if (!federation.engines?.states.kafka) return []
  const data = path.join(federation.engines.folder, 'servers/kafka/data')
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((file) => /^tb\..*\.log$/.test(file)).map((file) => path.join(data, file))
  expect(files.length).toBeGreaterThan(10)
  return files
}

/** What the counter refuses must not be logged either: a wrong number, a number in a reason, a number where a code belongs. */
async function refusedOnes(): Promise<void> {
  const { name, identity } = PEOPLE[0]!
  const parties = [{ role: 'APPLICANT', kind: 'PERSON', name, identityType: 'CITIZEN_NUMBER', identity }]
  const wrong = [
    { centreId: 'hzcg', itemCode: 'cg-001', parties: [{ ...parties[0], identity: `${identity.slice(0, 17)}${identity.endsWith('0') ? '1' : '0'}` }], papers: [] },
    { centreId: 'hzcg', itemCode: identity, parties, papers: [] },
    { centreId: 'hzcg', itemCode: 'cg-001', parties, papers: [{ code: identity, copies: 1 }] },
    { centreId: identity, itemCode: 'cg-001', parties, papers: [] },
    { centreId: 'hzcg', itemCode: 'cg-001', parties, papers: [], reason: `${name} ${identity}` },
  ]
  for (const input of wrong) await expect(act(client, 'hzcg.clerk', 'receiveApplication', { commandId: randomUUID(), ...input })).rejects.toThrow()
}

/** The words of these people that a text holds: as they are, as the bytes of a bytea in hexadecimal digits, or in base64 at any of its three alignments. */
const found = (text: string): string[] => PEOPLE.flatMap(({ name, identity }) => [name, identity]).filter((word) => shapesOf(word).some((shape) => text.includes(shape)))

function shapesOf(word: string): string[] {
  const bytes = Buffer.from(word)
  const aligned = [0, 1, 2].map((before) => Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').slice(Math.ceil((before * 8) / 6), -4))
  return [word, bytes.toString('hex'), ...aligned]
}
