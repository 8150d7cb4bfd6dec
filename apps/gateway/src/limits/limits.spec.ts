import { serveGateway, type FixtureGateway } from '../fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from '../fixtures/serve-graph.fixture.js'

let city: Served, haizhu: Served, gateway: FixtureGateway

beforeAll(async () => {
  city = await serveCity()
  haizhu = await serveCentres({ hz: [['h1', 1]] })
  gateway = await serveGateway({ city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz'] }], development: false })
})

afterAll(async () => {
  await gateway.close()
  await Promise.all([city, haizhu].map((served) => served.close()))
})

const times = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join(' ')
const nested = (levels: number) => `{ case(centreId: "hz", id: "h1") { ... on Case { steps { ${'kase { steps { '.repeat(levels)}no${' } }'.repeat(levels)} } } } }`

test.each<[string, number, number, string, object?]>([
  ['depth', 13, 12, nested(5)],
  ['depth', 14, 12, `query { case(centreId: "hz", id: "h1") { ...F } } fragment F on Case { ${'steps { kase { '.repeat(6)}id${' } }'.repeat(6)} }`],
  ['aliases', 31, 30, `{ ${times(31, (i) => `a${i}: officeName`)} }`],
  ['aliases', 32, 30, `{ ...A ...A } fragment A on Query { ${times(16, (i) => `a${i}: officeName`)} }`],
  ['directives', 21, 20, `{ officeName ${times(21, () => '@include(if: true)')} }`],
  ['tokens', 2003, 2000, `{ ${times(2001, () => 'officeName')} }`],
  ['cost', 12011, 10000, '{ cases(first: 3000) { edges { node { item { code } } } } ledgerCases(first: 3) { edges { node { id } } } item(code: "a") { code } i2: item(code: "b") { code } }'],
  ['cost', 10002, 10000, 'query Q($n: Int) { cases(first: $n) { edges { cursor } pageInfo { endCursor } } }', { n: 3334 }],
])('%s of %i is refused and named with its limit %i', async (limit, value, max, query, variables = {}) => {
  const before = [city.asked.length, haizhu.asked.length]
  const { status, body } = await gateway.ask(query, variables)
  expect({ status, error: body.errors?.[0]?.extensions }).toMatchObject({ status: 400, error: { code: 'TOO_MUCH', refused: 'query-over-limit', params: { limit, value, max } } })
  expect(body.errors![0]!.message).toBe(`The query has a ${limit} of ${value}; the limit is ${max}.`)
  expect([city.asked.length, haizhu.asked.length]).toEqual(before)
})

test('a query at the limits is answered', async () => {
  expect((await gateway.ask(`{ ${times(30, (i) => `a${i}: __typename`)} }`)).body.errors).toBeUndefined()
  expect((await gateway.ask('{ cases(first: 100) { edges { node { id title item { code } steps { no } } } } }')).body.errors).toBeUndefined()
})

test('fragments that double each other are refused in the time it takes to read them', async () => {
  const doubling = times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
  const began = Date.now()
  const { body } = await gateway.ask(`{ ...F0 } ${doubling} fragment F30 on Query { a: officeName }`)
  expect(body.errors![0]!.extensions.params).toEqual({ limit: 'aliases', value: 2 ** 30, max: 30 })
  expect(Date.now() - began).toBeLessThan(500)
})

test('a fragment inside itself is refused by validation', async () => {
  const { body } = await gateway.ask('{ ...A } fragment A on Query { ...B } fragment B on Query { officeName ...A }')
  expect(body.errors![0]!.message).toContain('Cannot spread fragment "A" within itself')
})

test('a batch of requests is refused', async () => {
  const one = { query: '{ officeName }' }
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([one, one]) })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { refused: 'query-over-limit', params: { limit: 'batch', value: 2, max: 1 } } }] })
})

test('a body of more than 512 kB is refused and says so', async () => {
  const { status, body } = await gateway.ask('query Q($a: String) { officeName }', { a: 'x'.repeat(600_000) })
  expect(status).toBe(413)
  expect(body.errors![0]).toMatchObject({ message: expect.stringContaining('512 kB'), extensions: { code: 'TOO_MUCH' } })
})

test.each(['{ __schema { queryType { name } } }', '{ __type(name: "Case") { name } }', '{ ...F } fragment F on Query { s: __schema { types { name } } }'])(
  'outside development the schema is not described: %s', async (query) => {
    const { body } = await gateway.ask(query)
    expect(body).toEqual({ errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN', refused: 'introspection-off' }) })] })
  })

test('outside development there is no page for trying queries', async () => {
  expect((await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } })).status).toBe(405)
  expect((await fetch(`${gateway.url}/graphql/assets/page.js`, { headers: { accept: 'text/html' } })).status).toBe(404)
})
