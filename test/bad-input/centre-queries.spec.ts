import { openCentreOffice, type CentreOffice } from './centre-office.js'
import { makeCase } from './centre-situations.js'
import { hostile, INSIDE } from './hostile.js'
import { queriesOf, type Questions } from './query-bench.js'
import { newId, type Answer } from './served-graph.js'

let office: CentreOffice
beforeAll(async () => { office = await openCentreOffice() })
afterAll(() => office.close())

const page = { first: 20, after: null }
const NOBODYS = '01890a5d-ac96-774b-bcce-b302099a8057'
let guesses = 0
const questions: Questions = {
  case: { as: 'hzcg.clerk', right: { centreId: 'hzcg', id: NOBODYS } },
  caseByNumber: { as: 'hzcg.clerk', right: { centreId: 'hzcg', number: '44010500101-20150630-000999-1' } },
  cases: { as: 'hzcg.clerk', right: { ...page, centreIds: ['hzcg'], states: ['ACCEPTED'], itemCode: 'gs-002', open: true, mine: false, byMe: false, due: null, sort: 'RECEIVED_DESC' } },
  party: { as: 'hzcg.clerk', right: { centreId: 'hzcg', identityType: 'PASSPORT', identity: 'E00000001' } },
  desk: { as: 'hzcg.clerk', right: { centreId: 'hzcg' } },
  caseBoxes: { as: 'hzcg.clerk', right: { centreId: 'hzcg' } },
  submission: { as: 'hzcg.clerk', right: { centreId: 'hzcg', id: NOBODYS } },
  submissions: { as: 'hzcg.clerk', right: { ...page, centreId: 'hzcg', states: ['SUBMITTED'], open: true, number: '44010500101-20150630-500001-1' } },
  jobBlueprints: { as: null, right: { ...page, centreId: 'hzcg', code: 'three-certificates', search: 'szhy', on: '2015-06-30' } },
  jobReceipt: { as: null, get right() { return { centreId: 'hzcg', number: `none-${++guesses}`, receiptCode: '0000-0000-0000-0000' } } },
  // Another number each time: guesses at one are throttled.
  receipt: { as: null, get right() { return { number: `none-${++guesses}`, receiptCode: '0000-0000-0000-0000' } } },
  centres: { as: null, right: {} },
  progress: { as: null, get right() { return { centreId: 'hzcg', number: `none-${++guesses}`, receiptCode: '0000-0000-0000-0000' } } },
  implementationItems: { as: null, right: { ...page, centreId: 'hzcg', on: '2015-06-30', sort: 'CODE', search: 'gs' } },
  implementationItem: { as: null, right: { centreId: 'hzcg', code: 'gs-002', on: '2015-06-30' } },
  refusedStandards: { as: 'hz.supervisor', right: { ...page, centreId: 'hz' } },
  ledgerCases: { as: 'hz.supervisor', right: { ...page, centreId: 'hz', ofCentres: ['hzcg'], states: ['accepted'], itemCode: 'gs-002', sort: 'RECEIVED_DESC' } },
  ledgerCase: { as: 'hz.supervisor', right: { centreId: 'hz', ofCentre: 'hzcg', id: NOBODYS } },
  ledgerCaseByNumber: { as: 'hz.supervisor', right: { centreId: 'hz', number: '44010500101-20150630-000999-1' } },
  ledgerCertificates: { as: 'hz.supervisor', right: { ...page, centreId: 'hz', ofCentre: 'hzcg', from: '2015-06-01', to: '2015-06-30' } },
  centreStreams: { as: 'hz.supervisor', right: { ...page, centreId: 'hz' } },
  centreStatus: { as: 'hz.supervisor', right: { centreId: 'hz' } },
}

queriesOf('centre', questions, () => office)

describe('another centre\'s case, and none', () => {
  const CASE = 'query ($centreId: ID!, $id: UUID!) { case(centreId: $centreId, id: $id) { __typename ... on Case { id number parties { name } steps { no } } ... on Refusal { code message params { name values } } } }'
  const BY_NUMBER = 'query ($centreId: ID!, $number: String!) { caseByNumber(centreId: $centreId, number: $number) { __typename ... on Case { id } ... on Refusal { code message params { name values } } } }'
  const ENTITY = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Case { id number parties { name } steps { no } } } }'
  const shape = ({ status, text }: Answer, id: string) => `${status} ${text.replaceAll(id, '')}`
  let theirs: { id: string; number: string }
  beforeAll(async () => {
    const id = await makeCase(office, 'accepted', 'hzxg')
    theirs = { id, number: (await office.ask('hzxg.clerk', 'query ($id: UUID!) { case(centreId: "hzxg", id: $id) { ... on Case { number } } }', { id })).data.case.number }
  })

  test('are one answer by id, by number, and as entities', async () => {
    const nobodys = newId()
    const answers = async (ask: (id: string, centreId: string) => Promise<Answer>, id: string) =>
      new Set(await Promise.all([[nobodys, 'hzcg'], [nobodys, 'hzxg'], [nobodys, 'nowhere'], [id, 'hzcg'], [id, 'hzxg']].map(async ([of, centreId]) => shape(await ask(of!, centreId!), of!))))
    expect((await answers((id, centreId) => office.ask('hzcg.clerk', CASE, { centreId, id }), theirs.id)).size).toBe(1)
    expect((await answers((number, centreId) => office.ask('hzcg.clerk', BY_NUMBER, { centreId, number }), theirs.number)).size).toBe(1)
    expect([...await answers((id, centreId) => office.ask('hzcg.clerk', ENTITY, { of: [{ __typename: 'Case', centreId, id }] }), theirs.id)]).toEqual(['200 {"data":{"_entities":[null]}}\n'])
  })

  test('a list asked for a sibling\'s centre is empty, and so is one for a centre that does not exist', async () => {
    for (const centreIds of [['hzxg'], ['nowhere'], []]) {
      expect((await office.ask('hzcg.clerk', 'query ($c: [ID!]) { cases(centreIds: $c) { edges { node { id } } pageInfo { hasNextPage } } }', { c: centreIds })).data).toEqual({ cases: { edges: [], pageInfo: { hasNextPage: false } } })
    }
  })

  test('an entity that is none of the form: null or an error that is readable, never the inside', async () => {
    const bad = [{}, { centreId: 'hzcg' }, { centreId: 1, id: 2 }, { centreId: 'hzcg', id: 'x' }, { centreId: { $gt: '' }, id: [] }, { centreId: hostile.oversized, id: theirs.id }, { centreId: hostile.sql, id: theirs.id }]
    for (const one of bad) {
      const { status, text, data, errors } = await office.ask('hzcg.clerk', ENTITY, { of: [{ __typename: 'Case', ...one }] })
      expect([status === 200 || status === 400, INSIDE.test(text), data?._entities?.[0] ?? null, errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')]).toEqual([true, false, null, false])
    }
    for (const wrong of [[{ __typename: 'NoSuchType', id: 1 }], [{ id: theirs.id }], [null], 'x', [{ __typename: '__proto__' }], Array.from({ length: 501 }, () => ({ __typename: 'Case', centreId: 'hzcg', id: theirs.id }))]) {
      const { status, text, errors } = await office.ask('hzcg.clerk', ENTITY, { of: wrong })
      expect([status < 500, INSIDE.test(text), errors.length > 0, errors.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR') && text]).toEqual([true, false, true, false])
    }
  })
})
