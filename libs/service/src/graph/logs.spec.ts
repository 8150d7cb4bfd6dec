import { TokenVerifier, type Principal } from '@tongban/identity'
import { listen, parseConfig, subgraph, type Served } from '../index.js'
import { ReceptionModule } from '../rules/reception.fixture.js'

class Clerk extends TokenVerifier {
  async verify(): Promise<Principal> { return { subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] } }
}

const lines: any[] = []
let served: Served
beforeAll(async () => {
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'info' })
  const module = subgraph({ name: 'centre', imports: [ReceptionModule], issuer: config.issuer, development: false, verifier: new Clerk() })
  served = await listen(module, config, { log: { write: (line) => void lines.push(JSON.parse(line)) } })
})
beforeEach(() => { lines.length = 0 })
afterAll(() => served.close())

async function ask(query: string, token?: string, variables?: object): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql?phone=13800138000`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

test('a refusal is an answer and no failure: the log has the request and who asked, nothing of what was sent', async () => {
  await ask('{ papers { edges { cursor } } }')
  await ask('query ($after: String) { papers(after: $after) { edges { cursor } } }', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln', { after: '陈一' })
  expect(lines.map(({ level, msg, actor, centre, req, res }) => ({ level, msg, actor, centre, req, res }))).toEqual([
    { level: 'info', msg: 'request completed', actor: undefined, centre: undefined, req: { method: 'POST', path: '/graphql' }, res: { statusCode: 200 } },
    { level: 'info', msg: 'request completed', actor: 'hz.clerk', centre: 'hz', req: { method: 'POST', path: '/graphql' }, res: { statusCode: 200 } },
  ])
  expect(JSON.stringify(lines)).not.toMatch(/陈一|13800138000|eyJ/)
})

test('a failure is logged once, with its stack, under the trace id that the client was told', async () => {
  const told = await ask('mutation { filePaper(input: { explode: 1, commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "hz", on: "2015-06-30" }) { __typename } }', 'a')
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([['error', 'an operation failed unexpectedly'], ['info', 'request completed']])
  expect(lines[0]).toMatchObject({ deployment: 'haizhu', actor: 'hz.clerk', traceId: told.errors[0].extensions.traceId, err: { type: 'Error', message: 'secret: relation "paper" does not exist', stack: [expect.stringContaining('filePaper'), expect.anything(), expect.anything(), expect.anything(), expect.anything()] } })
  expect(lines[1].err).toBeUndefined()
})
