import { serveCentres, serveCity, cursor, type Served } from './fixtures/serve-graph.fixture.js'
import { serveGateway, type FixtureGateway } from './fixtures/gateway.fixture.js'

let city: Served, haizhu: Served, tianhe: Served, gateway: FixtureGateway

beforeAll(async () => {
  city = await serveCity([{ centreId: 'hzcg', id: 'h1' }, { centreId: 'thws', id: 't1' }, { centreId: 'nowhere', id: 'x' }, { centreId: 'hz', id: 'h3' }])
  haizhu = await serveCentres({ hz: [['h3', 30]], hzcg: [['h1', 50], ['h2', 20]] })
  tianhe = await serveCentres({ thws: [['t1', 40], ['t2', 10]] })
  gateway = await serveGateway({ city: city.url, deployments: [
    { id: 'haizhu', url: haizhu.url, centres: ['hz', 'hzcg'] },
    { id: 'tianhe', url: tianhe.url, centres: ['thws'] },
  ] })
})

afterAll(async () => {
  await gateway.close()
  await Promise.all([city, haizhu, tianhe].map((served) => served.close()))
})

test('a field with centreId is asked of the deployment that hosts the centre, and of no other', async () => {
  const before = haizhu.asked.length
  const { body } = await gateway.ask('{ case(centreId: "thws", id: "t1") { __typename ... on Case { title item { name } } } }')
  expect(body).toEqual({ data: { case: { __typename: 'Case', title: 'thws/t1', item: { name: 'Shop sign' } } } })
  expect(haizhu.asked.length).toBe(before)
})

test('the same field twice under aliases goes to both deployments', async () => {
  const { body } = await gateway.ask('{ a: window(centreId: "hz", id: "w1") { name } b: window(centreId: "thws", id: "w2") { name } }')
  expect(body.data).toEqual({ a: { name: 'hz w1' }, b: { name: 'thws w2' } })
})

test.each([
  ['a literal input', 'mutation { acceptCase(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "thws", title: "A" }) { ... on Case { title } } }', {}],
  ['a variable input', 'mutation M($input: AcceptCaseInput!) { acceptCase(input: $input) { ... on Case { title } } }', { input: { commandId: '01890a5d-ac96-774b-bcce-b302099a8057', centreId: 'thws', title: 'A' } }],
  ['a variable inside the input', 'mutation M($c: ID!, $n: String) { acceptCase(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: $c, title: "A", more: { note: $n } }) { ... on Case { title } } }', { c: 'thws', n: 'x' }],
  ['a default of a variable', 'mutation M($c: ID! = "thws") { acceptCase(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: $c, title: "A" }) { ... on Case { title } } }', {}],
])('a mutation is routed by input.centreId given as %s', async (_, query, variables) => {
  const before = [haizhu.asked.length, tianhe.asked.length]
  const { body } = await gateway.ask(query, variables)
  expect(body).toEqual({ data: { acceptCase: { title: 'A' } } })
  expect([haizhu.asked.length, tianhe.asked.length]).toEqual([before[0], before[1]! + 1])
})

test('several mutations are done one after the other, in the order written', async () => {
  const act = (name: string, centreId: string) => `${name}: acceptCase(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "${centreId}", title: "${name}" }) { ... on Case { title } }`
  const { body } = await gateway.ask(`mutation { ${act('first', 'hz')} ${act('second', 'thws')} ${act('third', 'hz')} }`)
  expect(body).toEqual({ data: { first: { title: 'first' }, second: { title: 'second' }, third: { title: 'third' } } })
  expect(haizhu.asked.slice(-2).map(({ query, variables }) => /first|third/.exec(JSON.stringify([query, variables]))?.[0])).toEqual(['first', 'third'])
})

test('entity references are split by centre, asked once of each deployment, and put back in order; one to no centre is null', async () => {
  const before = [haizhu.asked.length, tianhe.asked.length]
  const { body } = await gateway.ask('{ ledgerCases { edges { node { id case { title } } } } }')
  expect(body.data.ledgerCases.edges.map((edge: any) => edge.node.case)).toEqual([{ title: 'hzcg/h1' }, { title: 'thws/t1' }, null, { title: 'hz/h3' }])
  expect([body.errors, body.extensions]).toEqual([undefined, undefined])
  expect([haizhu.asked.length, tianhe.asked.length]).toEqual([before[0]! + 1, before[1]! + 1])
})

test('a scattered connection is one page, newest first, each deployment asked for its own centres only', async () => {
  const { body } = await gateway.ask('{ cases(centreIds: ["hzcg", "thws"], first: 3) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } totalCount unavailableCentres { centreId } } }')
  expect(body.data.cases).toEqual({
    edges: [{ cursor: cursor(50, 'h1'), node: { id: 'h1' } }, { cursor: cursor(40, 't1'), node: { id: 't1' } }, { cursor: cursor(20, 'h2'), node: { id: 'h2' } }],
    pageInfo: { hasNextPage: true, endCursor: cursor(20, 'h2') },
    totalCount: 4,
    unavailableCentres: [],
  })
  expect(haizhu.asked.at(-1)!.query).toContain('centreIds: ["hzcg"]')
  expect(tianhe.asked.at(-1)!.query).toContain('centreIds: ["thws"]')
})

test('the pages of a scattered connection follow each other without gap or repeat', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const { body }: { body: any } = await gateway.ask('query P($after: String) { list: cases(first: 2, after: $after) { items: edges { node { id } } pageInfo { more: hasNextPage endCursor } } }', { after })
    seen.push(...body.data.list.items.map((edge: any) => edge.node.id))
    after = body.data.list.pageInfo.more ? body.data.list.pageInfo.endCursor : null
  } while (after)
  expect(seen).toEqual(['h1', 't1', 'h3', 'h2', 't2'])
})

test('a connection is merged also where the query uses the merge\'s own names for something else', async () => {
  const { body } = await gateway.ask('{ cases(first: 2) { pageInfo: edges { hasNextPage: cursor cursor: node { id } } edges: pageInfo { edges: hasNextPage } } }')
  expect(body.data.cases).toEqual({
    pageInfo: [{ hasNextPage: cursor(50, 'h1'), cursor: { id: 'h1' } }, { hasNextPage: cursor(40, 't1'), cursor: { id: 't1' } }],
    edges: { edges: true },
  })
})

test('a query at the limit of aliases reaches the deployments with no more of them', async () => {
  const { body } = await gateway.ask(`{ cases(first: 1) { edges { node { ${Array.from({ length: 30 }, (_, i) => `a${i}: title`).join(' ')} } } } }`)
  expect(body.data.cases.edges[0].node.a29).toBe('hzcg/h1')
  expect(haizhu.asked.at(-1)!.query.match(/^\s*\w+: \w+$/gm)).toHaveLength(30)
})

test('a centre that nobody hosts is answered as a case that does not exist', async () => {
  const query = 'query Q($c: ID!, $id: ID!) { case(centreId: $c, id: $id) { __typename ... on Refusal { code } } }'
  const unknownCentre = await gateway.ask(query, { c: 'nowhere', id: 'h1' })
  const unknownCase = await gateway.ask(query, { c: 'hz', id: 'nothing' })
  expect(unknownCentre.text).toBe(unknownCase.text)
  expect(unknownCentre.body).toEqual({ data: { case: { __typename: 'CaseNotFound', code: 'no-such-case' } } })
})

test('only the token, the trace, the language and the address seen here go on to a subgraph', async () => {
  await gateway.ask('{ window(centreId: "hz", id: "w1") { name } }', {}, {
    authorization: 'Bearer t', 'accept-language': 'zh', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', cookie: 'a=b', 'x-forwarded-for': '1.2.3.4', 'x-anything': 'y',
  })
  const { headers } = haizhu.asked.at(-1)!
  expect(headers).toMatchObject({ authorization: 'Bearer t', 'x-forwarded-for': '127.0.0.1', 'accept-language': 'zh', traceparent: expect.stringContaining('00-0af7651916cd43dd8448eb211c80319c-') })
  expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-language', 'authorization', 'connection', 'content-length', 'content-type', 'host', 'traceparent', 'x-forwarded-for'])
})

test('what every deployment refuses is refused', async () => {
  const { body } = await gateway.ask('{ cases { edges { node { id } } } }', {}, { authorization: 'Bearer refused' })
  expect(body.data).toBeNull()
  expect(body.errors).toEqual([expect.objectContaining({ message: 'Not allowed.', extensions: { code: 'FORBIDDEN' } })])
})
