import { serveGateway, type FixtureGateway } from './fixtures/gateway.fixture.js'
import { serveCentres, serveCity, type Served } from './fixtures/serve-graph.fixture.js'

const directory = { hz: ['44010501'], hzcg: ['44010500101'], thws: ['44010600101', '44011600101'] }
const RECEIPT = 'query ($number: String!) { receipt(number: $number) { __typename ... on Receipt { shownBy } ... on Refusal { code } ... on CentreAway { centreId since } } }'

let city: Served, haizhu: Served, tianhe: Served, gateway: FixtureGateway
beforeEach(async () => {
  city = await serveCity()
  haizhu = await serveCentres({ hz: [], hzcg: [] }, { directory })
  tianhe = await serveCentres({ thws: [] }, { directory })
  gateway = await serveGateway({ city: city.url, deployments: [{ id: 'haizhu', url: haizhu.url, centres: ['hz', 'hzcg'] }, { id: 'tianhe', url: tianhe.url, centres: ['thws'] }] })
})
afterEach(async () => {
  await gateway.close()
  await Promise.all([city, haizhu, tianhe].map((served) => served.close()))
})

const receipt = async (number: string) => (await gateway.ask(RECEIPT, { number })).body.data.receipt
const timesLearned = () => [...haizhu.asked, ...tianhe.asked].filter(({ query }) => query.includes('numberPrefixes')).length

test('a number tells which centre is asked, under its division of today or of then; what begins them all is learned once', async () => {
  expect(await receipt('44010501-20150630-000017-1')).toEqual({ __typename: 'Receipt', shownBy: 'hz' })
  expect(await receipt(' 44010500101-20150630-500001-1')).toMatchObject({ __typename: 'ReceiptNotFound' }) // the subgraph's own care: it went to the right one
  expect(await receipt('44010600101-20150630-000017-1')).toEqual({ __typename: 'Receipt', shownBy: 'thws' })
  expect(await receipt('44011600101-20040630-000017-1')).toEqual({ __typename: 'Receipt', shownBy: 'thws' })
  expect(timesLearned()).toBe(1)
})

test('a number of a centre that is away is known as its: the answer says which, and since when', async () => {
  await tianhe.close()
  expect(await receipt('44010600101-20150630-000017-1')).toEqual({ __typename: 'CentreAway', centreId: 'thws', since: expect.stringMatching(/^\d{4}-/) })
})

test('what is no number, or no centre\'s, is answered like what does not exist, and asked about once', async () => {
  for (const number of ['', 'x', '44010500101', '99999999901-20150630-000017-1', '99999999902-20150630-000017-1']) expect(await receipt(number)).toEqual({ __typename: 'ReceiptNotFound', code: 'progress-not-found' })
  expect(timesLearned()).toBe(1)
})

test('the centres are told by whoever is there; when nobody is, it is null and said', async () => {
  const centres = () => gateway.ask('{ centres { id } }')
  await haizhu.close()
  expect((await centres()).body).toEqual({ data: { centres: [{ id: 'hz' }, { id: 'hzcg' }, { id: 'thws' }] } })
  await tianhe.close()
  expect((await centres()).body).toMatchObject({ data: { centres: null }, errors: [{ extensions: { code: 'AWAY' } }] })
})
