import { forgeries, mintToken, type TokenMint } from '@tongban/testing'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Gateway } from '../../apps/gateway/src/open-gateway.js'
import { GatewayModule } from '../../apps/gateway/src/gateway.module.js'
import { parseConfig, listen } from '@tongban/service/process'
import { openCentreOffice } from '../bad-input/centre-office.js'
import { openCityOffice } from '../bad-input/city-office.js'
import { openCoordinationOffice } from '../bad-input/coordination-office.js'

/** A question of each subgraph that an operator may ask, and one that anybody may where there is one. */
const questions = {
  city: ['{ cityStatus { deployment } }', '{ officeTime { now } }'],
  centre: ['{ centreStatus(centreId: "hz") { __typename } }', '{ progress(centreId: "hz", number: "1", receiptCode: "2") { __typename } }'],
  coordination: ['{ coordinationStatus { officeTime } }', undefined],
} as const

export type Subgraph = keyof typeof questions

export interface Realm {
  realm: TokenMint & { who?: object }
  kind?: 'keycloak'
}

/** The three subgraphs, each with its own verifier, and the gateway before them; all take tokens of one realm. */
export async function openSubgraphs(given: Realm) {
  const [city, centre, coordination] = [await openCityOffice(given), await openCentreOffice(given), await openCoordinationOffice(given)]
  const url = ({ served }: { served: { port: number } }) => `http://127.0.0.1:${served.port}`
  const config = parseConfig({
    deployment: 'gateway', kind: 'gateway', port: 0, issuer: city.mint.issuer, dataDir: '.', logLevel: 'silent',
    cityOffice: { url: url(city) }, coordination: { url: url(coordination) }, deployments: [{ id: 'haizhu', url: url(centre), centres: ['hz', 'hzcg', 'hzxg', 'hzbj'] }],
  })
  const gateway = await Gateway.open(config, { supergraph: readFileSync(path.resolve(import.meta.dirname, '../../schemas/graphql/supergraph.graphql'), 'utf8'), log: { warn() {}, error() {} } })
  const served = await listen(GatewayModule.of(gateway), config)
  const direct: Record<Subgraph, string> = { city: url(city), centre: url(centre), coordination: url(coordination) }
  return {
    direct,
    gateway: `http://127.0.0.1:${served.port}`,
    async close() {
      await served.close()
      for (const office of [coordination, centre, city]) await office.close()
    },
  }
}

export async function ask(url: string, query: string, token: string | null): Promise<{ data: any; refused: string[]; status: number }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query }),
  })
  const { data = null, errors = [] } = (await response.json()) as { data?: any; errors?: { extensions: { refused?: string } }[] }
  return { data, refused: errors.map(({ extensions }) => extensions.refused ?? '?'), status: response.status }
}

/** Forged and wrong tokens at every door: directly at each subgraph, and through the gateway. */
export function forgedTokens(open: () => Promise<Realm>): void {
  let given: Realm
  let doors: Awaited<ReturnType<typeof openSubgraphs>>
  beforeAll(async () => {
    given = await open()
    doors = await openSubgraphs(given)
  }, 120_000)
  afterAll(async () => {
    await doors?.close()
    await given?.realm.close()
  })

  const at = (way: string, subgraph: Subgraph): string => (way === 'directly' ? doors.direct[subgraph] : doors.gateway)
  const ways = (['directly', 'through the gateway'] as const).flatMap((way) => (Object.keys(questions) as Subgraph[]).map((subgraph) => [subgraph, way] as const))

  test.each(ways)('%s, %s: a right token is answered', async (subgraph, way) => {
    const { data, refused } = await ask(at(way, subgraph), questions[subgraph][0], mintToken(given.realm))
    expect([refused, Object.values(data as object)[0]]).toEqual([[], expect.anything()])
  })

  test.each(ways)('%s, %s: none of the forged and wrong ones is', async (subgraph, way) => {
    const all = forgeries(given.realm)
    expect(all.length).toBeGreaterThanOrEqual(40)
    const taken: unknown[] = []
    for (const { name, token } of all) {
      const { data, refused } = await ask(at(way, subgraph), questions[subgraph][0], token)
      if (data && Object.values(data as object).some((value) => value !== null)) taken.push([name, data])
      if (refused[0] !== 'token-refused') taken.push([name, refused])
    }
    expect(taken).toEqual([])
  })

  test('the gateway answers none of them even what it knows by itself', async () => {
    const taken: unknown[] = []
    for (const { name, token } of forgeries(given.realm)) {
      const { data, refused, status } = await ask(doors.gateway, '{ __typename }', token)
      if (data !== null || refused[0] !== 'token-refused' || status !== 401) taken.push([name, data, refused, status])
    }
    expect(taken).toEqual([])
    expect((await ask(doors.gateway, '{ __typename }', mintToken(given.realm))).data).toEqual({ __typename: 'Query' })
  })

  test.each(ways.filter(([subgraph]) => questions[subgraph][1]))('%s, %s: nor where nobody needs one', async (subgraph, way) => {
    const open = questions[subgraph][1]!
    const wrong = forgeries(given.realm).find(({ name }) => name === 'of a retired key')!
    expect((await ask(at(way, subgraph), open, wrong.token)).refused).toEqual(['token-refused'])
  })
}

/** A process that begins under load asks the issuer once. */
export function coldStart(open: () => Promise<Realm>): void {
  test.each([['city', openCityOffice], ['centre', openCentreOffice], ['coordination', openCoordinationOffice]] as const)('%s: a hundred requests at a cold start fetch the keys once', async (subgraph, openOffice) => {
    const given = await open()
    const office = await openOffice(given)
    try {
      const [url, token] = [`http://127.0.0.1:${office.served.port}`, mintToken(given.realm)]
      given.realm.asked = 0
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask(url, questions[subgraph][0], token)))
      expect([answers.flatMap(({ refused }) => refused), given.realm.asked]).toEqual([[], 1])
    } finally {
      await office.close()
      await given.realm.close()
    }
  }, 60_000)
}
