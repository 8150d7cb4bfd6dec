import { startIssuer, type Issuer } from '@tongban/identity'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
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

/** `to` is the query's, as a link would have it; answers the browser and the address it ended at. */
async function logInTo(to?: string): Promise<{ browser: Browser; url: string }> {
  const browser = new Browser()
  const page = await browser.follow(`${gateway.url}/session/login${to === undefined ? '' : `?${new URLSearchParams({ to })}`}`)
  const { url } = await browser.submit(page, { username: 'hz.clerk', password: passwordOf('hz.clerk') })
  return { browser, url }
}

const logIn = async (): Promise<Browser> => (await logInTo()).browser

/** As a server of pages passes a request on: with the host that the browser asked. */
const askWithHost = (url: string, at: string, host: string) => new Promise<{ location: string; cookies: string[] }>((resolve, reject) => {
  const asked = request(url, { path: at, headers: { host } }, (response) => {
    response.resume()
    resolve({ location: response.headers.location ?? '', cookies: response.headers['set-cookie'] ?? [] })
  })
  asked.once('error', reject)
  asked.end()
})

const askAs = (browser: Browser, headers: Record<string, string> = { 'x-tongban-session': '1' }) => browser.fetch(`${gateway.url}/graphql`, {
  method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: '{ window(centreId: "hz", id: "w1") { name } }' }),
})

test('a login ends on the page with a session whose token stays here and goes on to the deployments', async () => {
  const browser = await logIn()
  expect(await (await browser.fetch(`${gateway.url}/session`)).json()).toEqual({
    subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'], department: null, expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  })
  expect(await (await askAs(browser)).json()).toEqual({ data: { window: { name: 'hz w1' } } })
  const token = haizhu.asked.at(-1)!.headers.authorization!
  expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({ sub: 'hz.clerk', centres: ['hz'] })
  expect([...browser.received].join()).not.toContain(token.slice('Bearer '.length))
})

test.each([
  [undefined, '/office/'],
  ['/office/cases?open=true', '/office/cases?open=true'],
  ['/graphql', '/graphql'],
  ['//elsewhere.example/', '/office/'],
  ['/\\elsewhere.example', '/office/'],
  ['http://elsewhere.example/', '/office/'],
  ['/session/login', '/office/'],
])('a login asked for with to=%j ends at %s of this origin', async (to, end) => {
  expect((await logInTo(to)).url).toBe(`${gateway.url}${end}`)
})

test('in development a login begun at a server of pages before this one leads back there, and nowhere else', async () => {
  const browser = new Browser()
  const asked = await askWithHost(gateway.url, '/session/login?to=/office/%22%3E%3Cb%3E', '127.0.0.1:5173')
  browser.takeCookies(gateway.url, asked.cookies)
  const { html } = await browser.submit(await browser.follow(asked.location), { username: 'hz.clerk', password: passwordOf('hz.clerk') })
  expect(html).toContain('content="0;url=http://127.0.0.1:5173/office/%22%3E%3Cb%3E"')
  for (const host of ['elsewhere.example', '127.0.0.1.elsewhere.example:80', '10.0.0.1:5173']) {
    const other = new Browser()
    const begun = await askWithHost(gateway.url, '/session/login?to=/office/', host)
    other.takeCookies(gateway.url, begun.cookies)
    expect((await other.submit(await other.follow(begun.location), { username: 'hz.clerk', password: passwordOf('hz.clerk') })).url).toBe(`${gateway.url}/office/`)
  }
})

test('a login begun under another name of this machine goes to the origin first, where its cookie belongs', async () => {
  const elsewhere = gateway.url.replace('127.0.0.1', 'localhost')
  const response = await fetch(`${elsewhere}/session/login?to=/office/cases`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location'), response.headers.get('set-cookie')]).toEqual([302, `${gateway.url}/session/login?to=/office/cases`, null])
})

test('the issuer\'s page is asked for in the language of the page that sent there', async () => {
  const location = async (language: string) => (await fetch(`${gateway.url}/session/login?ui_locales=${language}`, { redirect: 'manual' })).headers.get('location')
  expect(new URL((await location('zh-CN'))!).searchParams.get('ui_locales')).toBe('zh-CN')
  expect(new URL((await location('<script>'))!).searchParams.get('ui_locales')).toBeNull()
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
