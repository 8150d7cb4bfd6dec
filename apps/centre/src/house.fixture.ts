import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalText, hashText, sha256, type CatalogueItemPublished, type EventBodies, type EventType } from '@tongban/contracts'
import { Directory, enrolKeys, importDirectory } from '@tongban/directory'
import { EmbeddedTransport, Exchange, exchangeDatabaseSchema, insertOutbox, openKeyRing, provisionExchange, STANDARDS_TOPIC } from '@tongban/exchange'
import { SystemOfficeClock } from '@tongban/kernel'
import { CaseProjection } from '@tongban/ledger'
import { parseConfig, type ProcessConfig } from '@tongban/service'
import { fixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { centreSchemas } from './open-centre.js'
import { runCentre } from './run-centre.js'

const pairs = new Map(fixtureCity.sources.map(({ id }) => [id, generateKeyPairSync('ed25519')]))
const privateKey = (id: string) => ({ kid: `${id}-1`, privateKey: pairs.get(id)!.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string })
const publicKey = (id: string) => ({ kid: `${id}-1`, publicKey: pairs.get(id)!.publicKey.export({ type: 'spki', format: 'pem' }) as string })

/** Haizhu's deployment as it runs (its own process's code, database and keys), the city office's part in the exchange, and an issuer's keys. */
export async function openHouse() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-centre-'))
  const [own, city, wire] = await Promise.all([testDatabase({ schemas: centreSchemas }), testDatabase({ schemas: centreSchemas }), testDatabase({ schemas: [exchangeDatabaseSchema] })])
  for (const database of [own, city]) {
    await importDirectory(database.urls.owner, fixtureCity)
    await enrolKeys(database.urls.owner, fixtureCity.sources.map(({ id }) => ({ source: id, ...publicKey(id), from: new Date('2004-01-01T00:00:00Z'), to: null })))
  }
  await provideTopics(wire)
  const issuer = await openIssuer()
  const log: string[] = []
  const config = haizhu(folder, own, wire, issuer.url)
  const cityOffice = await openCityOffice(city, wire)
  const start = () => runCentre(config, { write: (line: string) => void log.push(line) })
  let running = await start()
  return {
    own, city, wire, log,
    publish: cityOffice.publish,
    async restart() {
      await running.close()
      running = await start()
    },
    /** Asks the deployment's own graph, with a token the issuer signed. */
    async ask(who: string | null, query: string, variables: object = {}): Promise<any> {
      const response = await fetch(`http://127.0.0.1:${running.port}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${await issuer.tokenOf(who)}` }) }, body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
    async close() {
      await running.close()
      await cityOffice.close()
      await issuer.close()
      for (const database of [own, city, wire]) await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>

function haizhu(folder: string, { urls }: TestDatabase, wire: TestDatabase, issuer: string): ProcessConfig {
  const centres = ['hz', 'hzcg', 'hzxg', 'hzbj']
  const keysFile = path.join(folder, 'keys.json')
  writeFileSync(keysFile, JSON.stringify({
    sources: Object.fromEntries(centres.map((id) => [id, privateKey(id)])), city: [publicKey('city')],
    federationKey: randomBytes(32).toString('base64'), federationKeyVersion: 1, dataKey: randomBytes(32).toString('base64'),
  }), { mode: 0o600 })
  return parseConfig({
    deployment: 'haizhu', kind: 'centre', port: 0, database: { url: urls.app, plumbingUrl: urls.plumbing }, exchange: { url: wire.urls.app }, sources: centres, centres,
    ledger: { owner: 'hz', topics: ['tb.hz.events'] }, keysFile, issuer: { url: issuer }, simulatedTime: true, dataDir: folder, logLevel: 'info',
  })
}

async function provideTopics(wire: TestDatabase) {
  const role = decodeURIComponent(new URL(wire.urls.app).username)
  const topics = ['gz', 'hz'].flatMap((id) => [`tb.${id}.events`, `tb.${id}.dead`]).concat(fixtureCity.sources.map(({ id }) => `tb.${id}.inbox`))
  await provisionExchange({
    url: wire.urls.owner, topics: [...topics.map((topic) => ({ topic })), { topic: STANDARDS_TOPIC, compacted: true }], access: [{ role, read: ['tb.*'], write: ['tb.*'] }],
  })
}

/** The city office's exchange: it publishes standards and keeps the city's ledger. */
async function openCityOffice({ app, plumbing }: TestDatabase, wire: TestDatabase) {
  const transport = await EmbeddedTransport.open({ url: wire.urls.app, deployment: 'city-office' })
  const keys = openKeyRing({ sources: { city: privateKey('city') }, city: [publicKey('city')] })
  const exchange = await Exchange.open({
    plumbing, transport, directory: await Directory.open(plumbing), keys, clock: new SystemOfficeClock(), deployment: 'city-office', sources: ['city'],
    ledger: { owner: 'gz', topics: ['tb.hz.events'] }, projections: [new CaseProjection()], digestEveryMs: 0,
  })
  exchange.start()
  return {
    async publish<T extends EventType>(key: string, type: T, body: EventBodies[T]) {
      await app.inTenant(['city'], (tx) => tx.query(insertOutbox([{
        source: 'city', topic: STANDARDS_TOPIC, key, type, body, aggregateType: key.split(':')[0]!, aggregateId: key, aggregateVersion: 1, occurredAt: new Date('2015-01-01T01:00:00Z'),
      }])))
      exchange.wake()
    },
    async close() {
      await exchange.stop()
      await transport.close()
    },
  }
}

const roleOf: Record<string, string> = { clerk: 'centre-clerk', head: 'centre-head', supervisor: 'supervisor', operator: 'operator' }

async function openIssuer() {
  const { publicKey: verifying, privateKey: signing } = await generateKeyPair('RS256')
  const jwks = JSON.stringify({ keys: [{ ...await exportJWK(verifying), kid: 'k1', alg: 'RS256', use: 'sig' }] })
  const server = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(jwks)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`
  return {
    url,
    tokenOf: (who: string) => new SignJWT({ typ: 'Bearer', azp: 'tongban-web', realm_access: { roles: [roleOf[who.split('.').at(-1)!] ?? 'centre-officer'] }, centres: who.includes('.') ? [who.split('.')[0]] : [] })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(url).setAudience('tongban-api').setSubject(who).setIssuedAt().setExpirationTime('5m').sign(signing),
    close: () => new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    }),
  }
}

/** A street's item: five working days promised, twenty by law, one paper. */
export function streetItem(): CatalogueItemPublished {
  const content: CatalogueItemPublished['content'] = {
    names: { zh: '个体工商户设立登记', en: 'Registration of an individual business' }, kind: 'promised', department: 'gs', tiers: ['STREET'],
    statutoryLimit: { days: 20, unit: 'wd' }, promisedLimit: { days: 5, unit: 'wd' },
    materials: [{ code: 'GS-APPLICATION', names: { zh: '登记申请书' }, required: true, copies: 1, form: 'original' }],
    conditions: [], fees: [], results: [], onlineDepth: 3, form: null, basis: '《个体工商户条例》第八条',
  }
  return { code: 'gs-002', version: 1, effectiveFrom: '2015-01-01', contentHash: hashText(sha256(canonicalText(content))), publishedAt: '2014-12-01T00:00:00.000Z', content }
}

export async function until<T>(look: () => Promise<T>, holds: (answer: T) => boolean, ms = 15_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const answer = await look()
    if (holds(answer)) return answer
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${ms} ms`)
    await sleep(10)
  }
}
