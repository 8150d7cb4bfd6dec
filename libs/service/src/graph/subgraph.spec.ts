import { TokenRefused, TokenVerifier, type Principal } from '@tongban/identity'
import { listen, parseConfig, subgraph, type Served } from '../index.js'
import { ReceptionModule } from '../rules/reception.fixture.js'

class Passes extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    const found = people[jwt]
    if (!found) throw new TokenRefused('unknown')
    return found
  }
}
const people: Record<string, Principal> = {
  clerk: { subject: 'hz.clerk', roles: ['centre-clerk'], centres: ['hz'] },
  citizen: { subject: 'citizen.chen', roles: ['citizen'], centres: [] },
}
const config = (development = false) => parseConfig({
  deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent', development,
})

let served: Served
beforeAll(async () => {
  served = await listen(subgraph({ name: 'centre', imports: [ReceptionModule], issuer: config().issuer, development: false, verifier: new Passes() }), config())
})
afterAll(() => served.close())

const ask = async (query: string, token?: string, variables?: object): Promise<any> => {
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }),
  })
  return response.json()
}
const PAPER = 'query ($c: ID!, $id: ID!) { paper(centreId: $c, id: $id) { __typename ... on Paper { centreId id on at seal } ... on Refusal { code message en: message(lang: EN) params { name values } } } }'
const REFERENCES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Paper { id on seal } } }'
const codesOf = ({ errors }: any) => errors.map((error: any) => error.extensions.code)

test('answers with the type asked for, days and instants on the wire as text', async () => {
  expect(await ask(PAPER, 'clerk', { c: 'hz', id: '1' })).toEqual({
    data: { paper: { __typename: 'Paper', centreId: 'hz', id: '1', on: '2015-07-01', at: '2015-06-30T01:00:00.000Z', seal: 'WyJzZWFsIiwiMSJd' } },
  })
})

test('answers another centre\'s paper like one that does not exist, as a refusal of the catalogue in both languages', async () => {
  const missing = await ask(PAPER, 'clerk', { c: 'hz', id: '7' })
  const foreign = await ask(PAPER, 'clerk', { c: 'th', id: '1' })
  expect(missing.errors).toBeUndefined()
  expect(missing.data.paper).toEqual({
    __typename: 'NoSuchEntry', code: 'no-such-entry', message: '没有找到“7”，或您无权查看。', en: 'There is no paper "7" that you may see.',
    params: [{ name: 'kind', values: ['paper'] }, { name: 'id', values: ['7'] }],
  })
  expect(JSON.stringify(foreign).replaceAll('"1"', '').replaceAll('1', '7')).toBe(JSON.stringify(missing).replaceAll('"7"', ''))
})

test.each([
  ['no token', undefined, 'UNAUTHENTICATED'],
  ['a token that is no good', 'forged', 'UNAUTHENTICATED'],
  ['a role without a right', 'citizen', 'FORBIDDEN'],
])('refuses %s on a query, a mutation and an entity reference', async (_, token, code) => {
  const mutation = 'mutation { filePaper(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "hz", on: "2015-06-30" }) { __typename } }'
  const reference = { r: [{ __typename: 'Paper', centreId: 'hz', id: '1' }] }
  const missing = { r: [{ __typename: 'Paper', centreId: 'hz', id: '77' }] }
  const answers = [await ask(PAPER, token, { c: 'hz', id: '1' }), await ask(mutation, token), await ask(REFERENCES, token, reference)]
  expect(answers.map(codesOf)).toEqual([[code], [code], [code]])
  expect(await ask(REFERENCES, token, missing)).toEqual(answers[2])
  expect(JSON.stringify(answers)).not.toContain('stack')
})

test('gives an entity to the clerk of its centre and null to everyone else', async () => {
  const asked = [{ __typename: 'Paper', centreId: 'hz', id: '2' }, { __typename: 'Paper', centreId: 'th', id: '2' }, { __typename: 'Paper', centreId: 'hz', id: '8' }]
  expect(await ask(REFERENCES, 'clerk', { r: asked })).toEqual({ data: { _entities: [{ id: '2', on: '2015-07-02', seal: 'WyJzZWFsIiwiMiJd' }, null, null] } })
})

test('lets anybody ask what is open to anybody, but never with a token that is no good', async () => {
  expect(await ask('{ greeting }')).toEqual({ data: { greeting: 'nobody' } })
  expect(await ask('{ greeting }', 'citizen')).toEqual({ data: { greeting: 'citizen.chen' } })
  expect(codesOf(await ask('{ greeting }', 'forged'))).toEqual(['UNAUTHENTICATED'])
})

test('pages with cursors and refuses those of another list, damaged ones and pages that are too long', async () => {
  const page = (args: string) => ask(`{ papers(${args}) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } unavailableCentres { centreId } } }`, 'clerk')
  const first = (await page('first: 2')).data.papers
  expect(first.edges.map((edge: any) => edge.node.id)).toEqual(['1', '2'])
  expect(first.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, endCursor: 'WyJwYXBlciIsIjIiXQ' })
  const second = (await page(`first: 2, after: "${first.pageInfo.endCursor}"`)).data.papers
  expect(second.edges.map((edge: any) => edge.node.id)).toEqual(['3'])
  expect(second.pageInfo.hasNextPage).toBe(false)
  for (const cursor of ['xyz', '', 'WyJzZWFsIiwiMSJd', 'WyJwYXBlciIsIjIiXQ==', 'W10']) {
    const { errors } = await page(`after: "${cursor}"`)
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', refused: 'bad-cursor', params: { cursor } })
  }
  expect((await page('first: 101')).errors[0].message).toBe('first has a size of 101; the limit is 100.')
  expect((await page('first: 0')).errors[0].message).toBe('The field "first" is not right: it is too small.')
})

test.each([
  ['a date that is none', 'on: "2015-02-30"', 'Day is written like 2015-06-30, not "2015-02-30"'],
  ['a date as a number', 'on: 20150630', 'Day is written like 2015-06-30, not undefined'],
  ['a command id that is no UUID', 'on: "2015-06-30", commandId: "1"', 'UUID is written like 01890a5d-ac96-774b-bcce-b302099a8057, not "1"'],
  ['a field nobody knows', 'on: "2015-06-30", wings: 2', 'Field "wings" is not defined by type "FileInput".'],
])('names %s', async (_, fields, message) => {
  const commandId = fields.includes('commandId') ? '' : 'commandId: "01890a5d-ac96-774b-bcce-b302099a8057",'
  const { errors } = await ask(`mutation { filePaper(input: { ${commandId} centreId: "hz", ${fields} }) { __typename } }`, 'clerk')
  expect(errors).toHaveLength(1)
  expect(errors[0].message).toContain(message)
  expect(errors[0].extensions.stacktrace).toBeUndefined()
})

test('tells nothing of an unexpected error, and of a refusal that its union does not list', async () => {
  const file = (name: string, more: string) => `mutation { ${name}(input: { commandId: "01890a5d-ac96-774b-bcce-b302099a8057", centreId: "hz", on: "2015-06-30" ${more} }) { __typename ... on Refusal { message(lang: EN) } } }`
  for (const answer of [await ask(file('filePaper', ', explode: 1'), 'clerk'), await ask(file('misfile', ''), 'clerk')]) {
    expect(answer.errors[0]).toMatchObject({ message: 'Something failed here and was logged; the command may be repeated with the same commandId.', extensions: { code: 'INTERNAL_SERVER_ERROR', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) } })
    expect(JSON.stringify(answer)).not.toMatch(/secret|relation|busy/)
  }
  expect((await ask(file('filePaper', ', expectedVersion: 2'), 'clerk')).data.filePaper).toEqual({
    __typename: 'ChangedMeanwhile', message: 'This was changed meanwhile: it is at version 3, you expected 2. Load it again and decide again.',
  })
})

test.each([
  ['aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: greeting`).join(' ')} }`, 'too many aliases: the limit is 30'],
  ['aliases spread by a fragment', `{ ...f ...f } fragment f on Query { ${Array.from({ length: 16 }, (_, i) => `a${i}: greeting`).join(' ')} }`, 'too many aliases: the limit is 30'],
  ['directives', `{ greeting ${'@include(if: true) '.repeat(21)} }`, 'too many directives: the limit is 20'],
  ['tokens', `{ ${'greeting '.repeat(2000)} }`, 'too many tokens: the limit is 2000'],
])('refuses too many %s', async (_, query, message) => {
  const { errors } = await ask(query)
  expect(errors.map((error: any) => error.message).join()).toContain(message)
})

test('refuses too many references, a batch, and a look at the schema outside development', async () => {
  const r = Array.from({ length: 501 }, (_, i) => ({ __typename: 'Paper', centreId: 'hz', id: String(i) }))
  expect(codesOf(await ask(REFERENCES, 'clerk', { r }))).toEqual(['TOO_MUCH'])
  expect((await ask('{ __schema { types { name } } }')).errors[0].message).toContain('introspection is not allowed')
  expect((await ask('{ _service { sdl } }')).errors[0].message).toBe('The schema is not published here.')
  const batch = await fetch(`http://127.0.0.1:${served.port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([{ query: '{ greeting }' }, { query: '{ greeting }' }]) })
  expect(batch.status).toBe(400)
})
