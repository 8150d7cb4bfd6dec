import { composeFixture, serveGateway, type FixtureGateway } from './fixtures/gateway.fixture.js'
import { serveCentres, serveCity, serveCoordination, type Served } from './fixtures/serve-graph.fixture.js'
import { centreSdl, citySdl, coordinationSdl } from './fixtures/subgraphs.fixture.js'

const supergraph = composeFixture({ centre: centreSdl, city: citySdl, coordination: coordinationSdl })
const QUERY = '{ jointJob(id: "j1") { id state } case(centreId: "hzcg", id: "h1") { ... on Case { title } } }'
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

let city: Served, haizhu: Served, coordination: Served
const gateways: FixtureGateway[] = []
beforeAll(async () => {
  city = await serveCity()
  haizhu = await serveCentres({ hzcg: [['h1', 50]] })
  coordination = await serveCoordination()
})
afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
  await Promise.all([city, haizhu, coordination].map((served) => served.close()))
})

async function open(url?: string): Promise<FixtureGateway> {
  const gateway = await serveGateway({ city: city.url, supergraph, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hzcg'] }], ...(url && { coordination: url }) })
  gateways.push(gateway)
  return gateway
}

test('a joint job and a case in one query, an act at coordination by its own address', async () => {
  const gateway = await open(coordination.url)
  expect((await gateway.ask(QUERY)).body).toEqual({ data: { jointJob: { id: 'j1', state: 'IN_REVIEW' }, case: { title: 'hzcg/h1' } } })
  expect((await gateway.ask('mutation { acceptJob(id: "j1") { state } }')).body).toEqual({ data: { acceptJob: { state: 'ACCEPTED' } } })
})

test.each([['is away', 'http://127.0.0.1:9'], ['has no address', undefined]])('while coordination %s its fields are null with a refusal, and the centres answer', async (_, url) => {
  const { body } = await (await open(url)).ask(QUERY)
  expect(body.data).toEqual({ jointJob: null, case: { title: 'hzcg/h1' } })
  expect(body.errors!.map(({ extensions }) => extensions)).toEqual([{ code: 'AWAY', refused: 'coordination-away', params: { since: expect.stringMatching(INSTANT), asOf: null }, messageZh: expect.any(String) }])
})
