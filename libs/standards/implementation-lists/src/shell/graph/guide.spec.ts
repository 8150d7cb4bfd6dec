import { directorySchema, type Directory } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { listen, parseConfig, subgraph, TokenRefused, TokenVerifier } from '@tongban/service'
import { fixedClock, openFixtureCity, testDatabase, type TestDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../../schema.js'
import { ImplementationLists } from '../implementation-lists.js'
import { ImplementationListsModule } from '../implementation-lists.module.js'
import { standard } from '../standard.fixture.js'
import { StandardsIntake } from '../standards-intake.js'
import { StoredOfficeClock } from '../stored-office-clock.js'
import { TakeOvers } from '../take-over.js'

class Nobody extends TokenVerifier {
  verify = async () => {
    throw new TokenRefused('unknown')
  }
}

let db: TestDatabase
let served: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, implementationListsSchema] })
  const clock = fixedClock('2015-06-30T01:00:00Z')
  const directory: Directory = await openFixtureCity(db)
  const items = [standard('gs-002', 1, '2015-01-01', { department: 'gs', names: { zh: '个体工商户设立登记', en: 'Registration of an individual business' } }), standard('cg-001', 1, '2015-01-01')]
  await db.plumbing.inPlumbing((tx) => new StandardsIntake(new StoredOfficeClock(true)).apply(tx, items))
  await new TakeOvers(db.app, clock, () => [{ id: 'hz', tier: 'DISTRICT', ledgerCentre: 'hz' }]).sweep()
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const lists = ImplementationListsModule.over({ lists: new ImplementationLists(db.app), clock, directory })
  served = await listen(subgraph({ name: 'centre', imports: [lists], issuer: config.issuer, development: false, verifier: new Nobody() }), config)
})
afterAll(async () => {
  await served.close()
  await db.close()
})

async function ask(query: string, variables: object = {}): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })
  return response.json()
}
const LIST = `query ($search: String, $first: Int, $after: String) { implementationItems(centreId: "hz", search: $search, first: $first, after: $after) {
  ... on ImplementationItemConnection { edges { node { code } } pageInfo { hasNextPage endCursor } } } }`
const codes = async (search: string | null) => (await ask(LIST, { search })).data.implementationItems.edges.map(({ node }: any) => node.code)

test('anybody reads who decides an item and at which windows it is taken in', async () => {
  const { data } = await ask('{ implementationItem(centreId: "hz", code: "gs-002") { ... on ImplementationItem { names { zh } centreNames { zh } departmentNames { zh } windows { id names { zh } general } } } }')
  expect(data.implementationItem).toEqual({
    names: { zh: '个体工商户设立登记' }, centreNames: { zh: '海珠区政务服务中心' }, departmentNames: { zh: '工商行政管理局' },
    windows: [{ id: 'hz-w2', names: { zh: '2号工商行政管理窗口' }, general: false }, { id: 'hz-w1', names: { zh: '1号综合窗口' }, general: true }],
  })
})

test('a list is searched by Chinese, sound, English and code; a blank search finds everything', async () => {
  for (const search of ['个体', 'gtgs', 'GeTiGong', 'ge ti', 'INDIVIDUAL business', 'GS-002']) expect(await codes(search)).toEqual(['gs-002'])
  for (const search of [null, '', '  ']) expect(await codes(search)).toEqual(['cg-001', 'gs-002'])
  expect(await codes('%')).toEqual([])
})

test('the pages of a search go on where the last one ended', async () => {
  const { edges, pageInfo } = (await ask(LIST, { search: 'sh', first: 1 })).data.implementationItems
  expect([edges.map(({ node }: any) => node.code), pageInfo.hasNextPage]).toEqual([['cg-001'], true])
  expect((await ask(LIST, { search: 'sh', first: 1, after: pageInfo.endCursor })).data.implementationItems).toMatchObject({ edges: [{ node: { code: 'gs-002' } }], pageInfo: { hasNextPage: false } })
})

test('a search of more than 64 characters is refused with its length', async () => {
  expect((await ask(LIST, { search: 'x'.repeat(65) })).errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', refused: 'too-large', params: { what: 'search', size: 65, limit: 64 } })
})
