import { parseConfig, listen, type Served } from '@tongban/service/process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Gateway } from '../../apps/gateway/src/open-gateway.js'
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js'
import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { actorOf, makeCase, mutationText, rightInput } from './centre-situations.js'
import type { Table } from './cells.js'
import { faultsOf } from './check-cell.js'
import { inputFields, schemaText } from './input-fields.js'
import { newId, type Answer } from './served-graph.js'
import { takeCells, type Bench } from './take-cells.js'

const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/centre.json'), 'utf8')) as Table
const nowhere = 'http://127.0.0.1:9'

let office: CentreOffice
let gateway: Gateway
let served: Served | undefined
beforeAll(async () => {
  office = await openCentreOffice()
  const config = parseConfig({
    deployment: 'gateway', kind: 'gateway', port: 0, issuer: { url: office.issuer }, dataDir: '.', logLevel: 'silent', cityOffice: { url: nowhere },
    deployments: [{ id: 'haizhu', url: `http://127.0.0.1:${office.served.port}`, centres: ['hz', 'hzcg', 'hzxg', 'hzbj'] }],
  })
  gateway = await Gateway.open(config, { supergraph: readFileSync(path.resolve(import.meta.dirname, '../../schemas/graphql/supergraph.graphql'), 'utf8'), log: { warn() {}, error() {} } })
  served = await listen(GatewayModule.of(gateway), config)
})
afterAll(async () => {
  await served?.close()
  await office?.close()
})

async function send(mutation: string, variables: object, who = actorOf(mutation)): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${served!.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await office.token(who)}` }, body: JSON.stringify({ query: mutationText(mutation), variables }),
  })
  const text = await response.text()
  const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>
  return { status: response.status, text, data, errors }
}

const bench: Bench = { table, right: (mutation) => rightInput(office, mutation), send, written: () => office.written() }

// Two mutations have every kind of field there is; the way through the gateway is the same for all.
const fields = inputFields(schemaText('centre')).filter(({ mutation }) => mutation === 'acceptCase' || mutation === 'receiveApplication')
test.each(fields.map((field) => [`${field.mutation} ${field.path}`, field] as const))('%s', async (_, field) => {
  expect(await takeCells(bench, field)).toEqual([])
})

test('a case of a sibling, one that does not exist, and a centre that nobody hosts are one answer', async () => {
  const theirs = await makeCase(office, 'received', 'hzxg')
  const nobodys = newId()
  const answers = []
  for (const [caseId, centreId] of [[nobodys, 'hzcg'], [nobodys, 'hzxg'], [theirs, 'hzcg'], [theirs, 'hzxg'], [theirs, 'nowhere'], [theirs, '']]) {
    const answer = await send('acceptCase', { input: { ...(await rightInput(office, 'acceptCase', caseId)), centreId } })
    expect(faultsOf('acceptCase', '', 'no-such-case', answer)).toEqual([])
    answers.push(`${answer.status} ${answer.text.replaceAll(caseId!, '')}`)
  }
  expect(new Set(answers).size).toBe(1)
})
