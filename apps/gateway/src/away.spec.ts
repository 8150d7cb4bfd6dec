import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Deployment } from './fanout/deployment.js'
import { keepProbing } from './fanout/probing.js'
import { serveGateway, type FixtureGateway } from './fixtures/gateway.fixture.js'
import { settled } from './fixtures/settled.fixture.js'
import { cursor, serveCentres, serveCity, type Served } from './fixtures/serve-graph.fixture.js'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const accept = 'mutation { acceptCase(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "thws", title: "A" }) { __typename ... on CentreAway { centreId } } }'

let city: Served, haizhu: Served, tianhe: Served, gateway: FixtureGateway

beforeAll(async () => {
  city = await serveCity([{ centreId: 'hzcg', id: 'h1' }, { centreId: 'thws', id: 't1' }])
  haizhu = await serveCentres({ hzcg: [['h1', 50], ['h2', 20]] })
  tianhe = await serveCentres({ thws: [['t1', 40]], thyc: [] })
  gateway = await serveGateway({ city: city.url, deployments: [
    { id: 'haizhu', url: haizhu.url, centres: ['hzcg'] },
    { id: 'tianhe', url: tianhe.url, centres: ['thws', 'thyc'] },
  ] })
  await gateway.ask('{ case(centreId: "thws", id: "t1") { __typename } }')
  await tianhe.close()
})

afterAll(async () => {
  await gateway.close()
  await Promise.all([city, haizhu].map((served) => served.close()))
})

test('an away centre is an answer of the union, in the form asked: aliases, fragments within fragments, @skip, the union itself', async () => {
  const { body } = await gateway.ask(`
    query Q($no: Boolean!) {
      k: case(centreId: "thws", id: "t1") { kind: __typename ... on CaseResult { ...Away } ... on Case { title } gone: __typename @skip(if: true) }
    }
    fragment Away on CaseResult { ... on CentreAway { which: centreId ...When } ... on Refusal { code } }
    fragment When on CentreAway { since asOf hidden: since @include(if: $no) }`, { no: false })
  expect(body).toEqual({ data: { k: { kind: 'CentreAway', which: 'thws', since: expect.stringMatching(INSTANT), asOf: expect.stringMatching(INSTANT) } } })
  expect(body.data.k.asOf <= body.data.k.since).toBe(true)
})

test('since stays what it was at the first failure', async () => {
  const since = async () => (await gateway.ask('{ case(centreId: "thyc", id: "x") { ... on CentreAway { since } } }')).body.data.case.since as string
  expect(await since()).toBe(await since())
})

test('where the result can only be null, the away centre stands in the extensions', async () => {
  const { body } = await gateway.ask('{ window(centreId: "thws", id: "w1") { name } }')
  expect(body.data).toEqual({ window: null })
  expect(body.errors).toBeUndefined()
  expect(body.extensions.unavailableCentres).toEqual([
    { centreId: 'thws', code: 'unreachable', reason: 'The centre cannot be reached.', since: expect.stringMatching(INSTANT), asOf: expect.stringMatching(INSTANT) },
  ])
})

test('why a centre is missing is told in Chinese to who prefers it', async () => {
  const { body } = await gateway.ask('{ window(centreId: "thws", id: "w1") { name } cases(first: 5) { unavailableCentres { centreId reason } } }', {}, { 'accept-language': 'zh-CN,zh;q=0.9' })
  expect(body.extensions.unavailableCentres).toMatchObject([{ centreId: 'thws', reason: '无法连接该中心。' }])
  expect(body.data.cases.unavailableCentres).toEqual(['thws', 'thyc'].map((centreId) => ({ centreId, reason: '无法连接该中心。' })))
})

test('a reference into an away centre is null with an entry in the extensions; the others are answered', async () => {
  const { body } = await gateway.ask('{ ledgerCases { edges { node { id case { title } } } } }')
  expect(body.data.ledgerCases.edges.map((edge: any) => edge.node)).toEqual([{ id: 'l-h1', case: { title: 'hzcg/h1' } }, { id: 'l-t1', case: null }])
  expect(body.errors).toBeUndefined()
  expect(body.extensions.unavailableCentres).toMatchObject([{ centreId: 'thws', code: 'unreachable' }])
})

test('a scattered list answers what is there and names every centre that is missing', async () => {
  const { body } = await gateway.ask('{ cases(first: 5) { edges { cursor } missing: unavailableCentres { centreId code since asOf } } }')
  expect(body.data.cases.edges).toEqual([{ cursor: cursor(50, 'h1') }, { cursor: cursor(20, 'h2') }])
  expect(body.data.cases.missing).toEqual(['thws', 'thyc'].map((centreId) =>
    ({ centreId, code: 'unreachable', since: expect.stringMatching(INSTANT), asOf: expect.stringMatching(INSTANT) })))
})

test('a scattered list of which everything is away is an empty page that says so', async () => {
  const { body } = await gateway.ask('{ cases(centreIds: ["thws"]) { __typename edges { cursor } pageInfo { hasNextPage endCursor } totalCount unavailableCentres { centreId } } }')
  expect(body).toEqual({ data: { cases: {
    __typename: 'CaseConnection', edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: null, unavailableCentres: [{ centreId: 'thws' }],
  } } })
})

test('a deployment that went is told once, and again when it came back', async () => {
  const told = { away: [] as string[], back: [] as string[] }
  const deployment = new Deployment({ id: 'thws', url: tianhe.url, centres: ['thws'] })
  const stop = keepProbing(() => [deployment], { away: (id) => told.away.push(id), back: (id) => told.back.push(id) }, 20)
  expect(await settled(() => told.away.length > 0)).toBe(true)
  tianhe = await serveCentres({ thws: [['t1', 40]], thyc: [] }, { port: tianhe.port })
  expect(await settled(() => told.back.length > 0)).toBe(true)
  expect(told).toEqual({ away: ['thws'], back: ['thws'] })
  stop()
  await deployment.close()
  await tianhe.close()
})

test('a mutation at an away centre is CentreAway, and is answered again once the centre is back', async () => {
  expect((await gateway.ask(accept)).body).toEqual({ data: { acceptCase: { __typename: 'CentreAway', centreId: 'thws' } } })
  tianhe = await serveCentres({ thws: [['t1', 40]], thyc: [] }, { port: tianhe.port })
  expect((await gateway.ask(accept)).body).toEqual({ data: { acceptCase: { __typename: 'Case' } } })
  await tianhe.close()
})

test('a mutation whose connection breaks is sent once', async () => {
  let acts = 0
  const dropping = createServer((socket) => {
    socket.once('data', (data) => {
      if (data.toString().startsWith('POST')) acts += 1
      socket.destroy()
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => dropping.listen(0, '127.0.0.1', resolve))
  const { port } = dropping.address() as AddressInfo
  const own = await serveGateway({ city: city.url, deployments: [{ id: 'dropping', url: `http://127.0.0.1:${port}`, centres: ['thws'] }] })
  expect((await own.ask(accept)).body.data.acceptCase.__typename).toBe('CentreAway')
  expect(acts).toBe(1)
  await own.close()
  await new Promise((resolve) => dropping.close(resolve))
})

test('a read that takes longer than 2 s is away, and the next is answered at once instead of waiting again', async () => {
  const slow = await serveCentres({ thws: [['t1', 40]] }, { delayMs: 4_000 })
  const own = await serveGateway({ city: city.url, deployments: [{ id: 'slow', url: slow.url, centres: ['thws'] }] })
  const query = '{ window(centreId: "thws", id: "w1") { name } }'
  const began = Date.now()
  expect((await own.ask(query)).body.extensions.unavailableCentres[0].code).toBe('timeout')
  const waited = Date.now() - began
  expect((await own.ask(query)).body.extensions.unavailableCentres[0].code).toBe('timeout')
  expect(waited).toBeGreaterThanOrEqual(1_900)
  expect(slow.asked).toHaveLength(1)
  await own.close()
  await slow.close()
})

test('while the city office is away its fields are null with a refusal, and the centres answer', async () => {
  const own = await serveGateway({ city: 'http://127.0.0.1:9', deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hzcg'] }] })
  const { body } = await own.ask('{ item(code: "sign") { name } case(centreId: "hzcg", id: "h1") { ... on Case { title item { code name } } } }')
  expect(body.data.item).toBeNull()
  expect(body.data.case).toEqual({ title: 'hzcg/h1', item: null })
  expect(body.errors!.map(({ extensions }) => extensions)).toContainEqual(
    { code: 'AWAY', refused: 'city-office-away', params: { since: expect.stringMatching(INSTANT), asOf: null }, messageZh: expect.any(String) })
  await own.close()
})
