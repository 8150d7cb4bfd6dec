import { randomUUID } from 'node:crypto'
import { inventedCitizen } from '../office.fixture.js'
import { caseOfTask, hear, offerOf } from '../task-offers.fixture.js'
import { act, application, on, openDesk, RECEIVE, type Desk } from './desk.fixture.js'

let desk: Desk
beforeAll(async () => (desk = await openDesk()))
afterAll(() => desk.close())

const received = async (no = 1, centre = 'hzcg') => (await desk.ask(`${centre}.clerk`, RECEIVE, application(inventedCitizen(no), { centreId: centre }))).data.receiveApplication.caseId as string
const CASE = `query ($centreId: ID!, $id: UUID!) { case(centreId: $centreId, id: $id) { __typename
  ... on Case { number state itemNames { zh en } origin { channel } missing papers { code copies } notifyBy parties { role kind name identityType identityMasked } steps { no actor post window occurredAt stepHash previousStepHash } }
  ... on Refusal { code message(lang: EN) params { name values } } } }`

test('a street receives and accepts, and sees the case with its party, steps and due date', async () => {
  const id = await received()
  const accepted = await desk.ask('hzcg.clerk', act('acceptCase'), on(id))
  expect(accepted).toEqual({ data: { acceptCase: {
    __typename: 'CaseActDone', caseId: id, receiptCode: expect.stringMatching(/^.{4}-.{4}-.{4}-.{4}$/), step: { no: 2, kind: 'accepted', state: 'ACCEPTED' },
    case: { number: expect.stringMatching(/^44010500101-20150630-00000\d-\d$/), state: 'ACCEPTED', possibleActs: ['handleCase', 'withdrawCase'], promised: { due: '2015-07-07', provisional: false } },
  } } })
  const { data } = await desk.ask('hzcg.head', CASE, { centreId: 'hzcg', id })
  expect(data.case).toMatchObject({
    state: 'ACCEPTED', itemNames: { zh: '个体工商户设立登记', en: 'Registration of an individual business' }, origin: { channel: 'WINDOW' }, missing: [], notifyBy: '2015-07-07',
    parties: [{ role: 'APPLICANT', kind: 'PERSON', name: '陈晓明', identityType: 'CITIZEN_NUMBER', identityMasked: expect.stringMatching(/^990\*{11}\d{3}[0-9X]$/) }],
    steps: [{ no: 1, actor: 'hzcg.clerk', post: 'hzcg.acceptance', window: 'hzcg-w1', previousStepHash: null }, { no: 2 }],
  })
  expect(data.case.steps[1].previousStepHash).toBe(data.case.steps[0].stepHash)
})

test('two acts on one case in one request each answer with their own step', async () => {
  const id = await received(4)
  const { data } = await desk.ask('hzcg.clerk', `mutation ($a: AcceptCaseInput!, $w: WithdrawCaseInput!) {
    a: acceptCase(input: $a) { ... on CaseActDone { step { no kind } } } w: withdrawCase(input: $w) { ... on CaseActDone { step { no kind } case { state steps { no } } } } }`,
  { a: on(id).input, w: { ...on(id).input, reason: '申请人要求撤回' } })
  expect(data).toEqual({ a: { step: { no: 2, kind: 'accepted' } }, w: { step: { no: 3, kind: 'withdrawn' }, case: { state: 'WITHDRAWN', steps: [{ no: 1 }, { no: 2 }, { no: 3 }] } } })
})

test('a refusal says what to do next, in both languages', async () => {
  const { data } = await desk.ask('hzcg.clerk', RECEIVE, application(inventedCitizen(1).slice(0, 17) + (inventedCitizen(1).endsWith('0') ? '1' : '0')))
  expect(data.receiveApplication).toEqual({
    __typename: 'IdentityInvalid', code: 'identity-invalid', message: 'The identity of party 1 is not valid: wrong check digit at position 18. Type it again from the document.',
    params: [{ name: 'party', values: ['1'] }, { name: 'fault', values: ['wrong-check'] }, { name: 'position', values: ['18'] }],
  })
})

test('another centre\'s case answers by every road like one that does not exist', async () => {
  const theirs = await received(2, 'hzxg')
  const number = (await desk.ask('hzxg.clerk', act('acceptCase'), on(theirs, { centreId: 'hzxg' }))).data.acceptCase.case.number as string
  const nobodys = randomUUID()
  const same = async (ask: (id: string, centreId: string) => Promise<unknown>) => {
    const without = async (id: string, centreId: string) => JSON.stringify(await ask(id, centreId)).replaceAll(id, '')
    const expected = await without(nobodys, 'hzcg')
    for (const answer of [await without(theirs, 'hzxg'), await without(theirs, 'hzcg'), await without(nobodys, 'hzxg'), await without(nobodys, 'nowhere')]) expect(answer).toBe(expected)
    return expected
  }
  expect(await same((id, centreId) => desk.ask('hzcg.clerk', CASE, { centreId, id }))).toContain('CaseNotFound')
  expect(await same((id, centreId) => desk.ask('hzcg.handler', act('handleCase'), on(id, { centreId })))).toContain('CaseNotFound')
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { number } } }'
  expect(await same((id, centreId) => desk.ask('hzcg.clerk', entities, { r: [{ __typename: 'Case', centreId, id }] }))).toBe('{"data":{"_entities":[null]}}')
  const byNumber = (centreId: string, asked: string) => desk.ask('hzcg.clerk', 'query ($c: ID!, $n: String!) { caseByNumber(centreId: $c, number: $n) { __typename ... on Case { id } ... on Refusal { code } } }', { c: centreId, n: asked })
  expect(await byNumber('hzxg', number)).toEqual(await byNumber('hzcg', '44010500101-20150630-000999-1'))
})

test('a list shows the cases of one\'s own centres alone, page by page, in the order asked', async () => {
  desk.clock.set('2015-07-01T01:00:00Z')
  for (let no = 10; no < 15; no++) await received(no)
  const list = async (who: string, variables: object) => (await desk.ask(who, `query ($first: Int, $after: String, $centreIds: [ID!], $states: [CaseState!], $sort: CaseSort, $open: Boolean) {
    cases(first: $first, after: $after, centreIds: $centreIds, states: $states, sort: $sort, open: $open) { edges { node { id centreId receivedAt state } } pageInfo { hasNextPage endCursor } unavailableCentres { centreId } } }`, variables)).data.cases
  const seen: { id: string; centreId: string; receivedAt: string }[] = []
  for (let after: string | null = null, more = true; more;) {
    const page: any = await list('hzcg.clerk', { first: 2, after })
    seen.push(...page.edges.map((edge: any) => edge.node))
    ;({ hasNextPage: more, endCursor: after } = page.pageInfo)
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(new Set(seen.map(({ centreId }) => centreId))).toEqual(new Set(['hzcg']))
  expect(seen.map(({ receivedAt }) => receivedAt)).toEqual(seen.map(({ receivedAt }) => receivedAt).sort().reverse())
  expect((await list('hzcg.clerk', { sort: 'RECEIVED_ASC' })).edges.map((edge: any) => edge.node.id)).toEqual(seen.map(({ id }) => id).reverse())
  expect((await list('hzcg.clerk', { states: ['ACCEPTED'], sort: 'DUE_ASC' })).edges).toHaveLength(1)
  expect((await list('hzcg.clerk', { open: false })).edges.map(({ node }: any) => node.state)).toEqual(['WITHDRAWN'])
  expect((await list('hzcg.clerk', { centreIds: ['hzxg'] })).edges).toEqual([])
})

test.each(['x', Buffer.from('["received-desc","x","y"]').toString('base64url'), Buffer.from('["due-asc","2015-07-01","y"]').toString('base64url')])('the cursor %s of no such list is refused', async (after) => {
  expect(await desk.ask('hzcg.clerk', 'query ($after: String) { cases(after: $after) { edges { cursor } } }', { after })).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', refused: 'bad-cursor' } }] })
})

test.each([
  ['a citizen', 'citizen.chen', 'FORBIDDEN'],
  ['a supervisor, who has the ledger', 'hzcg.supervisor', 'FORBIDDEN'],
  ['nobody', null, 'UNAUTHENTICATED'],
])('%s sees no case', async (_, who, code) => {
  const id = await received(20)
  expect(await desk.ask(who, CASE, { centreId: 'hzcg', id })).toMatchObject({ errors: [{ extensions: { code } }] })
  expect(await desk.ask(who, '{ cases { edges { cursor } } }')).toMatchObject({ errors: [{ extensions: { code } }] })
})

test.each<[string, object, object]>([
  ['no such copies', { papers: [{ code: 'GS-LEASE', copies: -1 }] }, { __typename: 'BadInput' }],
  ['a material the item does not ask for', { papers: [{ code: 'NONE' }] }, { __typename: 'MaterialUnknown' }],
  ['an item that is none', { itemCode: 'gs-002;--' }, { __typename: 'ItemNotInForce' }],
  ['nobody applying', { parties: [] }, { __typename: 'PartyMissing' }],
  ['a source system that is none', { origin: { system: 'a b' } }, { __typename: 'BadInput' }],
  ['an endless external id', { origin: { externalId: 'x'.repeat(101) } }, { __typename: 'TextNotUsable' }],
  ['a reason that is too long', { reason: '长'.repeat(501) }, { __typename: 'TextNotUsable' }],
  ['the future', { occurredAt: '2099-01-01T00:00:00.000Z' }, { __typename: 'InTheFuture' }],
  ['a year before every item', { occurredAt: '1990-01-01T00:00:00.000Z', reason: '补录' }, { __typename: 'ItemNotInForce' }],
])('receiving refuses %s and leaves nothing', async (_, change, expected) => {
  const count = async () => (await desk.db.admin.query<any>({ text: 'select (select count(*) from case_file) as files, (select count(*) from outbox) as messages' })).rows[0]
  const before = await count()
  expect((await desk.ask('hzcg.clerk', RECEIVE, application(inventedCitizen(3), change))).data.receiveApplication).toMatchObject(expected)
  expect(await count()).toEqual(before)
})

test('the case of a joint task shows job, node, papers, reminders and what became of the decision', async () => {
  const offer = offerOf()
  const { jobId, node, epoch } = offer
  await hear(desk, 'joint.task-offered.v1', offer)
  const { id } = await caseOfTask(desk, offer)
  await hear(desk, 'joint.task-reminded.v1', { jobId, node, epoch, no: 1, remindedBy: 'coordinator', remindedAt: '2015-06-30T01:30:00.000Z' })
  for (const [name, who] of [['claimTask', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver']] as const)
    expect((await desk.ask(`hzcg.${who}`, act(name), on(id))).data[name].__typename).toBe('CaseActDone')
  expect((await desk.ask('hzcg.concluder', act('concludeCase'), on(id))).data.concludeCase).toMatchObject({ __typename: 'TaskUnconfirmed', code: 'task-unconfirmed' })
  const query = `query ($id: UUID!) { case(centreId: "hzcg", id: $id) { ... on Case { state origin { channel } parties { name } promised { due } task {
    jobId node epoch kind blueprintCode region receivedBy papers { code subject form } decision { decision confirmedAt late } reminders { no by } endedBecause } } } }`
  expect((await desk.ask('hzcg.handler', query, { id })).data.case).toEqual({
    state: 'APPROVED', origin: { channel: 'JOINT' }, parties: [], promised: { due: '2015-07-02' }, task: {
      jobId, node: 'A', epoch: 1, kind: 'DECISION', blueprintCode: 'szhy', region: '440105001', receivedBy: 'hzxg',
      papers: [{ code: 'GS-LEASE', subject: 'company', form: 'copy' }, { code: 'GS-ARTICLES', subject: 'company', form: 'original' }],
      decision: { decision: 'APPROVE', confirmedAt: null, late: null }, reminders: [{ no: 1, by: 'coordinator' }], endedBecause: null,
    },
  })
})

const TASK_PAPERS = 'papers { code } requested { code } forwarded { code }'

test('a department sees the documents of its own node alone, whichever way it asks', async () => {
  const jobId = randomUUID()
  const paper = (code: string) => [{ code, subject: 'company', variant: null, form: 'copy' as const }]
  const offers = [offerOf({ jobId, papers: paper('GS-LEASE') }), offerOf({ jobId, node: 'D', department: 'mz', item: null, papers: paper('MZ-PERMIT') })]
  for (const offer of offers) await hear(desk, 'joint.task-offered.v1', offer)
  const [a, d] = await Promise.all(offers.map((offer) => caseOfTask(desk, offer)))
  expect((await desk.ask('hzcg.clerk', act('claimTask'), on(d.id))).data.claimTask.__typename).toBe('CaseActDone')
  await hear(desk, 'joint.papers-forwarded.v1', { jobId, node: 'D', epoch: 1, papers: [{ code: 'MZ-PERMIT', subject: 'company', variant: null }], from: 'hzxg', forwardedAt: '2015-06-30T01:00:00.000Z' } as never)
  const seen = async (who: string) => {
    const ways = `one: case(centreId: "hzcg", id: "${a.id}") { ... on Case { task { ${TASK_PAPERS} } } } two: case(centreId: "hzcg", id: "${d.id}") { ... on Case { task { ${TASK_PAPERS} } } }
      cases(first: 100) { edges { node { id task { jobId ${TASK_PAPERS} } } } } _entities(representations: [{ __typename: "Case", centreId: "hzcg", id: "${a.id}" }, { __typename: "Case", centreId: "hzcg", id: "${d.id}" }]) { ... on Case { task { ${TASK_PAPERS} } } }`
    const { data, errors } = await desk.ask(who, `{ ${ways} }`)
    expect(errors).toBeUndefined()
    const ofList = data.cases.edges.map(({ node }: any) => node).filter(({ id }: any) => [a.id, d.id].includes(id)).map(({ task: { jobId: _, ...task } }: any) => task)
    const text = [[data.one.task, data.two.task], ofList, data._entities.map(({ task }: any) => task)].map((way) => JSON.stringify(way))
    return text.map((way) => ['GS-LEASE', 'MZ-PERMIT'].filter((code) => way.includes(code)))
  }
  expect(await seen('hzcg.gs')).toEqual(Array(3).fill(['GS-LEASE']))
  expect(await seen('hzcg.mz')).toEqual(Array(3).fill(['MZ-PERMIT']))
  expect(await seen('hzcg.clerk')).toEqual(Array(3).fill(['GS-LEASE', 'MZ-PERMIT']))
})
