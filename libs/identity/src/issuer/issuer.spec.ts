import { decodeJwt, decodeProtectedHeader } from 'jose'
import { statSync } from 'node:fs'
import path from 'node:path'
import { CodeFlowClient, EmbeddedVerifier, LoginRefused } from '../index.js'
import { issuerFixture } from './issuer.fixture.js'

let fixture: Awaited<ReturnType<typeof issuerFixture>>
beforeAll(async () => { fixture = await issuerFixture() })
afterAll(() => fixture.close())

const login = (username: string, password = fixture.passwords()[username] ?? '') => new CodeFlowClient().login({ issuer: fixture.issuer.url, username, password })
const authorize = (more: Record<string, string>) => fetch(`${fixture.issuer.url}/protocol/openid-connect/auth?${new URLSearchParams({
  client_id: 'tongban-cli', response_type: 'code', scope: 'openid', redirect_uri: 'http://127.0.0.1:4000/callback', state: 'a-state-of-some-length', ...more,
})}`, { redirect: 'manual' })
const PKCE = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }

test('gives an access token with the claims of the contract, for an hour', async () => {
  const { accessToken, expiresAt } = await login('hz.clerk')
  expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' })
  const claims = decodeJwt(accessToken)
  expect(claims).toMatchObject({
    iss: fixture.issuer.url, sub: 'hz.clerk', aud: 'tongban-api', azp: 'tongban-cli', typ: 'Bearer', realm_access: { roles: ['centre-clerk'] }, centres: ['hz'], department: 'gs',
  })
  expect(claims.exp! - claims.iat!).toBe(3600)
  expect(Math.abs(expiresAt.getTime() - claims.exp! * 1000)).toBeLessThan(2000)
  expect(JSON.stringify(claims)).not.toContain('林小满')
})

test('its tokens are good for the verifier, also after a restart of the issuer, and so are new logins', async () => {
  const verifier = new EmbeddedVerifier({ issuer: fixture.issuer.url, audience: 'tongban-api' })
  const { accessToken } = await login('city.supervisor')
  await fixture.restart()
  const expected = { subject: 'city.supervisor', roles: ['supervisor'], centres: ['gz', 'hz', 'hzcg'] }
  await expect(verifier.verify(accessToken)).resolves.toEqual(expected)
  await expect(verifier.verify((await login('city.supervisor')).accessToken)).resolves.toEqual(expected)
})

test('keeps keys and passwords in files for its own user alone', () => {
  for (const file of ['issuer-keys.json', 'passwords.json']) expect(statSync(path.join(fixture.folder, file)).mode & 0o777).toBe(0o600)
  expect(Object.keys(fixture.passwords())).toEqual(['hz.clerk', 'city.supervisor', 'citizen.chen'])
  expect(fixture.passwords()['hz.clerk']).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
})

test('looks like a realm', async () => {
  const metadata = await (await fetch(`${fixture.issuer.url}/.well-known/openid-configuration`)).json() as Record<string, unknown>
  expect(fixture.issuer.url).toMatch(/\/realms\/tongban$/)
  expect(metadata).toMatchObject({
    issuer: fixture.issuer.url,
    authorization_endpoint: `${fixture.issuer.url}/protocol/openid-connect/auth`,
    token_endpoint: `${fixture.issuer.url}/protocol/openid-connect/token`,
    jwks_uri: `${fixture.issuer.url}/protocol/openid-connect/certs`,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
  })
  const { keys } = await (await fetch(`${fixture.issuer.url}/protocol/openid-connect/certs`)).json() as { keys: object[] }
  expect(keys).toHaveLength(1)
  expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
})

test.each([
  ['a login without PKCE', {}, 'requires PKCE'],
  ['PKCE in the clear', { ...PKCE, code_challenge_method: 'plain' }, 'not supported value of code_challenge_method'],
])('refuses %s', async (_, more, words) => {
  const location = new URL((await authorize(more)).headers.get('location')!)
  expect(location.searchParams.get('error')).toBe('invalid_request')
  expect(location.searchParams.get('error_description')).toContain(words)
})

test.each([
  ['somewhere else', 'http://evil.example/callback'],
  ['another path', 'http://127.0.0.1:4000/steal'],
  ['a name that looks like ours', 'http://127.0.0.1.evil.example/callback'],
])('never sends a code to %s', async (_, redirect_uri) => {
  const response = await authorize({ ...PKCE, redirect_uri })
  expect([response.status, response.headers.get('location')]).toEqual([400, null])
  expect(await response.text()).toContain('登录未能完成')
})

test('refuses a wrong password and an unknown name with the same words', async () => {
  const right = fixture.passwords()['hz.clerk']!
  await expect(login('hz.clerk', 'wrong')).rejects.toThrow(new LoginRefused('hz.clerk was not let in: The user name or the password is not right.'))
  await expect(login('nobody', right)).rejects.toThrow(new LoginRefused('nobody was not let in: The user name or the password is not right.'))
  await expect(login('constructor', right)).rejects.toThrow('The user name or the password is not right.')
})

test('stops guesses at one name after ten, and lets others in', async () => {
  for (let guess = 0; guess < 10; guess++) await expect(login('citizen.chen', `guess-${guess}`)).rejects.toThrow('not right')
  await expect(login('citizen.chen')).rejects.toThrow(/Too many attempts; try again in (29\d|300) seconds/)
  await expect(login('hz.clerk')).resolves.toMatchObject({ accessToken: expect.any(String) })
})

test('its page carries no script, loads nothing from outside, escapes what was typed, and expires', async () => {
  const start = await authorize({ ...PKCE, ui_locales: 'zh-CN' })
  const cookies = start.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
  const page = new URL(start.headers.get('location')!, fixture.issuer.url)
  const shown = await fetch(page, { headers: { cookie: cookies, 'accept-language': 'en' } })
  expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:4000")
  expect(await shown.text()).toMatch(/<html lang="zh-CN">.*<label for="username">用户名<\/label>/s)
  expect(await (await fetch(`${page}?lang=en`, { headers: { cookie: cookies } })).text()).toMatch(/<html lang="en">.*<label for="username">User name<\/label>/s)
  const typed = await fetch(page, { method: 'POST', headers: { cookie: cookies }, body: new URLSearchParams({ username: '"><script>alert(1)</script>', password: 'x' }) })
  expect(typed.status).toBe(401)
  const html = await typed.text()
  expect(html).not.toContain('<script')
  expect(html).toContain('value="&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;"')
  const without = await fetch(page, { headers: { 'accept-language': 'en-GB' } })
  expect([without.status, (await without.text()).includes('This login page is no longer valid.')]).toEqual([400, true])
  const flood = await fetch(page, { method: 'POST', headers: { cookie: cookies }, body: new URLSearchParams({ username: 'hz.clerk', password: 'x'.repeat(9000) }) })
  expect(flood.status).toBe(401)
})
