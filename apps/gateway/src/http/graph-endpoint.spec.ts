import { serveGateway, type FixtureGateway } from '../fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from '../fixtures/serve-graph.fixture.js'

let city: Served, haizhu: Served, gateway: FixtureGateway

beforeAll(async () => {
  city = await serveCity()
  haizhu = await serveCentres({ hz: [['h1', 1]] })
  gateway = await serveGateway({ city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz'] }] })
})

afterAll(async () => {
  await gateway.close()
  await Promise.all([city, haizhu].map((served) => served.close()))
})

const send = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(`${gateway.url}/graphql`, { method, headers: { 'content-type': 'application/json', ...headers }, body })

/** What may never be told: where processes are, how they are built, what they said among themselves. */
const SECRETS = [/\n\s+at /, /node_modules/, /postgresql:/, /secret/, /\.ts:\d/, /relation "/, /127\.0\.0\.1/, /invalid\/graphql/, /[Ss]ubgraph/]

test.each([
  ['no JSON', '{', 400, 'BAD_REQUEST'],
  ['an empty body', '', 400, 'BAD_REQUEST'],
  ['a JSON text', '"query"', 400, 'BAD_REQUEST'],
  ['no query', '{}', 400, 'BAD_REQUEST'],
  ['a query that is no text', '{"query":5}', 400, 'BAD_REQUEST'],
  ['variables that are a list', '{"query":"{officeName}","variables":[]}', 400, 'BAD_REQUEST'],
  ['variables that are a text', '{"query":"{officeName}","variables":"{}"}', 400, 'BAD_REQUEST'],
  ['an operation name that is no text', '{"query":"{officeName}","operationName":{}}', 400, 'BAD_REQUEST'],
])('%s is refused in the graph\'s own form', async (_, body, status, code) => {
  const response = await send(body)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ errors: [expect.objectContaining({ message: expect.any(String), extensions: expect.objectContaining({ code }) })] })
})

test.each([
  ['text that is no GraphQL', '{"query":"SELECT 1"}'],
  ['an unknown field', '{"query":"{ nothing }"}'],
  ['an entity reference from outside', '{"query":"{ _entities(representations: [{ __typename: \\"Case\\", centreId: \\"hz\\", id: \\"h1\\" }]) { __typename } }"}'],
  ['the text of a schema', '{"query":"{ _service { sdl } }"}'],
  ['an unknown operation', '{"query":"query A { officeName } query B { officeName }","operationName":"C"}'],
  ['two operations and no name', '{"query":"query A { officeName } query B { officeName }"}'],
  ['a subscription where there is none', '{"query":"subscription { x }"}'],
  ['a missing variable', '{"query":"query Q($id: ID!) { window(centreId: \\"hz\\", id: $id) { name } }"}'],
  ['a variable of another type', '{"query":"query Q($n: Int) { cases(first: $n) { edges { cursor } } }","variables":{"n":"many"}}'],
  ['an unknown field of an input', '{"query":"mutation { acceptCase(input: { commandId: \\"01890a5d-ac96-774b-bcce-b302099a8057\\", centreId: \\"hz\\", title: \\"A\\", x: 1 }) { __typename } }"}'],
  ['an object for an id', '{"query":"query Q($id: ID!) { window(centreId: \\"hz\\", id: $id) { name } }","variables":{"id":{"$ne":null}}}'],
  ['a variable 50,000 deep', `{"query":"query Q($id: ID!) { window(centreId: \\"hz\\", id: $id) { name } }","variables":{"id":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`],
  ['__proto__ in the variables', '{"query":"query Q($input: AcceptCaseInput!) { officeName }","variables":{"input":{"__proto__":{"centreId":"hz"}}}}'],
])('%s is refused without reaching a deployment', async (_, body) => {
  const before = [city.asked.length, haizhu.asked.length]
  const response = await send(body)
  const text = await response.text()
  expect(JSON.parse(text).errors[0].extensions.code).toMatch(/^(BAD_REQUEST|TOO_MUCH|OPERATION_RESOLUTION_FAILURE|GRAPHQL_\w+)$/)
  for (const secret of SECRETS) expect(text).not.toMatch(secret)
  expect([city.asked.length, haizhu.asked.length]).toEqual(before)
})

test.each(['\' or 1=1 --', '../../etc/passwd', '中心', 'hz\u0000', '__proto__', 'constructor', 'x'.repeat(100_000), ''])('a hostile centre id is answered like any that does not exist: %j', async (centreId) => {
  const { status, body } = await gateway.ask('query Q($c: ID!) { case(centreId: $c, id: "h1") { __typename } cases(centreIds: [$c]) { edges { cursor } unavailableCentres { centreId } } }', { c: centreId })
  expect({ status, body }).toEqual({ status: 200, body: { data: { case: { __typename: 'CaseNotFound' }, cases: { edges: [], unavailableCentres: [] } } } })
})

test('ten thousand centres that nobody hosts are a list without rows, asked with one of them', async () => {
  const { body } = await gateway.ask('query Q($c: [ID!]) { cases(centreIds: $c) { edges { cursor } unavailableCentres { centreId } } }', { c: Array.from({ length: 10_000 }, (_, i) => `x${i}`) })
  expect(body).toEqual({ data: { cases: { edges: [], unavailableCentres: [] } } })
  expect(haizhu.asked.at(-1)!.query).toContain('centreIds: ["x0"]')
})

test('what fails inside a deployment is told by its trace alone, and logged here', async () => {
  const before = gateway.faults.length
  const { body, text } = await gateway.ask('{ case(centreId: "hz", id: "broken") { __typename } }', {}, { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' })
  expect(body.errors).toEqual([expect.objectContaining({
    message: 'Something went wrong here and was logged as 0af7651916cd43dd8448eb211c80319c. Try again; if it stays, give this number to the operator.',
    extensions: expect.objectContaining({ code: 'FAULT', refused: 'gateway-fault' }), path: ['case'],
  })])
  for (const secret of SECRETS) expect(text).not.toMatch(secret)
  expect(gateway.faults.length).toBe(before + 1)
})

test('refusals are told in Chinese to who prefers it', async () => {
  const response = await send('{}', { 'accept-language': 'zh-CN,zh;q=0.9' })
  expect(((await response.json()) as any).errors[0].message).toBe('请求内容无法读取：需为含“query”文本的 JSON 对象。')
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])('a request of type %j is refused: another site\'s form could send it', async (contentType) => {
  const response = await send('{"query":"{officeName}"}', { 'content-type': contentType })
  expect(response.status).toBe(415)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { refused: 'json-only' } }] })
})

test.each(['GET', 'PUT', 'DELETE'])('a mutation by %s is refused', async (method) => {
  const url = `${gateway.url}/graphql?query=${encodeURIComponent('mutation { renameOffice(name: "x") }')}`
  const response = await fetch(url, { method, headers: { accept: 'application/json' } })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { refused: 'post-only', params: { method } } }] })
})

test('while the issuer is away a login says so', async () => {
  const response = await fetch(`${gateway.url}/session/login`, { redirect: 'manual' })
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('cannot be reached')])
})

test('answers are not kept by caches, and other origins are not let in', async () => {
  const response = await send('{"query":"{officeName}"}', { origin: 'http://elsewhere.example' })
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-trace-id': expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})
