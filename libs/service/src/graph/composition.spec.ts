import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { listen, parseConfig, subgraph, type TokenVerifier } from '../index.js'
import { ReceptionModule } from '../rules/reception.fixture.js'

test('in development it tells its schema, which composes with another subgraph that has the same shared types', async () => {
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent', development: true })
  const served = await listen(subgraph({ name: 'centre', imports: [ReceptionModule], issuer: config.issuer, development: true, verifier: {} as TokenVerifier }), config)
  const ask = async (query: string) => (await fetch(`http://127.0.0.1:${served.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json() as Promise<any>
  const { data: { _service: { sdl } } } = await ask('{ _service { sdl } }')
  expect((await ask('{ __schema { queryType { name } } }')).data.__schema.queryType.name).toBe('Query')
  await served.close()

  expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"')
  expect(sdl).toContain('union PaperResult = Paper | CentreAway | NoSuchEntry | ChangedMeanwhile')
  expect(sdl.match(/^(type|interface|union|input|enum|scalar) (?!_|link__|federation__)\w+/gm).sort()).toEqual([ // nothing that this process is never asked for
    'enum Lang', 'input FileInput', 'interface Refusal', 'scalar DateTime', 'scalar Day', 'scalar UUID', 'type CentreAway', 'type ChangedMeanwhile', 'type Mutation', 'type NoSuchEntry', 'type PageInfo',
    'type Paper', 'type PaperConnection', 'type PaperEdge', 'type Query', 'type RefusalParam', 'type UnavailableCentre', 'union PaperResult',
  ])
  expect(sdl).toMatch(/type NoSuchEntry implements Refusal\s+@shareable/)
  const { errors, supergraphSdl } = composeServices([{ name: 'centre', typeDefs: parse(sdl) }, { name: 'city', typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    ${sdl.slice(sdl.indexOf('interface Refusal'), sdl.indexOf('}', sdl.indexOf('interface Refusal')) + 1)}
    enum Lang { EN ZH }
    type RefusalParam @shareable { name: String! values: [String!]! }
    type NoSuchEntry implements Refusal @shareable { code: String! message(lang: Lang! = ZH): String! params: [RefusalParam!]! }
    type Query { elsewhere: NoSuchEntry }
  `) }])
  expect(errors ?? []).toEqual([])
  expect(supergraphSdl).toContain('type NoSuchEntry implements Refusal')
})
