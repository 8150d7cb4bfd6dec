import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Directory, directorySchema, enrolKeys, importDirectory, type DirectoryData, type SourceKey } from '@tongban/directory'
import { EmbeddedTransport, Exchange, exchangeDatabaseSchema, exchangeSchema, insertOutbox, openKeyRing, provisionExchange, STANDARDS_TOPIC, type StandardsMessage } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../schema.js'
import { CentreStandards } from './centre-standards.js'

const city = JSON.parse(readFileSync(new URL('../../../../../deploy/demo/city.json', import.meta.url), 'utf8')) as DirectoryData
const pairs = new Map(city.sources.map(({ id }) => [id, generateKeyPairSync('ed25519')]))
const keys: SourceKey[] = city.sources.map(({ id }) => ({
  source: id, kid: `${id}-1`, publicKey: pairs.get(id)!.publicKey.export({ type: 'spki', format: 'pem' }) as string, from: new Date('2004-01-01T00:00:00Z'), to: null,
}))

export interface Office {
  database: TestDatabase
  directory: Directory
  /** What runs; a stopped deployment has none. */
  running?: { exchange: Exchange; standards: CentreStandards; transport: EmbeddedTransport }
}

/** For specs: the city office and centres around one exchange, each with a database of its own. */
export class Federation {
  readonly offices: Office[] = []
  /** Machine time of every process; the real one unless a spec sets it. */
  machine = () => new Date()

  private constructor(private readonly exchange: TestDatabase) {}

  static async open(): Promise<Federation> {
    const exchange = await testDatabase({ schemas: [exchangeDatabaseSchema] })
    const role = decodeURIComponent(new URL(exchange.urls.app).username)
    const topics = ['gz', 'hz', 'th'].flatMap((id) => [`tb.${id}.events`, `tb.${id}.dead`]).concat(city.sources.map(({ id }) => `tb.${id}.inbox`))
    await provisionExchange({
      url: exchange.urls.owner, topics: [...topics.map((topic) => ({ topic })), { topic: STANDARDS_TOPIC, compacted: true }], access: [{ role, read: ['tb.*'], write: ['tb.*'] }],
    })
    return new Federation(exchange)
  }

  async join(): Promise<Office> {
    const database = await testDatabase({ schemas: [directorySchema, exchangeSchema, implementationListsSchema] })
    await importDirectory(database.urls.owner, city)
    await enrolKeys(database.urls.owner, keys)
    const office: Office = { database, directory: await Directory.open(database.plumbing) }
    this.offices.push(office)
    return office
  }

  async start(office: Office, sources: readonly string[], ledger?: { owner: string; topics: readonly string[] }): Promise<void> {
    const { database: { app, plumbing }, directory } = office
    const standards = await CentreStandards.open({ database: app, directory, centres: sources.filter((id) => id !== 'city'), simulatedTime: true, machine: () => this.machine() })
    const transport = await EmbeddedTransport.open({ url: this.exchange.urls.app, deployment: sources[0]! })
    const ring = openKeyRing({
      sources: Object.fromEntries(sources.map((id) => [id, { kid: `${id}-1`, privateKey: pairs.get(id)!.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }])),
      city: keys.filter(({ source }) => source === 'city'),
    })
    const exchange = await Exchange.open({
      plumbing, transport, directory, keys: ring, clock: standards.clock, deployment: sources[0]!, sources, digestEveryMs: 0,
      standards: sources.includes('city') ? [] : [standards.intake], ...(ledger && { ledger }),
    })
    exchange.start()
    standards.start({ wake: () => exchange.wake(), failed: () => undefined })
    office.running = { exchange, standards, transport }
  }

  async stop(office: Office): Promise<void> {
    await office.running?.standards.stop()
    await office.running?.exchange.stop()
    await office.running?.transport.close()
    delete office.running
  }

  async close(): Promise<void> {
    for (const office of this.offices) {
      await this.stop(office)
      await office.database.close()
    }
    await this.exchange.close()
  }
}

/** What the city office's acts write: the message alone. */
export async function cityPublishes(office: Office, messages: readonly StandardsMessage[]): Promise<void> {
  await office.database.app.inTenant(['city'], (tx) => tx.query(insertOutbox(messages.map(({ key, type, body }) => ({
    source: 'city', topic: STANDARDS_TOPIC, key, type, body, aggregateType: key.split(':')[0]!, aggregateId: key, aggregateVersion: 1, occurredAt: new Date('2015-06-30T01:00:00Z'),
  })))))
  office.running?.exchange.wake()
}

/** What came up to the city's ledger: `centre code version hash`, sorted. */
export async function acknowledged(office: Office): Promise<string[]> {
  const { rows } = await office.database.admin.query<{ body: string }>({ text: "select body from ledger_event where aggregate_type = 'adoption'" })
  return rows.map(({ body }) => JSON.parse(body)).map(({ centreId, code, version, contentHash }) => `${centreId} ${code} ${version} ${contentHash}`).sort()
}

export async function until<T>(look: () => Promise<T>, holds: (answer: T) => boolean, ms = 15_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const answer = await look()
    if (holds(answer)) return answer
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${ms} ms`)
    await sleep(30)
  }
}
