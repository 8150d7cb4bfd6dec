import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contentHashOf } from '@tongban/blueprints'
import type { EventBodies, EventType } from '@tongban/contracts'
import { Directory, directorySchema, enrolKeys, importDirectory } from '@tongban/directory'
import { EmbeddedTransport, Exchange, exchangeDatabaseSchema, exchangeSchema, inboxTopic, insertOutbox, openKeyRing, provisionExchange, STANDARDS_TOPIC, type LedgerRow } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { parseConfig, type ProcessConfig } from '@tongban/service'
import { fixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { v7 } from 'uuid'
import { coordinationSchemas } from './open-coordination.js'
import { runCoordination } from './run-coordination.js'

const pairs = new Map(fixtureCity.sources.map(({ id }) => [id, generateKeyPairSync('ed25519')]))
const privateKey = (id: string) => ({ kid: `${id}-1`, privateKey: pairs.get(id)!.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string })
const publicKey = (id: string) => ({ kid: `${id}-1`, publicKey: pairs.get(id)!.publicKey.export({ type: 'spki', format: 'pem' }) as string })
const CENTRES = ['hz', 'hzcg', 'gz']

/** Coordination as it runs (its own process's code, database and keys), and beside it the exchanges of the city office and of three centres. */
export async function openCity() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-coordination-'))
  const [own, others, wire] = await Promise.all([testDatabase({ schemas: coordinationSchemas }), testDatabase({ schemas: [directorySchema, exchangeSchema] }), testDatabase({ schemas: [exchangeDatabaseSchema] })])
  for (const database of [own, others]) {
    await importDirectory(database.urls.owner, fixtureCity)
    await enrolKeys(database.urls.owner, fixtureCity.sources.map(({ id }) => ({ source: id, ...publicKey(id), from: new Date('2004-01-01T00:00:00Z'), to: null })))
  }
  const role = decodeURIComponent(new URL(wire.urls.app).username)
  await provisionExchange({
    url: wire.urls.owner, topics: [...fixtureCity.sources.map(({ id }) => ({ topic: inboxTopic(id) })), { topic: 'tb.gz.events' }, { topic: 'tb.hz.events' }, { topic: STANDARDS_TOPIC, compacted: true }],
    access: [{ role, read: ['tb.*'], write: ['tb.*'] }],
  })
  const issuer = await openIssuer()
  const config = coordination(folder, own, wire, issuer.url)
  const log: string[] = []
  const start = () => runCoordination(config, { write: (line: string) => void log.push(line) })
  const centres = await openOthers(others, wire)
  let running = await start()
  return {
    own, log, publish: centres.publish, tell: centres.tell, heard: centres.heard,
    stop: () => running.close(),
    start: async () => { running = await start() },
    async ask(who: string, query: string, variables: object = {}): Promise<any> {
      const response = await fetch(`http://127.0.0.1:${running.port}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await issuer.tokenOf(who)}` }, body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
    async close() {
      await running.close()
      await centres.close()
      await issuer.close()
      for (const database of [own, others, wire]) await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type City = Awaited<ReturnType<typeof openCity>>

function coordination(folder: string, { urls }: TestDatabase, wire: TestDatabase, issuer: string): ProcessConfig {
  const keysFile = path.join(folder, 'keys.json')
  writeFileSync(keysFile, JSON.stringify({ sources: { coordination: privateKey('coordination') }, city: [publicKey('city')] }), { mode: 0o600 })
  return parseConfig({
    deployment: 'coordination', kind: 'coordination', port: 0, database: { url: urls.app, plumbingUrl: urls.plumbing }, exchange: { url: wire.urls.app }, sources: ['coordination'], keysFile,
    issuer: { url: issuer }, simulatedTime: true, dataDir: folder, logLevel: 'info',
  })
}

/** Everybody else in the exchange, in one process: what each centre hears in its inbox is kept. */
async function openOthers({ app, plumbing }: TestDatabase, wire: TestDatabase) {
  const transport = await EmbeddedTransport.open({ url: wire.urls.app, deployment: 'others' })
  const sources = ['city', ...CENTRES]
  const keys = openKeyRing({ sources: Object.fromEntries(sources.map((id) => [id, privateKey(id)])), city: [publicKey('city')] })
  const heard: LedgerRow[] = []
  const exchange = await Exchange.open({
    plumbing, transport, directory: await Directory.open(plumbing), keys, clock: new SystemOfficeClock(), deployment: 'others', sources, digestEveryMs: 0,
    inboxProjections: [{ aggregateType: ['job', 'task'], apply: async (_tx, _owner, rows) => void heard.push(...rows) }],
  })
  exchange.start()
  const send = async <T extends EventType>(source: string, topic: string, type: T, body: EventBodies[T], aggregate: [string, string], key = source) => {
    const message = { source, topic, key, type, body, aggregateType: aggregate[0], aggregateId: aggregate[1], aggregateVersion: 1, occurredAt: new Date('2015-06-30T01:00:00Z') }
    await app.inTenant([source], (tx) => tx.query(insertOutbox([message])))
    exchange.wake()
  }
  return {
    heard,
    /** Three certificates in one, version 1, as the demo city has it. */
    async publish() {
      const { code, version, effectiveFrom, content } = JSON.parse(readFileSync(new URL('../../../deploy/demo/blueprints/three-certificates.v1.json', import.meta.url), 'utf8'))
      const key = `blueprint:${code}:${version}`
      const layout = { width: 0, height: 0, nodes: [] }
      await send('city', STANDARDS_TOPIC, 'standards.blueprint-published.v1', { code, version, effectiveFrom, contentHash: contentHashOf(content), publishedAt: '2015-06-01T00:00:00.000Z', content, layout }, ['blueprint', `${code}:${version}`], key)
    },
    async tell<T extends EventType>(source: string, type: T, jobId: string, more: Record<string, unknown>) {
      const node = more['node'] as string | undefined
      const body = { jobId, commandId: v7(), occurredAt: new Date('2015-06-30T01:00:00Z').toISOString(), ...more } as unknown as EventBodies[T]
      await send(source, inboxTopic('coordination'), type, body, node ? ['task', `${jobId}:${node}`] : ['job', jobId])
    },
    async close() {
      await exchange.stop()
      await transport.close()
    },
  }
}

async function openIssuer() {
  const { publicKey: verifying, privateKey: signing } = await generateKeyPair('RS256')
  const jwks = JSON.stringify({ keys: [{ ...await exportJWK(verifying), kid: 'k1', alg: 'RS256', use: 'sig' }] })
  const server = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(jwks)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`
  return {
    url,
    tokenOf: (role: string) => new SignJWT({ typ: 'Bearer', azp: 'tongban-web', realm_access: { roles: [role] }, centres: ['gz'], department: 'gs' })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(url).setAudience('tongban-api').setSubject(role).setIssuedAt().setExpirationTime('5m').sign(signing),
    close: () => new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    }),
  }
}

export async function until<T>(look: () => T | Promise<T>, holds: (answer: T) => boolean, ms = 15_000): Promise<T> {
  for (const end = Date.now() + ms; ;) {
    const answer = await look()
    if (holds(answer)) return answer
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${ms} ms`)
    await sleep(10)
  }
}
