import { atTheCity } from '../../apps/cli/src/demo/acts.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { Federation, until } from '../federation.js'

let federation: Federation
let client: GraphClient
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start('--without', 'yuexiu-beijing')
  client = federation.client()
}, 120_000)
afterAll(() => federation.remove(), 60_000)

const ITEM = 'cg-002' // to occupy a city road: for districts and streets

test('a deployment whose process and database were stopped catches up by itself', async () => {
  await federation.administer('postgres', 'alter database tongban_tianhe with allow_connections false')
  await federation.administer('postgres', "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'tongban_tianhe'")
  process.kill(federation.processes().find(({ pid, name }) => name.includes('centre/dist/main.js') && hosts(pid, 'tianhe'))!.pid, 'SIGKILL')

  const version = await publishNext()
  await until(async () => (await running(version)).includes('hzcg'))
  expect(await running(version)).not.toContain('thws')

  await federation.administer('postgres', 'alter database tongban_tianhe with allow_connections true')
  await until(async () => (await running(version)).includes('thws'))
  expect((await running(version)).filter((centre) => centre.startsWith('th'))).toEqual(['th', 'thws', 'thyc'])
}, 120_000)

test('a deployment that joins later gets everything in force', async () => {
  await federation.stop()
  await federation.start()
  client = federation.client()
  const forStreets = await codesForStreets()
  expect(forStreets.length).toBeGreaterThanOrEqual(5)
  const own = async (): Promise<string[]> => {
    const { implementationItems } = await client.ask('yxbj.head', 'query Own { implementationItems(centreId: "yxbj", first: 100) { __typename ... on ImplementationItemConnection { edges { node { code } } } ... on CentreAway { centreId } } }')
    return implementationItems.edges.map(({ node }: { node: { code: string } }) => node.code).toSorted()
  }
  await until(async () => (await own()).length === forStreets.length)
  expect(await own()).toEqual(forStreets)
}, 120_000)

/** Publishes the next version of the item, effective today; answers with its number. */
async function publishNext(): Promise<number> {
  const { version } = await atTheCity(client, 'city.standards', 'redraftCatalogueItem', { code: ITEM }, '... on CatalogueDraft { version }')
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await atTheCity(client, 'city.standards', 'publishCatalogueItem', { code: ITEM, version, effectiveFrom: today }, '... on CatalogueItem { version }')
  return version
}

async function running(version: number): Promise<string[]> {
  const query = 'query Adoption($code: ID!) { adoption(code: $code) { __typename ... on Adoption { centres(first: 100) { edges { node { centreId version } } } } } }'
  const { adoption } = await client.ask('city.standards', query, { code: ITEM })
  return adoption.centres.edges.map(({ node }: any) => node).filter((node: { version: number }) => node.version === version).map(({ centreId }: any) => centreId).toSorted()
}

async function codesForStreets(): Promise<string[]> {
  const { catalogueItems } = await client.ask(null, 'query Items { catalogueItems(first: 100, tier: STREET) { edges { node { code } } } }')
  return [...new Set<string>(catalogueItems.edges.map(({ node }: { node: { code: string } }) => node.code))].toSorted()
}

const hosts = (pid: number, deployment: string): boolean => federation.environmentOf(pid).includes(`TONGBAN_CONFIG=${federation.dataDir}/run/${deployment}.json`)
