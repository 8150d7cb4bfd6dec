import { openCityOffice, type CityOffice } from './city-office.js'
import { blueprintContent } from './city-office.js'
import { cityInputs, cityMutationText, draftedBlueprint, published } from './city-situations.js'
import { INSIDE } from './hostile.js'
import { queriesOf, type Questions } from './query-bench.js'

let office: CityOffice
beforeAll(async () => { office = await openCityOffice() })
afterAll(() => office.close())

const page = { first: 20, after: null }
const questions: Questions = {
  catalogueDrafts: { as: 'city.standards', right: { ...page, code: 'cg-101' } },
  catalogueDepartments: { as: null, right: {} },
  catalogueItems: { as: null, right: { ...page, department: 'cg', kind: 'PROMISED', tier: 'STREET', code: 'cg-101', sort: 'CODE', descending: false, search: 'cg', newest: false } },
  catalogueItem: { as: null, right: { code: 'cg-101', version: 1 } },
  catalogueComparison: { as: null, right: { code: 'cg-101', from: 1, to: 1 } },
  blueprintDrafts: { as: 'city.standards', right: page },
  blueprints: { as: null, right: { ...page, code: 'bundle-1' } },
  blueprint: { as: null, right: { code: 'bundle-1', version: 1 } },
  adoption: { as: 'city.standards', right: { code: 'cg-101' } },
  officeTime: { as: null, right: {} },
  cityLedgerCases: { as: 'city.supervisor', right: { ...page, ofCentres: ['hzcg'], states: ['accepted'], itemCode: 'gs-002', sort: 'RECEIVED_DESC' } },
  cityLedgerCase: { as: 'city.supervisor', right: { ofCentre: 'hzcg', id: '01890a5d-ac96-774b-bcce-b302099a8057' } },
  cityLedgerCaseByNumber: { as: 'city.supervisor', right: { number: '44010500101-20150630-000999-1' } },
  cityLedgerCertificates: { as: 'city.supervisor', right: { ...page, ofCentre: 'hzcg', from: '2015-06-01', to: '2015-06-30' } },
  streams: { as: 'city.supervisor', right: page },
  cityStatus: { as: 'city.supervisor', right: {} },
}
beforeAll(async () => {
  const code = await published(office, { effectiveFrom: '2015-06-30' })
  for (const name of ['catalogueItem', 'catalogueComparison']) questions[name]!.right['code'] = code
})
beforeAll(async () => {
  const { data } = await office.ask('city.standards', cityMutationText('publishBlueprint'), { input: await cityInputs.publishBlueprint(office) })
  questions['blueprint']!.right['code'] = data.publishBlueprint.itemCode
})

queriesOf('city', questions, () => office)

test('who runs an item: 1 to 100 at once, and no cursor but its own', async () => {
  const code = questions['catalogueItem']!.right['code']
  const ADOPTION = 'query ($code: ID!, $first: Int, $after: String) { adoption(code: $code) { __typename ... on Adoption { centres(first: $first, after: $after) { edges { node { centreId } } } } } }'
  expect((await office.ask('city.standards', ADOPTION, { code, first: 100 })).data?.adoption.centres.edges.length).toBeGreaterThan(5)
  const cursors = ['x', '', Buffer.from('["another","hz"]').toString('base64url'), Buffer.from('["adoption","hz","hz"]').toString('base64url')].map((after) => ({ after }))
  for (const variables of [{ first: 0 }, { first: -1 }, { first: 101 }, ...cursors]) {
    const { status, text, errors } = await office.ask('city.standards', ADOPTION, { code, ...variables })
    expect([status, INSIDE.test(text), errors[0]?.extensions?.code]).toEqual([200, false, 'BAD_USER_INPUT'])
  }
})

test.each([['catalogueItems', 'code'], ['catalogueItems', 'department'], ['blueprints', 'code']])('%s of an empty %s are none, not all', async (list, filter) => {
  const count = async (value: string | null) => (await office.ask(null, `query ($value: ${filter === 'department' ? 'String' : 'ID'}) { ${list}(first: 5, ${filter}: $value) { edges { cursor } } }`, { value })).data[list].edges.length
  expect([await count(''), await count(null) > 0]).toEqual([0, true])
})

test('what is wrong with a draft, on any day there is', async () => {
  await draftedBlueprint(office, blueprintContent('cg-999'))
  const FAULTS = 'query ($on: Day) { blueprintDrafts { edges { node { faults(on: $on) { code node why { zh en } } } } } }'
  for (const on of [null, '2015-07-01', '0001-01-01', '9999-12-31']) {
    const { data } = await office.ask('city.standards', FAULTS, { on })
    expect(data.blueprintDrafts.edges[0].node.faults.map(({ code }: { code: string }) => code)).toContain('blueprint-unknown-item')
  }
  for (const on of ['2015-02-30', '', 'today', 42]) {
    const { status, text, errors } = await office.ask('city.standards', FAULTS, { on })
    expect([INSIDE.test(text), errors.length > 0, status < 500]).toEqual([false, true, true])
  }
})

test('a ledger asked by somebody whose centre is another answers as if there were none', async () => {
  const ONE = 'query ($id: UUID!) { cityLedgerCase(ofCentre: "hzcg", id: $id) { __typename ... on Refusal { code } } }'
  expect((await office.ask('hz.supervisor', ONE, { id: '01890a5d-ac96-774b-bcce-b302099a8057' })).data).toEqual({ cityLedgerCase: { __typename: 'LedgerNotFound', code: 'no-such-ledger' } })
})
