import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { enrolKeys, importDirectory } from '@tongban/directory'
import { exchangeDatabaseSchema, provisionExchange, STANDARDS_TOPIC } from '@tongban/exchange'
import { parseConfig, type ProcessConfig, type Role } from '@tongban/service'
import { fixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { cityOfficeSchemas } from './open-city-office.js'
import { runCityOffice } from './run-city-office.js'

const pairs = new Map(fixtureCity.sources.map(({ id }) => [id, generateKeyPairSync('ed25519')]))
const publicKey = (id: string) => ({ kid: `${id}-1`, publicKey: pairs.get(id)!.publicKey.export({ type: 'spki', format: 'pem' }) as string })

/** The city office as it runs, with its database, its part of the exchange and an issuer's keys. */
export async function openOffice(change: Partial<ProcessConfig> = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-city-'))
  const [own, wire] = await Promise.all([testDatabase({ schemas: cityOfficeSchemas }), testDatabase({ schemas: [exchangeDatabaseSchema] })])
  await importDirectory(own.urls.owner, fixtureCity)
  await enrolKeys(own.urls.owner, fixtureCity.sources.map(({ id }) => ({ source: id, ...publicKey(id), from: new Date('2004-01-01T00:00:00Z'), to: null })))
  await provideTopics(wire)
  const issuer = await openIssuer()
  const config = { ...configOf(folder, own, wire, issuer.url), ...change }
  let running = await runCityOffice(config)
  return {
    own, wire, config,
    async restart() {
      await running.close()
      running = await runCityOffice(config)
    },
    /** Asks the office's own graph as a person of this role; null is nobody. A supervisor is the city's, unless other centres are named. */
    async ask(role: Role | null, query: string, variables: object = {}, centres = role === 'supervisor' ? ['gz'] : []): Promise<any> {
      const response = await fetch(`http://127.0.0.1:${running.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(role && { authorization: `Bearer ${await issuer.tokenOf(role, centres)}` }) },
        body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
    async health(): Promise<{ status: number; page: any }> {
      const response = await fetch(`http://127.0.0.1:${running.port}/health`)
      return { status: response.status, page: await response.json() }
    },
    async close() {
      await running.close()
      await issuer.close()
      for (const database of [own, wire]) await database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

function configOf(folder: string, { urls }: TestDatabase, wire: TestDatabase, issuer: string): ProcessConfig {
  const keysFile = path.join(folder, 'keys.json')
  const privateKey = pairs.get('city')!.privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(keysFile, JSON.stringify({ sources: { city: { kid: 'city-1', privateKey } }, city: [publicKey('city')] }), { mode: 0o600 })
  return parseConfig({
    deployment: 'city-office', kind: 'city-office', port: 0, database: { url: urls.app, plumbingUrl: urls.plumbing }, exchange: { url: wire.urls.app }, sources: ['city'],
    ledger: { owner: 'gz', topics: ['gz', 'hz', 'th'].map((id) => `tb.${id}.events`) }, keysFile, issuer: { url: issuer }, simulatedTime: true, dataDir: folder, logLevel: 'silent',
  })
}

async function provideTopics(wire: TestDatabase) {
  const role = decodeURIComponent(new URL(wire.urls.app).username)
  const topics = ['gz', 'hz', 'th'].flatMap((id) => [`tb.${id}.events`, `tb.${id}.dead`]).concat(fixtureCity.sources.map(({ id }) => `tb.${id}.inbox`))
  await provisionExchange({
    url: wire.urls.owner, topics: [...topics.map((topic) => ({ topic })), { topic: STANDARDS_TOPIC, compacted: true }], access: [{ role, read: ['tb.*'], write: ['tb.*'] }],
  })
}

async function openIssuer() {
  const { publicKey: verifying, privateKey: signing } = await generateKeyPair('RS256')
  const jwks = JSON.stringify({ keys: [{ ...await exportJWK(verifying), kid: 'k1', alg: 'RS256', use: 'sig' }] })
  const server = createServer((_, response) => void response.setHeader('content-type', 'application/json').end(jwks)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`
  return {
    url,
    tokenOf: (role: Role, centres: readonly string[]) => new SignJWT({ typ: 'Bearer', azp: 'tongban-web', realm_access: { roles: [role] }, centres })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' }).setIssuer(url).setAudience('tongban-api').setSubject(`the.${role}`).setIssuedAt().setExpirationTime('5m').sign(signing),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
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
