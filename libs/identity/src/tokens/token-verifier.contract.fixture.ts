import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IssuerAway, TokenRefused, type TokenVerifier } from './token-verifier.js'

interface Forge {
  key?: CryptoKey | Uint8Array
  alg?: string
  kid?: string
}

/** An issuer in a few lines: publishes one key where a realm would, and signs whatever it is asked to. */
class Mint {
  asked = 0
  private constructor(readonly url: string, private server: Server | undefined, private readonly keys: { publicKey: CryptoKey; privateKey: CryptoKey }) {}

  static async open(): Promise<Mint> {
    const keys = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }
    const server = createServer((_, res) => { mint.asked++; res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })) })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const mint = new Mint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`, server, keys)
    return mint
  }

  claims(change: JWTPayload = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000)
    return { iss: this.url, aud: 'tongban-api', sub: 'hz.clerk', typ: 'Bearer', iat: now, exp: now + 300, realm_access: { roles: ['centre-clerk'] }, centres: ['hz'], ...change }
  }

  token(change: JWTPayload = {}, { key = this.keys.privateKey, alg = 'RS256', kid = 'k1' }: Forge = {}): Promise<string> {
    return new SignJWT(this.claims(change)).setProtectedHeader({ alg, kid, typ: 'at+jwt' }).sign(key)
  }

  async publicKeyText(): Promise<Uint8Array> {
    return new TextEncoder().encode(await exportSPKI(this.keys.publicKey))
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)))
    this.server = undefined
  }
}

const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from

/** What every TokenVerifier must hold, whoever issues the tokens. Call it in a spec with a way to open one for an issuer. */
export function tokenVerifierContract(name: string, open: (options: { issuer: string; audience: string }) => TokenVerifier): void {
  describe(`${name} holds the contract of a token verifier`, () => {
    let mint: Mint
    let verifier: TokenVerifier
    beforeAll(async () => {
      mint = await Mint.open()
      verifier = open({ issuer: mint.url, audience: 'tongban-api' })
    })
    afterAll(() => mint.close())
    const refused = (jwt: string) => expect(verifier.verify(jwt)).rejects.toThrow(TokenRefused)

    test('reads the person, the roles, the centres and the department', async () => {
      await expect(verifier.verify(await mint.token({ department: 'gs' }))).resolves.toEqual({ subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'], department: 'gs' })
    })

    test.each<[string, () => JWTPayload]>([
      ['an expired token', () => ({ exp: seconds(-60) })],
      ['a token without an end', () => ({ exp: undefined })],
      ['a token that is not valid yet', () => ({ nbf: seconds(3600) })],
      ['a token of another issuer', () => ({ iss: 'http://evil.example/realms/tongban' })],
      ['a token of another realm of the same issuer', () => ({ iss: mint.url.replace('tongban', 'master') })],
      ['a token for another service', () => ({ aud: 'account' })],
      ['an ID token, even one addressed to us', () => ({ typ: 'ID' })],
      ['a token without a kind', () => ({ typ: undefined })],
      ['a token without a subject', () => ({ sub: undefined })],
      ['a subject that is an object', () => ({ sub: { $ne: '' } as never })],
      ['a subject with a quote and SQL', () => ({ sub: "x' or '1'='1" })],
      ['a subject of ten thousand letters', () => ({ sub: 'x'.repeat(10_000) })],
    ])('refuses %s', async (_, change) => refused(await mint.token(change())))

    test('refuses a token signed with another key under our key\'s name, and one with a key nobody published', async () => {
      const { privateKey } = await generateKeyPair('RS256')
      await refused(await mint.token({}, { key: privateKey }))
      await refused(await mint.token({}, { key: privateKey, kid: 'k2' }))
    })

    test('refuses algorithm none, HS256 with the public key as its secret, and PS256', async () => {
      await refused(new UnsecuredJWT(mint.claims()).encode())
      await refused(await mint.token({}, { alg: 'HS256', key: await mint.publicKeyText() }))
      await refused(await mint.token({}, { alg: 'PS256', key: (await generateKeyPair('PS256')).privateKey }))
    })

    test('refuses a token whose claims were changed after signing', async () => {
      const [head, , signature] = (await mint.token()).split('.')
      await refused([head, Buffer.from(JSON.stringify(mint.claims({ realm_access: { roles: ['operator'] } }))).toString('base64url'), signature].join('.'))
    })

    test.each(['', 'abc', 'a.b.c', '..', 'null', `${'e'.repeat(20_000)}.e.e`])('refuses garbage: %.20s', (jwt) => refused(jwt))

    test.each<[string, JWTPayload]>([
      ['no roles and no centres', { realm_access: undefined, centres: undefined }],
      ['roles that are a text', { realm_access: { roles: 'operator' }, centres: 'hz' }],
      ['roles that are null', { realm_access: null as never, centres: null as never }],
      ['roles nobody knows', { realm_access: { roles: ['admin', 'Operator', 7, null, { role: 'operator' }] }, centres: [7, {}, ['hz']] }],
      ['centres that would widen a policy', { realm_access: { roles: [] }, centres: ['hz,gz', '*', '', 'hz}', "hz'", 'HZ', '__proto__', 'x'.repeat(13)] }],
    ])('takes %s for no roles and no centres', async (_, change) => {
      await expect(verifier.verify(await mint.token(change))).resolves.toEqual({ subject: 'hz.clerk', roles: [], centres: [] })
    })

    test('drops a repeated role, a repeated centre and a department of odd form', async () => {
      const token = await mint.token({ realm_access: { roles: ['supervisor', 'supervisor', 'offline_access'] }, centres: ['hz', 'th', 'hz'], department: "gs'; --" })
      await expect(verifier.verify(token)).resolves.toEqual({ subject: 'hz.clerk', roles: ['supervisor'], centres: ['hz', 'th'] })
    })

    test('asks for the keys once for fifty tokens at a cold start', async () => {
      const [cold, token] = [open({ issuer: mint.url, audience: 'tongban-api' }), await mint.token()]
      mint.asked = 0
      await Promise.all(Array.from({ length: 50 }, () => cold.verify(token)))
      expect(mint.asked).toBe(1)
    })

    test('goes on with the keys it has while the issuer is away, and says so when it has none', async () => {
      const [token, forged] = [await mint.token(), await mint.token({}, { key: (await generateKeyPair('RS256')).privateKey })]
      await mint.close()
      await expect(verifier.verify(token)).resolves.toMatchObject({ subject: 'hz.clerk' })
      await refused(forged)
      await expect(open({ issuer: mint.url, audience: 'tongban-api' }).verify(token)).rejects.toThrow(IssuerAway)
    })
  })
}
