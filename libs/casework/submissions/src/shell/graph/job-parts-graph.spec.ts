import { inventedCitizen } from '../office.fixture.js'
import { serveOffice } from './served.fixture.js'

let office: Awaited<ReturnType<typeof serveOffice>>
beforeAll(async () => { office = await serveOffice() })
beforeEach(() => office.open.clock.set('2015-06-30T01:00:00Z'))
afterAll(() => office.close())

const OFFERS = `query ($centreId: ID!, $on: Day, $code: ID) { jobBlueprints(centreId: $centreId, on: $on, code: $code) { ... on JobBlueprintConnection { edges { node {
  code version names { zh } leadNames { zh } workingDays due provisional regions { code names { zh } } nodes { id department departmentNames { zh } tier }
  papers { asked distinct documents { code subject form eLicence uses { node department } } } } } } } }`
const offers = async (variables: object) => (await office.ask(null, OFFERS, variables)).data.jobBlueprints.edges.map(({ node }: any) => node)

test('a centre offers the joint jobs in force on the day, with who takes part, until when, and the documents of all once', async () => {
  const [offer, ...others] = await offers({ centreId: 'hzcg' })
  expect(others).toEqual([])
  expect(offer).toMatchObject({
    code: 'three-certificates', version: 1, names: { zh: '三证合一' }, leadNames: { zh: '工商行政管理局' }, workingDays: 5, due: '2015-07-07', provisional: false,
    regions: [{ code: '440105001', names: { zh: '赤岗街道' } }], papers: { asked: 26, distinct: 16 },
  })
  expect(offer.nodes.map(({ id, department, tier }: any) => [id, department, tier])).toEqual([['A', 'gs', 'DISTRICT'], ['B', 'zj', 'CITY'], ['C', 'gsj', 'DISTRICT'], ['D', 'ds', 'DISTRICT'], ['E', 'gs', 'DISTRICT']])
  expect(offer.papers.documents.find(({ code }: any) => code === 'name-approval')).toMatchObject({ subject: 'company', eLicence: 'name-approval', uses: [{ node: 'A', department: 'gs' }] })
  expect((await offers({ centreId: 'hzcg', on: '2015-09-29' })).map(({ version }: any) => version)).toEqual([2])
  for (const none of [{ centreId: 'hzcg', on: '2015-06-29' }, { centreId: 'nowhere' }, { centreId: 'hzcg', code: 'other' }]) expect(await offers(none)).toEqual([])
  const { regions } = (await offers({ centreId: 'hz' }))[0]! // the district and its 18 streets
  expect([regions.length, regions[0].code, regions[18].code]).toEqual([19, '440105', '440105018'])
})

test.each([['三证', 1], ['SZHY', 1], ['sanzheng', 1], ['three cert', 1], ['three-certificates 合一', 1], ['营业', 0], ['%', 0], [' ', 1]])('a search for "%s" finds %d', async (search, count) => {
  const SEARCH = 'query ($search: String) { jobBlueprints(centreId: "hzcg", search: $search) { ... on JobBlueprintConnection { edges { node { code } } } } }'
  expect((await office.ask(null, SEARCH, { search })).data.jobBlueprints.edges.length).toBe(count)
})

const nodes = (states: Record<string, [string, string | null]>) => Object.entries(states).map(([node, [state, centre]]) => ({ node, state, epoch: centre ? 1 : 0, centre }))
const waits: [string, null] = ['waiting', null]
const progressed = (jobId: string, states: Record<string, [string, string | null]>) => office.open.hear('joint.job-progressed.v1', {
  jobId, version: 4, state: 'in-review', blueprint: { code: 'three-certificates', version: 1 }, acceptedAt: '2015-06-30T02:00:00.000Z', endedAt: null, due: { date: '2015-07-07', provisional: false }, result: null,
  nodes: nodes(states), at: '2015-07-01T02:00:00.000Z',
})
const withB = { A: ['approved', 'hz'], B: ['offered', 'gz'], C: waits, D: waits, E: waits } as Record<string, [string, string | null]>

const RECEIPT = `query ($number: String!, $code: String!) { jobReceipt(centreId: "hzcg", number: $number, receiptCode: $code) { ... on JobReceipt {
  words { zh en } toDo { zh en } centreNames { zh } blueprintNames { zh } parts { node departmentNames { zh } centreNames { zh } done late expected provisional words { zh en } } request { text { zh } documents { names { zh } form } } } } }`

test('whoever holds the receipt sees department by department where it stands, until when, and that a centre has not received it', async () => {
  const { id, number, code } = await office.submit()
  const receipt = async () => (await office.ask(null, RECEIPT, { number, code })).data.jobReceipt
  expect(await receipt()).toMatchObject({ words: { zh: '已收件，等待统一受理' }, toDo: null, centreNames: { zh: '赤岗街政务服务中心' }, blueprintNames: { zh: '三证合一' } })
  await progressed(id, withB)
  office.open.clock.set('2015-07-01T03:00:00Z')
  const { words, parts } = await receipt()
  expect(words).toEqual({ zh: '各部门正在办理', en: 'The departments are working on it.' })
  expect(parts.map(({ node, done, expected }: any) => [node, done, expected])).toEqual([['A', true, null], ['B', false, '2015-07-03'], ['C', false, '2015-07-06'], ['D', false, '2015-07-06'], ['E', false, '2015-07-07']])
  expect(parts[0]).toMatchObject({ departmentNames: { zh: '工商行政管理局' }, centreNames: { zh: '海珠区政务服务中心' }, words: { zh: '已通过', en: 'Approved.' } })
  expect(parts[1].words).toEqual({ zh: '已转交广州市政务服务中心，对方尚未接收', en: 'Passed on to Guangzhou Service Centre, which has not received it yet.' })
  office.open.clock.set('2015-07-06T03:00:00Z') // B was to end on Friday the 3rd: what follows it has no day of its own any more
  expect((await receipt()).parts.map(({ node, late, expected }: any) => [node, late, expected])).toEqual([['A', false, null], ['B', true, null], ['C', false, null], ['D', false, null], ['E', false, null]])
})

test('what the applicant has to bring is said in one notice, by name, with where and until when', async () => {
  const { id, number, code } = await office.submit()
  await office.open.hear('joint.papers-requested.v1', {
    jobId: id, kind: 'correction', papers: [{ code: 'name-approval', subject: 'company', variant: null }], note: null, completeBy: '2015-07-20', since: '2015-06-30T02:00:00.000Z', requestedAt: '2015-06-30T02:00:00.000Z',
  })
  expect((await office.ask(null, RECEIPT, { number, code })).data.jobReceipt).toMatchObject({
    toDo: { zh: '请在2015年7月20日前（含当日）到赤岗街政务服务中心补正' },
    request: {
      text: { zh: '您向赤岗街政务服务中心提交的“三证合一”申请，各部门所需材料已一并核对。还需补齐下列材料：1. 企业名称预先核准通知书。请于2015年7月20日前（含当日）补正；逾期未补正的，申请终止。' },
      documents: [{ names: { zh: '企业名称预先核准通知书' }, form: 'ORIGINAL' }],
    },
  })
})

test('the window\'s list says whose each job is and what comes next, with one question for the names of a whole page', async () => {
  const party = (name: string, no: number) => ({ role: 'APPLICANT', kind: 'PERSON', name, identityType: 'CITIZEN_NUMBER', identity: inventedCitizen(no) })
  const one = await office.submit({ parties: [party('李文', 2)], papers: [{ code: 'articles', subject: 'company', form: 'ORIGINAL' }] })
  const other = await office.submit({ parties: [party('黄丽', 3)] })
  await progressed(other.id, withB)
  const ONE = 'query ($number: String) { submissions(centreId: "hzcg", number: $number) { ... on SubmissionConnection { edges { node { id } } } } }'
  const numbered = async (number: string) => (await office.ask('hzcg.clerk', ONE, { number })).data.submissions.edges.map(({ node }: any) => node.id)
  expect([await numbered(` ${one.number}`), await numbered(''), await numbered('44010500101-20150630-599999-1')]).toEqual([[one.id], [], []])
  const LIST = '{ submissions(centreId: "hzcg", first: 100) { ... on SubmissionConnection { edges { node { id applicant blueprintNames { zh } next { words { zh } act } papers { names { zh } } parts { node state } } } } } }'
  const listed = (await office.ask('hzcg.clerk', LIST)).data.submissions.edges.map(({ node }: any) => node)
  const find = (id: string) => listed.find((node: any) => node.id === id)
  expect(find(one.id)).toMatchObject({ applicant: '李文', blueprintNames: { zh: '三证合一' }, next: { words: { zh: '已收件，等待统一受理' }, act: null }, papers: [{ names: { zh: '公司章程' } }] })
  expect(find(one.id).parts.every(({ state }: any) => state === 'waiting')).toBe(true)
  expect(find(other.id)).toMatchObject({ applicant: '黄丽', next: { words: { zh: '各部门正在办理' }, act: null } })
})
