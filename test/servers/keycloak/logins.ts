import { CodeFlowClient, LoginRefused } from '@tongban/identity'
import { makeAccounts } from '../../../apps/cli/src/realm/make-accounts.js'
import { Browser } from '../../../apps/gateway/src/session/browser.fixture.js'
import { serveGateway, type FixtureGateway } from '../../../apps/gateway/src/fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from '../../../apps/gateway/src/fixtures/serve-graph.fixture.js'
import type { KeycloakMint } from './keycloak-mint.js'

const PASSWORD = 'abcd-efgh-jkmn'
const people = ['hz.clerk', 'th.clerk'].map((username) => ({ username, roles: ['centre-clerk'], centres: [username.slice(0, 2)] }))

/** Through Keycloak's own page: without a browser for the demo, with a browser's manners for the gateway. */
export function loginsAtThePage(open: () => Promise<KeycloakMint>): void {
  let mint: KeycloakMint, city: Served, haizhu: Served, gateway: FixtureGateway
  const login = (username: string, password: string, clientId?: string) => new CodeFlowClient().login({ issuer: mint.url, username, password, ...(clientId && { clientId }) })
  const idOf = async (username: string) => (await mint.admin.get<{ id: string }[]>(`/users?exact=true&username=${username}`))![0]!.id
  const sessionsOf = async (username: string) => (await mint.admin.get<object[]>(`/users/${await idOf(username)}/sessions`))!.length
  const lockOf = async (username: string) => (await mint.admin.get<{ disabled: boolean }>(`/attack-detection/brute-force/users/${await idOf(username)}`))!

  beforeAll(async () => {
    mint = await open()
    await makeAccounts(mint.admin, people, { of: Object.fromEntries(people.map(({ username }) => [username, PASSWORD])), fresh: new Set() })
    city = await serveCity()
    haizhu = await serveCentres({ hz: [['h1', 1]] })
    gateway = await serveGateway({ city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz'] }], issuer: mint.url })
  }, 60_000)
  afterAll(async () => {
    await gateway?.close()
    await Promise.all([city?.close(), haizhu?.close()])
    await mint?.close()
  })

  test('a wrong password is refused in Keycloak\'s words', async () => {
    await expect(login('hz.clerk', 'wrong')).rejects.toThrow(new LoginRefused('hz.clerk was not let in: Invalid username or password.'))
  })

  test('a login at the gateway ends in a session whose token stays there, and a logout ends it at Keycloak too', async () => {
    const browser = new Browser()
    const page = await browser.follow(`${gateway.url}/session/login`)
    await browser.submit(page, { username: 'hz.clerk', password: PASSWORD })
    expect(await (await browser.fetch(`${gateway.url}/session`)).json()).toMatchObject({ subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] })
    const asked = await browser.fetch(`${gateway.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-tongban-session': '1' }, body: JSON.stringify({ query: '{ window(centreId: "hz", id: "w1") { name } }' }),
    })
    expect(await asked.json()).toEqual({ data: { window: { name: 'hz w1' } } })
    const token = haizhu.asked.at(-1)!.headers.authorization!.slice('Bearer '.length)
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({ sub: 'hz.clerk', azp: 'tongban-web', centres: ['hz'] })
    expect([...browser.received].join()).not.toContain(token)
    expect(await sessionsOf('hz.clerk')).toBe(1)
    expect((await browser.fetch(`${gateway.url}/session/logout`, { method: 'POST', headers: { 'x-tongban-session': '1' } })).status).toBe(204)
    expect(await (await browser.fetch(`${gateway.url}/session`)).json()).toEqual({ subject: null })
    expect(await sessionsOf('hz.clerk')).toBe(0)
  })

  test.each([
    ['a password, without the page', { grant_type: 'password', client_id: 'tongban-cli', username: 'hz.clerk', password: PASSWORD }],
    ['a password, by Keycloak\'s own client', { grant_type: 'password', client_id: 'admin-cli', username: 'hz.clerk', password: PASSWORD }],
    ['a client\'s word', { grant_type: 'client_credentials', client_id: 'tongban-api' }],
    ['another\'s token', { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', client_id: 'tongban-cli', subject_token: 'x' }],
    ['a device\'s code', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'tongban-cli', device_code: 'x' }],
  ])('no token is given for %s', async (_, form) => {
    const response = await fetch(`${mint.url}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) })
    expect([400, 401]).toContain(response.status)
    expect(await response.text()).not.toContain('access_token')
  })

  const authorize = (more: Record<string, string>) => fetch(`${mint.url}/protocol/openid-connect/auth?${new URLSearchParams({
    client_id: 'tongban-cli', response_type: 'code', scope: 'openid', redirect_uri: 'http://127.0.0.1:4999/callback', state: 'a-state', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', ...more,
  })}`, { redirect: 'manual' })

  test('comes back to this machine at any port, and nowhere else', async () => {
    const status = async (client: string, uri: string) => (await authorize({ client_id: client, redirect_uri: uri })).status
    expect([await status('tongban-cli', 'http://127.0.0.1:1/callback'), await status('tongban-cli', 'http://localhost/callback'), await status('tongban-web', 'http://127.0.0.1:4000/session/callback')]).toEqual([200, 200, 200])
    for (const uri of ['http://evil.example/callback', 'http://127.0.0.1.evil.example/callback', 'http://127.0.0.1:1/callback/x', 'http://127.0.0.1:1/session/callback', 'http://127.0.0.1:1@evil.example/callback', 'https://127.0.0.1:1/callback']) expect([uri, await status('tongban-cli', uri)]).toEqual([uri, 400])
  })

  test.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with PKCE in plain text', { code_challenge_method: 'plain' }],
    ['for a token in the address (implicit)', { response_type: 'token', nonce: 'n' }],
    ['for a token without end', { scope: 'openid offline_access' }],
  ])('no login begins %s', async (_, more) => {
    const response = await authorize(more)
    const query = (response.headers.get('location') ?? '').split(/[?#]/)[1] ?? ''
    expect([response.status, new URLSearchParams(query).get('error')]).toEqual([302, expect.stringMatching(/^(invalid_request|unauthorized_client|invalid_scope|unsupported_response_type)$/)])
  })

  test('ten wrong passwords lock a name for the right one as well, and nobody else', async () => {
    for (let i = 0; i < 10; i++) await expect(login('hz.clerk', `wrong-${i}`)).rejects.toThrow(LoginRefused)
    // Keycloak counts in a thread of its own, a moment after it answered.
    for (const end = Date.now() + 10_000; Date.now() < end && !(await lockOf('hz.clerk')).disabled;) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await lockOf('hz.clerk')).toMatchObject({ disabled: true })
    await expect(login('hz.clerk', PASSWORD)).rejects.toThrow('hz.clerk was not let in: Invalid username or password.')
    await expect(login('th.clerk', PASSWORD)).resolves.toMatchObject({ accessToken: expect.any(String) })
  }, 60_000)

  test('a password that is too simple is not taken', async () => {
    const path = `/users/${await idOf('th.clerk')}/reset-password`
    for (const value of ['short', 'th.clerk', 'x'.repeat(65), PASSWORD]) await expect(mint.admin.put(path, { type: 'password', value, temporary: false })).rejects.toThrow('keycloak-refused')
  })
}
