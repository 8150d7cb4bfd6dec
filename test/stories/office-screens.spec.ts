import { randomUUID } from 'node:crypto'
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

const REFUSED = '... on Refusal { code message }'
const PASSPORT = 'E00000042'
const CODE = 'gs-002'

/** What a page asks in one go; the first and only field of the answer. */
const ask = async (who: string | null, query: string, variables: object = {}): Promise<any> => Object.values(await client.ask(who, query, variables))[0]
const act = (who: string, name: string, input: object, fields: string) => {
  const type = name[0]!.toUpperCase() + name.slice(1)
  return ask(who, `mutation Act($input: ${type}Input!) { ${name}(input: $input) { __typename ... on CaseActDone { ${fields} } ${REFUSED} } }`, { input: { commandId: randomUUID(), centreId: 'hzcg', ...input } })
}
const ACTS = 'acts { act now code }'
const party = () => ask('hzcg.clerk', `query Party($identity: String!) { party(centreId: "hzcg", identityType: PASSPORT, identity: $identity) { ... on KnownParty { nameMasked openCases { number } } ${REFUSED} } }`, { identity: PASSPORT })
const search = (words: string) => ask(null, `query Search($words: String) { implementationItems(centreId: "hzcg", search: $words) { ... on ImplementationItemConnection { edges { node { code departmentNames { zh } windows { id } } } } } }`, { words })

test('a clerk, an officer, the city office and a citizen find what their pages ask for, through the gateway', async () => {
  expect(await ask('hzcg.clerk', `query Desk { desk(centreId: "hzcg") { ... on Desk { names { zh } posts { names { zh } window { id } } } ${REFUSED} } }`))
    .toEqual({ names: { zh: '赤岗街政务服务中心' }, posts: [{ names: { zh: '受理岗' }, window: { id: 'hzcg-w1' } }] })
  await until(async () => (await search('')).edges.length >= 5)
  for (const words of ['个体工商户', 'gtgsh', 'individually', CODE]) expect((await search(words)).edges.map(({ node }: any) => node)).toContainEqual(expect.objectContaining({ code: CODE, windows: [{ id: 'hzcg-w1' }] }))
  expect(await party()).toMatchObject({ code: 'party-not-known' })

  const parties = [{ role: 'APPLICANT', kind: 'PERSON', name: '李四光', identityType: 'PASSPORT', identity: PASSPORT }]
  const received = await act('hzcg.clerk', 'receiveApplication', { itemCode: CODE, parties, papers: [{ code: 'application-form' }] }, `caseId case { ${ACTS} materials { code missing } }`)
  const { caseId, case: kase } = received
  expect(kase.acts).toContainEqual({ act: 'acceptCase', now: false, code: 'papers-missing' })
  const papers = kase.materials.filter(({ missing }: any) => missing > 0).map(({ code, missing }: any) => ({ code, copies: missing }))
  expect((await act('hzcg.clerk', 'completePapers', { caseId, papers }, `case { ${ACTS} }`)).case.acts).toContainEqual({ act: 'acceptCase', now: true, code: null })
  const accepted = await act('hzcg.clerk', 'acceptCase', { caseId }, 'receiptCode case { number centreNames { zh } promised { due daysLeft days { day } } }')
  expect(accepted.case).toMatchObject({ number: expect.stringMatching(/^44010500101-/), centreNames: { zh: '赤岗街政务服务中心' } })
  expect(await party()).toEqual({ nameMasked: '李*光', openCases: [{ number: accepted.case.number }] })

  const INBOX = 'query Inbox($mine: Boolean) { cases(mine: $mine, sort: NEXT_DUE_ASC, first: 50) { edges { node { id waitsFor daysLeft acts { act now } } } unavailableCentres { centreId } } }'
  for (const [who, mine] of [['hzcg.handler', true], ['hzcg.reviewer', false]] as const)
    expect((await ask(who, INBOX, { mine: true })).edges.some(({ node }: any) => node.id === caseId)).toBe(mine)
  expect((await ask('hzcg.reviewer', INBOX, { mine: false })).edges.map(({ node }: any) => node)).toContainEqual({ id: caseId, waitsFor: 'HANDLING', daysLeft: accepted.case.promised.daysLeft, acts: [] })
  expect(await ask('hzcg.handler', 'query Boxes { caseBoxes(centreId: "hzcg") { ... on CaseBoxes { mine { count } all { count } } } }')).toEqual({ mine: { count: 1 }, all: { count: 1 } })

  const RECEIPT = `query Receipt($number: String!, $code: String!) { receipt(number: $number, receiptCode: $code) { ... on CaseProgress { centreNames { zh } promised { due } steps { kind } } ${REFUSED} } }`
  expect(await ask(null, RECEIPT, { number: accepted.case.number, code: accepted.receiptCode })).toEqual({
    centreNames: { zh: '赤岗街政务服务中心' }, promised: { due: accepted.case.promised.due }, steps: [{ kind: 'application-received' }, { kind: 'papers-completed' }, { kind: 'accepted' }],
  })

  await ask('city.standards', `mutation Redraft($input: RedraftCatalogueItemInput!) { redraftCatalogueItem(input: $input) { __typename } }`, { input: { commandId: randomUUID(), code: CODE } })
  const { edges } = await ask(null, 'query Catalogue { catalogueItems(search: "getigongshang", newest: true) { edges { node { code version } } } }')
  expect(edges).toEqual([{ node: { code: CODE, version: edges[0].node.version } }])
  const COMPARE = `query Compare($code: ID!, $from: Int!, $to: Int!) { catalogueComparison(code: $code, from: $from, to: $to) { ... on CatalogueComparison { to { state } differences { field } } ${REFUSED} } }`
  const versions = { code: CODE, from: edges[0].node.version, to: edges[0].node.version + 1 }
  expect(await ask('city.standards', COMPARE, versions)).toEqual({ to: { state: 'DRAFT' }, differences: [] })
  expect(await ask(null, COMPARE, versions)).toMatchObject({ code: 'no-such-version' })
  const adoption = await ask('city.standards', 'query WhoRuns($code: ID!) { adoption(code: $code) { ... on Adoption { centres(first: 100) { edges { node { centreId state asOf } } } } } }', { code: CODE })
  expect(adoption.centres.edges.map(({ node }: any) => node)).toContainEqual({ centreId: 'hzcg', state: 'CURRENT', asOf: expect.stringMatching(/^\d{4}-/) })
}, 120_000)
