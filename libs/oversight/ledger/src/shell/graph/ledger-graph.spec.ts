import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { listen, parseConfig, subgraph, TokenVerifier, type Principal, type Role, type Served } from '@tongban/service'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { ledgerSchema } from '../../schema.js'
import { carryUp } from '../carried.fixture.js'
import { caseEvents } from '../case-events.fixture.js'
import { CaseProjection } from '../case-projection.js'
import { LedgerModule } from '../ledger.module.js'

const roleOf: Record<string, Role> = { head: 'centre-head', supervisor: 'supervisor', clerk: 'centre-clerk', standards: 'city-standards' }
class ByName extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    return { subject: jwt, roles: [roleOf[jwt.split('.')[1]!]!], centres: [jwt.split('.')[0]!] }
  }
}

let db: TestDatabase
let served: Served
const events = caseEvents()
beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, ledgerSchema] })
  await carryUp(db, events, [new CaseProjection()])
  await db.admin.query({ text: "update inbox set received_at = '2015-06-30T02:00:00Z'" })
  const config = parseConfig({ deployment: 'haizhu', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const ledger = LedgerModule.over({ database: db.app, plumbing: db.plumbing, owner: 'hz', subgraph: 'centre' })
  served = await listen(subgraph({ name: 'centre', imports: [ledger], issuer: config.issuer, development: false, verifier: new ByName() }), config)
})
afterAll(async () => {
  await served.close()
  await db.close()
})

const ask = async (who: string | null, query: string, variables: object = {}): Promise<any> => (await fetch(`http://127.0.0.1:${served.port}/graphql`, {
  method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
})).json()
const LIST = `query ($centreId: ID!, $after: String) { ledgerCases(centreId: $centreId, after: $after) { __typename
  ... on LedgerCaseConnection { edges { node { centreId number state proven asOf promised { due } steps { no post stepHash proven } } } pageInfo { hasNextPage } unavailableCentres { centreId } }
  ... on Refusal { code params { name values } } } }`

test('the district\'s supervisor sees steps, posts and clock, proven, and how old it is', async () => {
  const { data } = await ask('hz.supervisor', LIST, { centreId: 'hz' })
  expect(data.ledgerCases.edges[0].node).toMatchObject({
    centreId: 'hzcg', number: '44010500101-20150630-000001-9', state: 'concluded', proven: true, asOf: '2015-06-30T02:00:00.000Z', promised: { due: '2015-07-07' },
  })
  expect(data.ledgerCases.edges[0].node.steps.map((step: any) => step.stepHash)).toEqual(events.map(({ step }) => step.stepHash))
})

test('a case whose state or due day was changed behind the ledger\'s back is not proven, though its steps are', async () => {
  for (const change of ["state = 'accepted'", "promised_due = '2099-01-01'"]) {
    await db.admin.query({ text: `create table kept_case as select * from ledger_case; update ledger_case set ${change}` })
    const { node } = (await ask('hz.supervisor', LIST, { centreId: 'hz' })).data.ledgerCases.edges[0]
    expect([node.proven, node.steps.every((step: any) => step.proven)]).toEqual([false, true])
    await db.admin.query({ text: 'delete from ledger_case; insert into ledger_case select * from kept_case; drop table kept_case' })
  }
})

test('a case is found by id and by number', async () => {
  const one = 'query ($c: ID!, $of: ID!, $id: UUID!) { ledgerCase(centreId: $c, ofCentre: $of, id: $id) { __typename ... on LedgerCase { state } ... on Refusal { code } } }'
  expect((await ask('hz.head', one, { c: 'hz', of: 'hzcg', id: events[0]!.caseId })).data.ledgerCase).toEqual({ __typename: 'LedgerCase', state: 'concluded' })
  expect((await ask('hz.head', one, { c: 'hz', of: 'hzxg', id: events[0]!.caseId })).data.ledgerCase).toEqual({ __typename: 'NotInLedger', code: 'not-in-ledger' })
  const byNumber = 'query ($n: String!) { ledgerCaseByNumber(centreId: "hz", number: $n) { __typename ... on LedgerCase { version } } }'
  expect((await ask('hz.head', byNumber, { n: '44010500101-20150630-000001-9' })).data.ledgerCaseByNumber).toEqual({ __typename: 'LedgerCase', version: 6 })
})

test('the certificates of closed days, newest first, page by page, with their dead letters and what was signed', async () => {
  const certificate = (day: string, source: string, dead: object[] = []) => ({
    owner: 'hz', source, topic: 'tb.hz.events', day, dayCount: 6, lastSeq: 6, count: 6, digest: '00000000000000aa', link: 'ab', gaps: 0, deadLetters: dead.length, dead, ageSeconds: 3, closedAt: '2015-07-01T00:00:00.000Z',
  })
  for (const one of [certificate('2015-06-29', 'hzcg'), certificate('2015-06-30', 'hzcg', [{ seq: 4, why: 'breaks-schema', field: '/step' }]), certificate('2015-06-30', 'hzxg')]) {
    await db.admin.query({ text: "insert into certificate values ($1, $2, $3, $4, $5, 'hz-1', 'x', '2015-07-01T00:00:00Z')", values: ['hz', one.source, one.topic, one.day, JSON.stringify(one)] })
  }
  const CERTIFICATES = `query ($c: ID!, $of: ID, $from: Day, $first: Int, $after: String) { ledgerCertificates(centreId: $c, ofCentre: $of, from: $from, first: $first, after: $after) { __typename
    ... on LedgerCertificateConnection { edges { cursor node { source day dayCount count gaps dead { seq why field } text kid signature } } } ... on Refusal { code } } }`
  const list = async (variables: object) => (await ask('hz.supervisor', CERTIFICATES, { c: 'hz', ...variables })).data.ledgerCertificates.edges
  expect((await list({})).map(({ node }: any) => `${node.day} ${node.source}`)).toEqual(['2015-06-30 hzcg', '2015-06-30 hzxg', '2015-06-29 hzcg'])
  const [first] = await list({ first: 1 })
  expect(first.node).toMatchObject({ dayCount: 6, count: '6', gaps: 0, dead: [{ seq: '4', why: 'breaks-schema', field: '/step' }], kid: 'hz-1', signature: Buffer.from('x').toString('base64') })
  expect((await list({ first: 1, after: first.cursor })).map(({ node }: any) => `${node.day} ${node.source}`)).toEqual(['2015-06-30 hzxg'])
  expect(await list({ of: 'hzcg', from: '2015-06-30' })).toHaveLength(1)
  expect((await ask('th.supervisor', CERTIFICATES, { c: 'hz' })).data.ledgerCertificates).toEqual({ __typename: 'LedgerNotFound', code: 'no-such-ledger' })
})

test('there is no name, number of a person or subject key to ask for', async () => {
  const node = async (field: string) => (await ask('hz.supervisor', `{ ledgerCases(centreId: "hz") { ... on LedgerCaseConnection { edges { node { ${field} } } } } }`)).errors?.[0].extensions.code
  for (const field of ['parties', 'subjectKeys', 'names', 'identity']) expect(await node(field)).toBe('GRAPHQL_VALIDATION_FAILED')
})

test.each([
  ['another district\'s supervisor', 'th.supervisor', 'hz'],
  ['a street\'s head', 'hzcg.head', 'hz'],
  ['the supervisor of a centre without a ledger', 'hzcg.supervisor', 'hzcg'],
  ['whoever asks for a centre that does not exist', 'hz.supervisor', 'nowhere'],
])('to %s there is no such ledger', async (_, who, centreId) => {
  expect((await ask(who, LIST, { centreId })).data.ledgerCases).toEqual({ __typename: 'LedgerNotFound', code: 'no-such-ledger', params: [{ name: 'owner', values: [centreId] }] })
})

test('clerks and strangers are not let in', async () => {
  expect((await ask('hz.clerk', LIST, { centreId: 'hz' })).errors[0].extensions.code).toBe('FORBIDDEN')
  expect((await ask(null, LIST, { centreId: 'hz' })).errors[0].extensions.code).toBe('UNAUTHENTICATED')
})

test('a cursor of another list is refused', async () => {
  const after = Buffer.from('["due-asc","2015-07-07","x"]').toString('base64url')
  expect((await ask('hz.head', LIST, { centreId: 'hz', after })).errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', refused: 'bad-cursor' })
})
