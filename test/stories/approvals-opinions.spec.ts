import { atTheCity } from '../../apps/cli/src/demo/acts.js'
import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import { readExpected, type Expected } from '../../apps/cli/src/demo/expected.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { atTheTask, bringPapers, coordinate, documentsOf, jobWhen, refusalCode, seenByReceipt, submitJob, taskWhen, type JointJob, type Receipt } from '../../apps/cli/src/demo/joint-acts.js'
import { acceptArrived } from '../../apps/cli/src/demo/joint-story.js'
import { claimOffered, concludeConfirmed, decideClaimed } from '../../apps/cli/src/demo/joint-task.js'
import { Federation, root, until } from '../federation.js'
import { Accidents } from './accidents.js'

// What may happen to a job of opinions beside what the demo shows of it.

const LEAD = 'coordinator.gt'
const HAIZHU = ['hz', 'hzbj', 'hzcg', 'hzxg']

let federation: Federation
let client: GraphClient
let accidents: Accidents
let figures: Expected
beforeAll(async () => {
  federation = await Federation.prepare()
  await federation.start()
  client = federation.client()
  accidents = new Accidents(federation)
  figures = readExpected(`${root}/deploy/demo/expected.json`) as Expected
}, 180_000)
afterAll(() => federation.remove(), 60_000)

const at = (instant: string, unreachable: readonly string[] = []): Promise<void> =>
  setOfficeTime(client, `${instant}:00+08:00`, figures.runningCentres.filter((centre) => !unreachable.includes(centre)))
const what = (en: string) => ({ zh: en, en })
const stateOf = (job: JointJob, node: string) => job.nodes.find(({ id }) => id === node)?.state
const statesOf = (job: JointJob) => job.nodes.map(({ id, state }) => `${id} ${state}`)

async function submitted(): Promise<Receipt> {
  await at('2015-06-30T09:00')
  const receipt = await submitJob(client, 'hzcg', 'land-use', 1)
  await jobWhen(client, receipt.id, what('submitted'), ({ state }) => state === 'SUBMITTED')
  return receipt
}

/** All three opinions are taken up at the district on the first day; the cases by node. */
async function takenUp({ id: jobId }: Receipt): Promise<Record<string, string>> {
  await acceptArrived({ client }, jobId, LEAD)
  const cases: Record<string, string> = {}
  for (const node of ['L', 'S', 'H']) cases[node] = (await claimOffered(client, { jobId, node, centre: 'hz' })).id
  return cases
}

test('an objection that the lead upholds cancels what hangs on it by a hard edge and nothing else; the job ends refused when the rest has been said', async () => {
  const receipt = await submitted()
  const jobId = receipt.id
  const cases = await takenUp(receipt)
  const say = async (node: string, reason: string | null) => {
    await decideClaimed(client, { jobId, node, centre: 'hz' }, cases[node]!, reason)
    await concludeConfirmed(client, { jobId, node, centre: 'hz' }, cases[node]!)
  }
  await at('2015-07-01T10:00')
  await say('H', null)
  await say('L', '接地装置设计不足')
  const blocked = await jobWhen(client, jobId, what('the objection stands'), ({ attention }) => attention.includes('OBJECTION'))
  expect(statesOf(blocked)).toEqual(['L OBJECTED', 'S CLAIMED', 'H CONSENTED', 'K SKIPPED', 'D WAITING', 'I WAITING'])

  await coordinate(client, 'upholdObjection', { jobId, node: 'L', reason: '异议成立' }, LEAD)
  const upheld = await jobWhen(client, jobId, what('upheld'), ({ nodes }) => nodes[0]!.objection === 'UPHELD')
  expect([upheld.state, upheld.attention, statesOf(upheld)]).toEqual(['IN_REVIEW', [], ['L OBJECTED', 'S CLAIMED', 'H CONSENTED', 'K SKIPPED', 'D CANCELLED', 'I CANCELLED']])

  await say('S', null)
  expect(statesOf(await jobWhen(client, jobId, what('ended'), ({ state }) => state === 'REFUSED'))).toContain('S CONSENTED')
  await until(async () => (await seenByReceipt(client, receipt)).state === 'REFUSED')
  // The city never heard of what was not offered to it.
  expect(await federation.administer('tongban_city_centre', 'select 1 from case_file where job_id = $1', [jobId])).toEqual([])
}, 120_000)

test('limits that pass while coordination is away: silence is consent where the rule is cited, elsewhere the coordinator is called, and nothing is done twice', async () => {
  const { id: jobId } = await submitted()
  await acceptArrived({ client }, jobId, LEAD)
  await jobWhen(client, jobId, what('all have arrived'), ({ nodes }) => nodes.slice(0, 3).every(({ state }) => state === 'RECEIVED'))
  await accidents.closeDatabase('coordination')
  // Hygiene's five working days end on 7 July, safety's seven on the 9th, lightning protection's ten on the 14th.
  await atTheCity(client, 'operator', 'setOfficeTime', { at: '2015-07-09T16:01:00.000Z' }, '... on OfficeTime { now }')
  await accidents.openDatabase('coordination')

  const seen = await jobWhen(client, jobId, what('the limits have passed'), ({ attention }) => attention.includes('ESCALATED'))
  expect(statesOf(await jobWhen(client, jobId, what('the street has its duty'), (job) => stateOf(job, 'K') === 'RECEIVED')))
    .toEqual(['L RECEIVED', 'S RECEIVED', 'H DEEMED_CONSENT', 'K RECEIVED', 'D WAITING', 'I WAITING'])
  expect(seen.attention).toEqual(['ESCALATED'])
  const { task } = await taskWhen(client, 'hz', { jobId, node: 'H' }, what('the district hears why'), () => true, 'states: [CANCELLED]')
  expect(task.endedBecause).toBe('deemed-consent')

  const { rows } = { rows: await federation.administer<{ command: string }>('tongban_coordination', "select command from joint_step where job_id = $1 and command in ('passLimit', 'raiseAway') order by no", [jobId]) }
  expect(rows.map(({ command }) => command)).toEqual(['passLimit', 'passLimit'])
}, 120_000)

test('papers that come one department after the other: each task goes on when its own are there, though the district is killed meanwhile', async () => {
  const receipt = await submitted()
  const jobId = receipt.id
  const cases = await takenUp(receipt)
  await at('2015-07-01T10:00')
  const documents = await documentsOf(client, 'land-use', 1)
  const paper = (code: string) => documents.find((each) => each.code === code)!
  for (const [node, code] of [['L', 'design-drawings'], ['S', 'safety-evaluation-report']] as const) {
    const { subject, variant } = paper(code)
    await atTheTask(client, 'hz', 'handler', 'requestTaskPapers', cases[node]!, { papers: [{ code, subject, variant }], reason: '图件不清，无法核对' })
  }
  await jobWhen(client, jobId, what('both stand'), ({ request, nodes }) => request?.papers.length === 2 && nodes.slice(0, 2).every(({ state }) => state === 'PAUSED'))
  await until(async () => (await clocks(cases)).every((due) => due === null))

  await at('2015-07-03T10:00')
  await until(async () => (await seenByReceipt(client, receipt)).request?.papers.length === 2)
  accidents.kill('haizhu')
  await bringPapers(client, receipt, [paper('design-drawings')])
  const seen = await jobWhen(client, jobId, what('one goes on'), (job) => stateOf(job, 'L') === 'CLAIMED')
  expect([seen.request, stateOf(seen, 'S'), seen.due]).toEqual([{ kind: 'supplement', papers: ['safety-evaluation-report/project'] }, 'PAUSED', '2015-08-07'])
  // 2 and 3 July do not count: ten working days are 1, 6-10 and 13-16 July.
  await until(async () => (await clocks(cases))[0] !== null)
  expect(await clocks(cases)).toEqual(['2015-07-16', null])

  await at('2015-07-06T10:00')
  await bringPapers(client, receipt, [paper('safety-evaluation-report')])
  // Nor 2, 3 and 6 July: seven working days are 1, 7-10, 13 and 14 July.
  await until(async () => (await clocks(cases))[1] !== null)
  expect(await clocks(cases)).toEqual(['2015-07-16', '2015-07-14'])
  // Hygiene never stood, so neither did the whole.
  expect((await jobWhen(client, jobId, what('nothing is asked for'), ({ request }) => request === null)).due).toBe('2015-08-07')
}, 120_000)

test('the district cannot be reached: the alarm names it for each task; a statutory power goes to nobody else; reminded, it hears of all when its line is back', async () => {
  const { id: jobId } = await submitted()
  await accidents.cutOff('haizhu')
  try {
    await acceptArrived({ client }, jobId, LEAD)
    // Three working hours until noon, the fourth from one to two.
    await at('2015-06-30T13:58', HAIZHU)
    expect((await jobWhen(client, jobId, what('no alarm yet'), () => true)).attention).toEqual([])
    await at('2015-06-30T14:02', HAIZHU)
    const alarmed = await jobWhen(client, jobId, what('the alarm'), ({ away }) => away.filter(({ alarmedAt }) => alarmedAt !== null).length === 3)
    expect([alarmed.attention, alarmed.away.map(({ node, centreId, since, mayActInstead }) => [node, centreId, since.slice(0, 16), mayActInstead])])
      .toEqual([['AWAY'], ['L', 'S', 'H'].map((node) => [node, 'hz', '2015-06-30T01:00', []])])
    const give = (toCentreId: string) => refusalCode(coordinate(client, 'reassignTask', { jobId, node: 'L', toCentreId, reason: '区中心失联' }))
    expect([await give('gz'), await give('th')]).toEqual(['power-not-delegated', 'no-power-there'])
    await coordinate(client, 'remindTask', { jobId, node: 'L' })
  } finally {
    await accidents.reconnect('haizhu')
  }
  const back = await jobWhen(client, jobId, what('all have arrived'), ({ nodes }) => nodes.slice(0, 3).every(({ state }) => state === 'RECEIVED'))
  expect([back.attention, back.away, back.nodes[0]!.epoch]).toEqual([[], [], 1])
  const { task } = await taskWhen(client, 'hz', { jobId, node: 'L' }, what('reminded'), (kase) => kase.task.reminders.length > 0)
  expect(task.reminders.map(({ no }) => no)).toEqual([1])
}, 120_000)

/** The last day of lightning protection and of safety as their own cases have it; null while it stands. */
async function clocks(cases: Record<string, string>): Promise<(string | null)[]> {
  const query = 'query Clock($id: UUID!) { case(centreId: "hz", id: $id) { __typename ... on Case { promised { due } } ... on CentreAway { centreId } } }'
  return Promise.all(['L', 'S'].map(async (node) => (await client.ask('hz.clerk', query, { id: cases[node] })).case.promised.due))
}

test('by the number alone the applicant sees who has each part and until when, the lead where the chart waits; while the street is down it is said which centre is away', async () => {
  const job = await submitted()
  await takenUp(job)
  const RECEIPT = `query ($number: String!, $code: String!) { receipt(number: $number, receiptCode: $code) { __typename
    ... on JobReceipt { words { zh } parts { node centreId expected words { zh } } } ... on CentreAway { centreId } ... on Refusal { code } } centres { id names { zh } } }`
  const seen = () => client.ask(null, RECEIPT, { number: job.number, code: job.receiptCode })
  await until(async () => (await seen()).receipt.parts?.[2]?.words.zh === '海珠区政务服务中心正在办理')
  const { receipt, centres } = await seen()
  // Accepted on 30 June: ten, seven and five working days; three more for the duty; sixteen after lightning protection, and two to make it out.
  expect(receipt.parts.map(({ node, expected }: any) => [node, expected]).sort()).toEqual([['D', '2015-08-05'], ['H', '2015-07-07'], ['I', '2015-08-07'], ['K', '2015-07-10'], ['L', '2015-07-14'], ['S', '2015-07-09']])
  expect(centres.find(({ id }: any) => id === 'hzcg').names.zh).toBe('赤岗街政务服务中心')

  const CHART = 'query ($id: UUID!) { jointJob(id: $id) { ... on JointJob { width next { node act } nodes { id blocking left x possibleActs } edges { from to points { x y } } } } }'
  const { jointJob: chart } = await client.ask(LEAD, CHART, { id: job.id })
  expect(chart.nodes.filter(({ blocking }: any) => blocking).map(({ id, left, possibleActs }: any) => [id, left, possibleActs])).toEqual([['L', 10, ['remindTask']]])
  for (const { points } of chart.edges) expect(points.length >= 2 && points.every(({ x }: any) => x <= chart.width)).toBe(true)

  await accidents.closeDatabase('haizhu')
  // The demo's client waits for a centre that is away; a page shows it.
  const shown = async () => (await (await fetch(`${federation.gateway}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: RECEIPT, variables: { number: job.number, code: job.receiptCode } }),
  })).json() as { data: any }).data
  await until(async () => (await shown()).receipt.__typename === 'CentreAway')
  expect(await shown()).toMatchObject({ receipt: { centreId: 'hzcg' }, centres })
  await accidents.openDatabase('haizhu')
  await until(async () => (await seen()).receipt.__typename === 'JobReceipt')
}, 120_000)
