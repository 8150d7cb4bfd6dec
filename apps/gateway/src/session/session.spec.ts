import { startIssuer, type Issuer } from '@tongban/identity'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serveGateway, type FixtureGateway } from '../fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from '../fixtures/serve-graph.fixture.js'
import { Browser } from './browser.fixture.js'

let city: Served, haizhu: Served, gateway: FixtureGateway, issuer: Issuer, folder: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-session-'))
  const file = (name: string) => path.join(folder, name)
  writeFileSync(file('accounts.json'), JSON.stringify([{ username: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] }]))
  issuer = await startIssuer({ port: 0, accountsFile: file('accounts.json'), passwordsFile: file('passwords.json'), keysDir: folder })
  city = await serveCity()
  haizhu = await serveCentres({ hz: [['h1', 1]] })
  gateway = await serveGateway({ city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz'] }], issuer: issuer.url })
})

afterAll(async () => {
  await gateway.close()
  await Promise.all([city, haizhu, issuer].map((served) => served.close()))
  rmSync(folder, { recursive: true, force: true })
})

const passwordOf = (name: string) => (JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8')) as Record<string, string>)[name]!

async function logIn(): Promise<Browser> {
  const browser = new Browser()
  const page = await browser.follow(`${gateway.url}/session/login`)
  await browser.submit(page, { username: 'hz.clerk', password: passwordOf('hz.clerk') })
  return browser
}

const askAs = (browser: Browser, headers: Record<string, string> = { 'x-tongban-session': '1' }) => browser.fetch(`${gateway.url}/graphql`, {
  method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: '{ window(centreId: "hz", id: "w1") { name } }' }),
})

test('a login ends on the page with a session whose token stays here and goes on to the deployments', async () => {
  const browser = await logIn()
  expect(await (await browser.fetch(`${gateway.url}/session`)).json()).toEqual({ subject: 'hz.clerk' })
  expect(await (await askAs(browser)).json()).toEqual({ data: { window: { name: 'hz w1' } } })
  const token = haizhu.asked.at(-1)!.headers.authorization!
  expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({ sub: 'hz.clerk', centres: ['hz'] })
  expect([...browser.received].join()).not.toContain(token.slice('Bearer '.length))
})

test('the session\'s cookie is out of reach of scripts and of other sites', async () => {
  const browser = await logIn()
  const set = browser.setCookies.find((one) => one.startsWith('tongban_session='))!
  expect(set).toMatch(/^tongban_session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+$/)
})

test('a session\'s cookie without the header is refused', async () => {
  const response = await askAs(await logIn(), {})
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN', refused: 'session-header-missing' } }] })
})

test('after logging out the cookie is worth nothing, also where it was copied', async () => {
  const browser = await logIn()
  const copied = browser.cookieHeader(gateway.url)
  expect((await browser.fetch(`${gateway.url}/session/logout`, { method: 'POST' })).status).toBe(403)
  expect((await browser.fetch(`${gateway.url}/session/logout`, { method: 'POST', headers: { 'x-tongban-session': '1' } })).status).toBe(204)
  const response = await fetch(`${gateway.url}/session`, { headers: { cookie: copied } })
  expect(await response.json()).toEqual({ subject: null })
})

test.each([
  ['a code of a login that was not begun here', 'code=x&state=y', ''],
  ['an invented cookie', 'code=x&state=y', 'tongban_login=invented'],
  ['nothing at all', '', ''],
])('%s gives no session', async (_, query, cookie) => {
  const response = await fetch(`${gateway.url}/session/callback?${query}`, { redirect: 'manual', headers: { cookie } })
  expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null])
})

test('a code comes back once, with the state it left with', async () => {
  const browser = new Browser()
  await browser.follow(`${gateway.url}/session/login`)
  const forged = await browser.fetch(`${gateway.url}/session/callback?code=x&state=y`, { redirect: 'manual' })
  expect(forged.status).toBe(400)
})
