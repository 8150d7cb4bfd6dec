import { forgeries, mintToken, rightClaims, rightHeader, secondsFromNow, signed, type TokenMint } from '@tongban/testing'
import type { VerifierOptions } from './realm-verifier.js'
import { IssuerAway, TokenRefused, type TokenVerifier } from './token-verifier.js'

/** What every TokenVerifier must hold, whoever issues the tokens. Call it in a spec with a way to open a verifier, and a realm's mint. */
export function tokenVerifierContract(name: string, open: (options: VerifierOptions) => TokenVerifier | Promise<TokenVerifier>, openMint: () => Promise<TokenMint>): void {
  describe(`${name} holds the contract of a token verifier`, () => {
    let mint: TokenMint
    let verifier: TokenVerifier
    const fresh = (change: Partial<VerifierOptions> = {}) => open({ issuer: mint.url, audience: 'tongban-api', ...change })
    beforeAll(async () => {
      mint = await openMint()
      verifier = await fresh()
    })
    afterAll(() => mint.close())

    test('reads the person, the roles, the centres and the department', async () => {
      await expect(verifier.verify(mintToken(mint, { department: 'gs' }))).resolves.toEqual({ subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'], department: 'gs' })
    })

    test('takes a list of audiences with ours in it, and the type of RFC 9068', async () => {
      await expect(verifier.verify(mintToken(mint, { aud: ['account', 'tongban-api'], preferred_username: 'hz.clerk' }, { typ: 'at+jwt' }))).resolves.toMatchObject({ subject: 'hz.clerk' })
    })

    test('refuses every forged or wrong token', async () => {
      const all = forgeries(mint)
      const answers = await Promise.all(all.map(async ({ name, token }) => [name, await verifier.verify(token).then(() => 'taken', (error: Error) => error.constructor)] as const))
      expect(answers.filter(([, answer]) => answer !== TokenRefused)).toEqual([])
      expect(all.length).toBeGreaterThanOrEqual(40)
      expect(new Set(all.map(({ token }) => token)).size).toBe(all.length)
    })

    test.each(['', 'abc', 'a.b.c', '..', 'null', `${'e'.repeat(20_000)}.e.e`])('refuses garbage: %.20s', (jwt) => expect(verifier.verify(jwt)).rejects.toThrow(TokenRefused))

    test.each<[string, Record<string, unknown>]>([
      ['no roles and no centres', { realm_access: undefined, centres: undefined }],
      ['roles that are a text', { realm_access: { roles: 'operator' }, centres: 'hz' }],
      ['roles that are null', { realm_access: null, centres: null }],
      ['roles nobody knows', { realm_access: { roles: ['admin', 'Operator', 7, null, { role: 'operator' }] }, centres: [7, {}, ['hz']] }],
      ['centres that would widen a policy', { realm_access: { roles: [] }, centres: ['hz,gz', '*', '', 'hz}', "hz'", 'HZ', '__proto__', 'x'.repeat(13)] }],
    ])('takes %s for no roles and no centres', async (_, change) => {
      await expect(verifier.verify(mintToken(mint, change))).resolves.toEqual({ subject: 'hz.clerk', roles: [], centres: [] })
    })

    test('drops a repeated role, a repeated centre and a department of odd form', async () => {
      const token = mintToken(mint, { realm_access: { roles: ['supervisor', 'supervisor', 'offline_access'] }, centres: ['hz', 'th', 'hz'], department: "gs'; --" })
      await expect(verifier.verify(token)).resolves.toEqual({ subject: 'hz.clerk', roles: ['supervisor'], centres: ['hz', 'th'] })
    })

    test('is exact to the second: good from nbf on, and no longer at exp', async () => {
      const [second, milliseconds] = [secondsFromNow(120), (ms: number) => new Date(second * 1_000 + ms)]
      const token = mintToken(mint, { nbf: second, exp: second + 1 })
      const at = async (ms: number) => (await fresh({ now: () => milliseconds(ms) })).verify(token).then(({ subject }) => subject, ({ name }: Error) => name)
      expect([await at(-1), await at(0), await at(999), await at(1_000)]).toEqual(['TokenRefused', 'hz.clerk', 'hz.clerk', 'TokenRefused'])
    })

    test('tells operators what the realm lacks, once each, when a rightly signed token is not as the export makes it; and nothing of forged ones', async () => {
      const told: string[] = []
      const telling = await fresh({ notice: (sentence) => void told.push(sentence) })
      const changes = [{ aud: 'account' }, { aud: 'account' }, { azp: 'portal' }, { realm_access: undefined }, { centres: undefined }, { sub: '8b1a', preferred_username: 'hz.clerk' }, { typ: 'ID', aud: 'x' }]
      for (const change of changes) await telling.verify(mintToken(mint, change)).catch(() => undefined)
      await telling.verify(signed(JSON.stringify(rightHeader(mint)), JSON.stringify(rightClaims(mint, { aud: 'forged' })), mint.retired.privateKey)).catch(() => undefined)
      expect(told).toEqual([
        expect.stringContaining('needs the mapper "audience"'), expect.stringContaining('name it in issuer.clients'), expect.stringContaining('needs the mapper "roles"'),
        expect.stringContaining('needs the mapper "centres"'), expect.stringContaining('needs the mapper "subject"'),
      ])
    })

    test('asks for the keys once for a hundred requests at a cold start, forged ones among them', async () => {
      const [cold, token, forged] = [await fresh(), mintToken(mint), mintToken(mint, {}, { kid: 'nobody' })]
      mint.asked = 0
      const answers = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => cold.verify(i % 10 === 9 ? forged : token)))
      expect([answers.filter(({ status }) => status === 'fulfilled').length, mint.asked]).toEqual([90, 1])
    })

    test('a thousand tokens of unknown keys make it ask once more', async () => {
      const bothered = await fresh()
      await bothered.verify(mintToken(mint))
      mint.asked = 0
      for (let i = 0; i < 1_000; i++) await bothered.verify(`${headerNaming(mint, `kid-${i}`)}.e30.AAAA`).catch(() => undefined)
      expect(mint.asked).toBe(1)
    })

    test('a rotation of keys is taken up at once, and a retired key ends', async () => {
      const [plain, steady, old] = [await fresh(), await fresh({ refreshAfterMs: 0 }), mintToken(mint)]
      for (const one of [plain, steady]) await one.verify(old)
      await mint.rotate()
      const token = mintToken(mint)
      const subjects = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? plain : steady).verify(token).then(({ subject }) => subject)))
      expect(new Set(subjects)).toEqual(new Set(['hz.clerk']))
      await expect(steady.verify(old)).resolves.toMatchObject({ subject: 'hz.clerk' })
      await mint.retireOthers()
      await expect(steady.verify(old)).rejects.toThrow(TokenRefused)
      await expect(steady.verify(token)).resolves.toMatchObject({ subject: 'hz.clerk' })
    })

    test('goes on with the keys it has while the issuer is away, and says so; a process without keys says that', async () => {
      const [kept, token] = [await fresh({ refreshAfterMs: 0 }), mintToken(mint)]
      await kept.verify(token)
      expect(await kept.standing?.()).toMatchObject({ answers: true, since: null, fault: null })
      await mint.leave()
      try {
        await expect(kept.verify(token)).resolves.toMatchObject({ subject: 'hz.clerk' })
        await expect(kept.verify(mintToken(mint, { sub: 'operator', aud: 'account' }))).rejects.toThrow(TokenRefused)
        await expect(kept.verify(mintToken(mint, {}, { kid: 'unknown' }))).rejects.toThrow(IssuerAway)
        expect(await kept.standing?.()).toMatchObject({ answers: false, since: expect.any(Date), fault: expect.stringContaining('/protocol/openid-connect/certs') })
        expect((await kept.standing?.())?.keys).toBeGreaterThan(0)
        await expect((await fresh()).verify(token)).rejects.toThrow(IssuerAway)
      } finally {
        await mint.comeBack()
      }
      await expect((await fresh()).verify(token)).resolves.toMatchObject({ subject: 'hz.clerk' })
    })
  })
}

const headerNaming = (mint: TokenMint, kid: string): string => Buffer.from(JSON.stringify(rightHeader(mint, { kid }))).toString('base64url')
