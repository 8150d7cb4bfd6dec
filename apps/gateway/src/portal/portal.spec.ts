import { startIssuer, type Issuer } from '@tongban/identity'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { request } from 'node:http'
import { serveGateway, type FixtureGateway } from '../fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from '../fixtures/serve-graph.fixture.js'
import { Browser } from '../session/browser.fixture.js'

const KNOWN = 'a'.repeat(64)
const TEXT = 'query Office { officeName }'
const script = 'console.log("office")'

let city: Served, haizhu: Served, issuer: Issuer, gateway: FixtureGateway, inDevelopment: FixtureGateway, folder: string

const page = (name: string) => `<!doctype html><html><head><meta property="csp-nonce" nonce="STYLE_NONCE"><script type="module" src="/assets/${name}-1a2b.js" nonce="STYLE_NONCE"></script></head><body>${name}</body></html>`

function build(at: string, documents: Record<string, string>): void {
  mkdirSync(path.join(at, 'assets'), { recursive: true })
  mkdirSync(path.join(at, 'office'), { recursive: true })
  writeFileSync(path.join(at, 'index.html'), page('citizen'))
  writeFileSync(path.join(at, 'office/index.html'), page('office'))
  writeFileSync(path.join(at, 'secret.txt'), 'secret')
  for (const [ending, bytes] of [['', Buffer.from(script)], ['.gz', gzipSync(script)], ['.br', brotliCompressSync(script)]] as const) writeFileSync(path.join(at, `assets/office-1a2b.js${ending}`), bytes)
  writeFileSync(path.join(at, 'trusted-documents.json'), JSON.stringify(documents))
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tongban-portal-'))
  const file = (name: string) => path.join(folder, name)
  build(file('dist'), { [KNOWN]: TEXT })
  writeFileSync(file('accounts.json'), JSON.stringify([{ username: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] }]))
  issuer = await startIssuer({ port: 0, accountsFile: file('accounts.json'), passwordsFile: file('passwords.json'), keysDir: folder })
  city = await serveCity()
  haizhu = await serveCentres({ hz: [['h1', 1]] })
  const options = { city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz'] }], issuer: issuer.url, portal: file('dist') }
  gateway = await serveGateway({ ...options, development: false })
  inDevelopment = await serveGateway(options)
})

afterAll(async () => {
  await Promise.all([gateway, inDevelopment].map((served) => served.close()))
  await Promise.all([city, haizhu, issuer].map((served) => served.close()))
  rmSync(folder, { recursive: true, force: true })
})

const html = { accept: 'text/html' }
const get = (at: string, headers: Record<string, string> = html) => fetch(`${gateway.url}${at}`, { headers, redirect: 'manual' })

test.each([['/', 'citizen', 200], ['/progress', 'citizen', 200], ['/guide/hz/shop-sign', 'citizen', 200], ['/nothing', 'citizen', 404], ['/office', 'office', 200], ['/office/', 'office', 200], ['/office/cases/hz/1', 'office', 200]])('%s is the %s front end, %i', async (at, name, status) => {
  const response = await get(at)
  expect([response.status, await response.text(), response.headers.get('cache-control'), response.headers.get('x-content-type-options')])
    .toEqual([status, expect.stringContaining(`<body>${name}</body>`), 'no-store', 'nosniff'])
})

test('the policy lets in no script but the origin\'s files, and the office\'s styles by a nonce that is new in every answer', async () => {
  const [first, second] = await Promise.all([get('/office/'), get('/office/')])
  const policy = first.headers.get('content-security-policy')!
  const nonce = /style-src 'self' 'nonce-([\w-]{22})'/.exec(policy)![1]!
  expect(await first.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
  expect(second.headers.get('content-security-policy')).not.toContain(nonce)
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/)
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const citizen = await get('/')
  expect(citizen.headers.get('content-security-policy')).toMatch(/style-src 'self'$/)
  expect(await citizen.text()).not.toMatch(/nonce/)
})

test('an asset is kept for a year and sent in the form asked for', async () => {
  const response = await get('/assets/office-1a2b.js', { 'accept-encoding': 'gzip' })
  expect(await response.text()).toBe(script)
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': 'gzip', 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff', vary: 'accept-encoding' })
  expect((await get('/assets/office-1a2b.js', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBe('br')
  expect((await get('/assets/office-1a2b.js', { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull()
})

/** As written: `fetch` would tidy the path first. */
const raw = (at: string) => new Promise<{ status: number; text: string }>((resolve, reject) => {
  const asked = request(gateway.url, { path: at }, (response) => {
    let text = ''
    response.on('data', (chunk) => { text += chunk }).on('end', () => resolve({ status: response.statusCode!, text }))
  })
  asked.once('error', reject)
  asked.end()
})

test.each([
  '/assets/nothing.js', '/assets/', '/assets/../secret.txt', '/assets/..%2fsecret.txt', '/assets/..%2ftrusted-documents.json', '/assets/%2e%2e/secret.txt', '/assets/..%5csecret.txt',
  '/assets/office-1a2b.js%00.css', '/assets/office-1a2b.js.gz', '/assets/__proto__', '/assets/constructor', '/trusted-documents.json', '/secret.txt', '/.vite/manifest.json', '/dist/secret.txt', '/office/../trusted-documents.json',
])('%s gives no file of the build', async (at) => {
  const { text } = await raw(at)
  expect(text).not.toMatch(/^secret|officeName|console\.log/)
})

test('where nothing is built it says what to run, and the graph is there', async () => {
  const without = await serveGateway({ city: city.url, deployments: [], portal: path.join(folder, 'none') })
  const response = await fetch(`${without.url}/office/`, { headers: html })
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm run build')])
  expect((await without.ask('{ officeName }')).body.data).toEqual({ officeName: 'City office' })
  await without.close()
})

const post = (body: unknown, headers: Record<string, string> = {}, at = gateway) =>
  fetch(`${at.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
const answer = async (response: Response) => [response.status, await response.json()]

test('a document is asked for by its id', async () => {
  expect(await answer(await post({ documentId: KNOWN, variables: {} }))).toEqual([200, { data: { officeName: 'City office' } }])
})

test.each([
  ['an unknown id', { documentId: 'b'.repeat(64) }, 'document-unknown'],
  ['an id of another kind of object', { documentId: '__proto__' }, 'document-unknown'],
  ['an empty id', { documentId: '' }, 'document-unknown'],
  ['an id of 100,000 characters', { documentId: 'x'.repeat(100_000) }, 'document-unknown'],
  ['an id that is no text', { documentId: { $ne: null } }, 'request-unreadable'],
  ['an id that is a number', { documentId: 1 }, 'request-unreadable'],
  ['an id and a text at once', { documentId: KNOWN, query: '{ officeName }' }, 'request-unreadable'],
  ['an id with variables that are a list', { documentId: KNOWN, variables: [] }, 'request-unreadable'],
])('%s is refused', async (_, body, refused) => {
  const [status, { errors }] = (await answer(await post(body))) as [number, any]
  expect([status, errors[0].extensions.refused, errors[0].message.length < 300]).toEqual([400, refused, true])
})

async function sessionOf(at: FixtureGateway): Promise<Record<string, string>> {
  const browser = new Browser()
  const password = (JSON.parse(readFileSync(path.join(folder, 'passwords.json'), 'utf8')) as Record<string, string>)['hz.clerk']!
  await browser.submit(await browser.follow(`${at.url}/session/login`), { username: 'hz.clerk', password })
  return { cookie: browser.cookieHeader(at.url), 'x-tongban-session': '1' }
}

test('by a session only the build\'s documents are answered, by id or word for word, and the refusal says what to do', async () => {
  const session = await sessionOf(gateway)
  expect(await answer(await post({ documentId: KNOWN }, session))).toEqual([200, { data: { officeName: 'City office' } }])
  expect(await answer(await post({ query: TEXT }, session))).toEqual([200, { data: { officeName: 'City office' } }])
  const [status, { errors }] = (await answer(await post({ query: '{ officeName }' }, session))) as [number, any]
  expect([status, errors[0].extensions]).toEqual([400, expect.objectContaining({ code: 'FORBIDDEN', refused: 'documents-only' })])
  expect(errors[0].message).toContain('Send a documentId, or act with a bearer token of your own.')
  // A list of one is the same request; a session that ended is still a page's.
  expect(((await answer(await post([{ query: '{ officeName }' }], session))) as any)[1].errors[0].extensions.refused).toBe('documents-only')
  expect(((await answer(await post({ query: '{ officeName }' }, { ...session, cookie: 'tongban_session=gone' }))) as any)[1].errors[0].extensions.refused).toBe('documents-only')
})

test('without a session, and in development with one, any text within the limits is answered', async () => {
  expect((await post({ query: '{ officeName }' })).status).toBe(200)
  expect((await post({ query: '{ officeName }' }, await sessionOf(inDevelopment), inDevelopment)).status).toBe(200)
})

test('a newer build is served without a new start', async () => {
  build(path.join(folder, 'dist'), { [KNOWN]: TEXT, ['c'.repeat(64)]: 'query Second { officeName }' })
  const later = new Date(Date.now() + 5_000)
  utimesSync(path.join(folder, 'dist/trusted-documents.json'), later, later)
  await get('/office/')
  expect((await post({ documentId: 'c'.repeat(64) })).status).toBe(200)
})
