import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inspect } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CaseStepRecorded } from '@tongban/contracts'
import type { Schema, Tx } from '@tongban/database'
import { Directory, directorySchema, enrolKeys, importDirectory, type DirectoryData, type SourceKey } from '@tongban/directory'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import {
  EmbeddedTransport, Exchange, OUTBOX_COLUMNS, eventsTopic, exchangeDatabaseSchema, exchangeSchema, openKeyRing, outboxPlaceholders, outboxValues, provisionExchange,
  type ExchangeKeys, type ExchangeOptions, type KeyRing, type Log,
} from '../index.js'

const root = path.resolve(import.meta.dirname, '../../../..')

/** The demo city's directory without what the exchange does not look at. */
const city: DirectoryData = { ...(JSON.parse(readFileSync(path.join(root, 'deploy/demo/city.json'), 'utf8')) as DirectoryData), departments: [], windows: [], posts: [], officers: [], powers: [] }

const pairs = new Map(city.sources.map(({ id }) => [id, generateKeyPairSync('ed25519')]))
const pem = (source: string) => pairs.get(source)!.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
export const publicKeys: SourceKey[] = city.sources.map(({ id }) => ({
  source: id, kid: `${id}-1`, publicKey: pairs.get(id)!.publicKey.export({ type: 'spki', format: 'pem' }) as string, from: new Date('2004-01-01T00:00:00Z'), to: null,
}))
export const keyFileOf = (sources: readonly string[]): ExchangeKeys => ({
  sources: Object.fromEntries(sources.map((source) => [source, { kid: `${source}-1`, privateKey: pem(source) }])),
  city: publicKeys.filter(({ source }) => source === 'city'),
})
export const keyRingOf = (sources: readonly string[]): KeyRing => openKeyRing(keyFileOf(sources))

/** EXCHANGE_LOG=1 shows what the exchange says while a spec runs. */
const say = (fields: object, text: string) => {
  if (process.env.EXCHANGE_LOG) process.stderr.write(`${text} ${inspect(fields, { depth: 3 })}\n`)
}
const specLog: Log = { info: say, warn: say, error: say }

export const clock = fixedClock('2015-06-30T01:00:00Z')

export interface Deployment {
  id: string
  sources: readonly string[]
  database: TestDatabase
  directory: Directory
  transport: EmbeddedTransport
  keys: KeyRing
  exchange: Exchange
}

/** A small federation: one exchange, and deployments with a database each. Nothing runs until `start`. */
export class Federation {
  readonly deployments: Deployment[] = []

  private constructor(readonly exchange: TestDatabase) {}

  static async open(): Promise<Federation> {
    const exchange = await testDatabase({ schemas: [exchangeDatabaseSchema] })
    const role = decodeURIComponent(new URL(exchange.urls.app).username)
    const topics = [...new Set(city.sources.flatMap(({ id, ledgerCentre }) => [eventsTopic(ledgerCentre), `tb.${id}.inbox`, `tb.${ledgerCentre}.dead`]))].map((topic) => ({ topic }))
    await provisionExchange({ url: exchange.urls.owner, topics: [...topics, { topic: 'tb.city.standards', compacted: true }], access: [{ role, read: ['tb.*'], write: ['tb.*'] }] })
    return new Federation(exchange)
  }

  async join(id: string, sources: readonly string[], more: Partial<ExchangeOptions> = {}, schemas: readonly Schema[] = []): Promise<Deployment> {
    const database = await testDatabase({ schemas: [directorySchema, exchangeSchema, ...schemas] })
    await importDirectory(database.urls.owner, city)
    await enrolKeys(database.urls.owner, publicKeys)
    const directory = await Directory.open(database.plumbing)
    const transport = await EmbeddedTransport.open({ url: this.exchange.urls.app, deployment: id })
    const ring = keyRingOf(sources)
    const exchange = await Exchange.open({ plumbing: database.plumbing, transport, directory, keys: ring, clock, deployment: id, sources, digestEveryMs: 0, log: specLog, ...more })
    const deployment = { id, sources, database, directory, transport, keys: ring, exchange }
    this.deployments.push(deployment)
    return deployment
  }

  start(): void {
    for (const { exchange } of this.deployments) exchange.start()
  }

  async close(): Promise<void> {
    for (const { exchange } of this.deployments) await exchange.stop()
    for (const { transport } of this.deployments) await transport.close()
    for (const { database } of this.deployments) await database.close()
    await this.exchange.close()
  }
}

/** A valid step of a case; the number of the step is its version. */
export function caseStep(centreId: string, caseId: string, no: number): CaseStepRecorded {
  return {
    centreId, caseId, number: null, itemCode: 'gs-001', itemVersion: 1, origin: { channel: 'window' }, state: 'received', stage: null,
    receivedAt: '2015-06-30T01:00:00.000Z', acceptedAt: null, concludedAt: null, result: null,
    step: {
      no, kind: 'receive', actor: `${centreId}.clerk`, post: `${centreId}.acceptance`, window: null, occurredAt: '2015-06-30T01:00:00.000Z', recordedAt: '2015-06-30T01:00:00.000Z',
      basis: '行政许可法第三十二条', reason: null, stepHash: `sha256:${'0'.repeat(64)}`, previousStepHash: null,
    },
    clocks: null, subjectKeys: [], subjectKeyVersion: 1,
  }
}

/** Writes steps of a case as an act would, in the caller's tenant transaction. */
export async function writeSteps(tx: Tx, centreId: string, caseId: string, numbers: readonly number[], topic = eventsTopic('hz'), occurredAt = new Date('2015-06-30T01:00:00Z')): Promise<void> {
  for (const no of numbers) {
    await tx.query({
      name: 'spec-write-step',
      text: `insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(1)}`,
      values: outboxValues({
        source: centreId, topic, aggregateType: 'case', aggregateId: caseId, aggregateVersion: no, type: 'casework.case-step-recorded.v1',
        occurredAt, body: caseStep(centreId, caseId, no),
      }),
    })
  }
}

/** Waits until something holds; throws after the time with the last answer. */
export async function until<T>(look: () => Promise<T>, holds: (answer: T) => boolean, ms = 15_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const answer = await look()
    if (holds(answer)) return answer
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${ms} ms`)
    await sleep(20)
  }
}

/** Everything that may explain a wait, for a failing spec's reader. */
export async function explain(deployment: Deployment): Promise<object> {
  const n = Object.fromEntries(await Promise.all(['outbox', 'sent', 'ship_cursor', 'inbox', 'parked', 'resend_request', 'refused_message', 'ledger_event', 'dead_letter'].map(async (table) => [table, await count(deployment, table)])))
  return { id: deployment.id, ...n, status: deployment.exchange.status() }
}

export const caseId = (n: number): string => `0197bb7e-5c00-7000-8000-${String(n).padStart(12, '0')}`
export const count = async (deployment: Deployment, table: string, where = 'true'): Promise<number> =>
  Number((await deployment.database.admin.query<{ n: string }>({ text: `select count(*) as n from ${table} where ${where}` })).rows[0]!.n)
