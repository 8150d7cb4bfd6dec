import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchKeys } from './fetch-keys.js'

const rsa = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength }).publicKey
const jwk = (key: KeyObject, more: object = {}) => ({ ...key.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256', ...more })
const good = rsa()

async function fetching(answer: (res: ServerResponse) => void): Promise<string[] | string> {
  const server = createServer((_, res) => answer(res)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return fetchKeys(`http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`).then((keys) => [...keys.keys()], ({ message }: Error) => message).finally(() => {
    server.closeAllConnections()
    server.close()
  })
}
const publishing = (...keys: object[]) => fetching((res) => res.end(JSON.stringify({ keys })))

test('takes the keys that sign with RS256, and leaves the others', async () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  expect(await publishing(
    jwk(good), jwk(rsa(), { kid: 'k2', alg: undefined, use: undefined }), jwk(rsa(), { kid: 'encrypts', use: 'enc' }), jwk(rsa(), { kid: 'oaep', alg: 'RSA-OAEP' }), jwk(rsa(1024), { kid: 'short' }),
    jwk(elliptic, { kid: 'ec', alg: 'ES256' }), { kid: 'secret', kty: 'oct', k: 'AAAA', alg: 'RS256' }, { kid: 'broken', kty: 'RSA', n: '!', e: 'AQAB' }, jwk(rsa(), { kid: 7 }), null as never, 'x' as never,
  )).toEqual(['k1', 'k2'])
})

test('two keys of one name are none', async () => {
  expect(await publishing(jwk(good), jwk(rsa()), jwk(rsa(), { kid: 'k2' }))).toEqual(['k2'])
})

test.each<[string, (res: ServerResponse) => void, RegExp]>([
  ['nothing there', (res) => res.writeHead(404).end(), /answered 404: is the realm's name in issuer\.url right/],
  ['a fault', (res) => res.writeHead(500).end(), /answered HTTP 500/],
  ['a page', (res) => res.end('<html>'), /no list of keys/],
  ['null', (res) => res.end('null'), /no list of keys/],
  ['no key', (res) => res.end('{"keys":[]}'), /publishes no RS256 key: the realm needs an active key provider/],
  ['more than anybody needs', (res) => res.end(JSON.stringify({ keys: [], padding: 'x'.repeat(300_000) })), /more than 256000 characters/],
  ['a connection that breaks', (res) => res.destroy(), /cannot be reached/],
])('says what it met: %s', async (_, answer, sentence) => {
  expect(await fetching(answer)).toMatch(sentence)
})

test('a redirect is not followed, though good keys lie there', async () => {
  const elsewhere = createServer((_, res) => res.end(JSON.stringify({ keys: [jwk(good)] }))).listen(0, '127.0.0.1')
  await new Promise((resolve) => elsewhere.once('listening', resolve))
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/keys`
  expect(await fetching((res) => res.writeHead(302, { location }).end())).toMatch(/cannot be reached/)
  elsewhere.closeAllConnections()
  elsewhere.close()
})
