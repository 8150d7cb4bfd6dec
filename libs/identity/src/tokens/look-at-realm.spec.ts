import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { lookAtRealm, RealmMisconfigured } from './look-at-realm.js'
import { IssuerAway } from './token-verifier.js'

// The real one: test/servers/keycloak/realm.ts.
async function looking(answer: (res: ServerResponse, issuer: string) => void): Promise<unknown> {
  let issuer = ''
  const server = createServer((_, res) => answer(res, issuer)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`
  return lookAtRealm(issuer).catch((error: unknown) => error).finally(() => {
    server.closeAllConnections()
    server.close()
  })
}
const right = (issuer: string) => ({ issuer, code_challenge_methods_supported: ['plain', 'S256'] })

test('says nothing of a realm that is the one named', async () => {
  expect(await looking((res, issuer) => res.end(JSON.stringify(right(issuer))))).toBeUndefined()
})

test.each<[string, (res: ServerResponse, issuer: string) => void, RegExp]>([
  ['no such realm', (res) => res.writeHead(404).end(), /knows no such realm \(HTTP 404\): import deploy\/keycloak\/tongban-realm\.json/],
  ['a realm of another name for itself', (res) => res.end(JSON.stringify(right('https://login.example/realms/tongban'))), /the realm calls itself https:\/\/login\.example\/realms\/tongban: use that address, or set Keycloak's option "hostname"/],
  ['a page', (res) => res.end('<html>'), /no OpenID Connect issuer \(HTTP 200/],
  ['null', (res) => res.end('null'), /no OpenID Connect issuer/],
  ['a redirect', (res) => res.writeHead(302, { location: 'http://evil.example' }).end(), /no OpenID Connect issuer \(HTTP 302/],
  ['a realm without PKCE', (res, issuer) => res.end(JSON.stringify({ issuer })), /no PKCE with S256/],
])('refuses %s, naming the setting', async (_, answer, sentence) => {
  const error = await looking(answer)
  expect(error).toBeInstanceOf(RealmMisconfigured)
  expect((error as Error).message).toMatch(sentence)
})

test('takes a Keycloak that is starting, or not there, for away', async () => {
  expect(await looking((res) => res.writeHead(503).end())).toBeInstanceOf(IssuerAway)
  await expect(lookAtRealm('http://127.0.0.1:9/realms/tongban')).rejects.toThrow(IssuerAway)
})
