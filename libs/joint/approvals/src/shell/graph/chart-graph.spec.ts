import { v7 } from 'uuid'
import { acceptedJob, openCoordination, papersOfVersion, submission, work, type OpenCoordination } from '../coordination.fixture.js'
import { serveApprovals } from './served.fixture.js'

let open: OpenCoordination
let served: Awaited<ReturnType<typeof serveApprovals>>
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1)
  await open.publish(2)
  // As it came down before edges were laid out.
  await open.db.admin.query({ text: "update standard_blueprint set layout = (layout::jsonb - 'edges')::text where version = 2" })
  served = await serveApprovals(open)
})
beforeEach(() => open.clock.set('2015-06-30T01:00:00Z'))
afterAll(async () => {
  await served.close()
  await open.close()
})

const CHART = `query ($id: UUID!) { jointJob(id: $id) { ... on JointJob {
  state possibleActs next { words { zh en } node act } centres { id names { zh } tier } departments { code names { zh } } limit { days unit } provisional
  nodes { id state centre { names { zh } tier } departmentNames { zh } due provisional consumed left late blocking possibleActs away { since alarmedAt } x width }
  edges { from to kind points { x y } } width height
  documents { asked distinct missing documents { code heldBy uses { node department } } } } } }`
const look = async (id: string, who = 'coordinator.gs') => (await served.ask(CHART, { id }, who)).data.jointJob
const nodeOf = (job: any, id: string) => job.nodes.find((node: any) => node.id === id)

/** Received at Chigang on Tuesday 30 June 2015, A approved by Haizhu on 1 July; B is on its way to the city since then. */
async function withB(): Promise<string> {
  const id = await acceptedJob(open)
  open.clock.set('2015-07-01T03:00:00Z')
  await work(open, id, 'A')
  return id
}

test('a list says of each job how many days are left, or how many it is over; of one that has ended nothing', async () => {
  const id = await withB()
  const listed = async () => {
    const { edges } = (await served.ask('{ jointJobs(first: 100) { edges { node { id due provisional left limit { days unit } } } } }', {}, 'coordinator')).data.jointJobs
    return edges.map(({ node }: any) => node).find((job: any) => job.id === id)
  }
  open.clock.set('2015-07-02T03:00:00Z') // Thursday; due on Tuesday 7 July: Friday, Monday, Tuesday
  expect(await listed()).toEqual({ id, due: '2015-07-07', provisional: false, left: 3, limit: { days: 5, unit: 'WORKING_DAYS' } })
  open.clock.set('2015-07-13T03:00:00Z') // Wednesday, Thursday, Friday, Monday
  expect(await listed()).toMatchObject({ left: -4 })
  open.clock.set('1999-07-13T03:00:00Z') // before the calendar's first day
  expect(await listed()).toMatchObject({ left: null })
})

test('each node says who has it, how much of its limit is used, what is left, and whether the job waits for it', async () => {
  const id = await withB()
  open.clock.set('2015-07-02T03:00:00Z')
  const job = await look(id)
  expect(nodeOf(job, 'A')).toMatchObject({
    state: 'APPROVED', centre: { names: { zh: '海珠区政务服务中心' }, tier: 'DISTRICT' }, departmentNames: { zh: '工商行政管理局' }, due: '2015-07-02', consumed: 1, left: 1, late: false, blocking: false, possibleActs: [], away: null,
  })
  expect(nodeOf(job, 'B')).toMatchObject({
    state: 'OFFERED', centre: { names: { zh: '广州市政务服务中心' }, tier: 'CITY' }, departmentNames: { zh: '质量技术监督局' }, due: '2015-07-02', provisional: false, consumed: 1, left: 0, late: false, blocking: true,
    possibleActs: ['remindTask'], away: { since: '2015-07-01T03:00:00.000Z', alarmedAt: null },
  })
  expect(nodeOf(job, 'C')).toMatchObject({ state: 'WAITING', centre: null, due: null, consumed: null, left: null, late: false, blocking: false, possibleActs: [], away: null })
  expect(job).toMatchObject({ limit: { days: 5, unit: 'WORKING_DAYS' }, provisional: false, possibleActs: [] })
  expect(job.centres).toEqual([
    { id: 'gz', names: { zh: '广州市政务服务中心' }, tier: 'CITY' }, { id: 'hz', names: { zh: '海珠区政务服务中心' }, tier: 'DISTRICT' }, { id: 'hzcg', names: { zh: '赤岗街政务服务中心' }, tier: 'STREET' },
  ])
  expect(job.departments.map(({ code }: any) => code)).toEqual(['ds', 'gs', 'gsj', 'zj'])
})

test('what is next is said in words, the most urgent first, with what one may do about it', async () => {
  const id = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', id, { ...submission(), papers: papersOfVersion(1).slice(3) })
  expect(await look(id)).toMatchObject({ possibleActs: ['declineJob', 'requestCorrection'], next: [{ words: { zh: '尚缺 3 份材料，请一次性告知申请人补正' }, act: 'requestCorrection' }] })
  const input = { commandId: v7(), jobId: id, completeBy: '2015-07-20' }
  const ask = 'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { ... on JobActDone { job { next { words { zh en } act } } } } }'
  expect((await served.ask(ask, { input }, 'coordinator.gs')).data.requestCorrection.job.next)
    .toEqual([{ words: { zh: '等待申请人补正，截至2015年7月20日', en: 'Waits for the applicant to put it right by 20 July 2015.' }, act: null }])
  await open.tell('hzcg', 'joint.papers-received.v1', id, { papers: papersOfVersion(1).slice(0, 3) })
  expect(await look(id)).toMatchObject({ possibleActs: ['acceptJob', 'declineJob', 'requestCorrection'], next: [{ words: { zh: '材料齐全，等待受理' }, act: 'acceptJob' }] })
  expect(await look(id, 'supervisor')).toMatchObject({ possibleActs: [], next: [{ words: { zh: '材料齐全，等待受理' }, act: null }] })
})

test('an offer that lies undelivered is next, and given to whoever may act instead; a day over its limit it is late', async () => {
  const id = await acceptedJob(open)
  expect((await look(id)).next).toEqual([{ words: { zh: '“工商设立登记”已转交海珠区政务服务中心，等待接收', en: 'Registration with industry and commerce is on its way to Haizhu Service Centre.' }, node: 'A', act: null }])
  open.clock.set('2015-06-30T07:00:00Z') // 15:00: five working hours after 09:00, and four are allowed
  await open.sweep()
  const away = await look(id)
  expect(away.next).toEqual([{ words: { zh: '海珠区政务服务中心尚未收到“工商设立登记”的任务', en: 'Haizhu Service Centre has not received the task Registration with industry and commerce.' }, node: 'A', act: 'reassignTask' }])
  expect(nodeOf(away, 'A')).toMatchObject({ possibleActs: ['reassignTask', 'remindTask'], away: { alarmedAt: '2015-06-30T07:00:00.000Z' } })
  open.clock.set('2015-07-03T03:00:00Z')
  expect(nodeOf(await look(id), 'A')).toMatchObject({ due: '2015-07-02', consumed: 3, left: -1, late: true, blocking: true })
})

test('a document says which departments use it and with whom it lies: 26 asked, 16 distinct, none missing', async () => {
  const { documents } = await look(await acceptedJob(open))
  expect(documents).toMatchObject({ asked: 26, distinct: 16, missing: 0 })
  const uses = documents.documents.flatMap(({ uses: each }: any) => each)
  expect(uses.length).toBe(26)
  expect([...new Set(uses.map(({ node, department }: any) => `${node} ${department}`))].sort()).toEqual(['A gs', 'B zj', 'C gsj', 'D ds'])
})

test('the chart is drawn as it was published; one published without edges is laid out again', async () => {
  const drawn = await look(await acceptedJob(open))
  expect([drawn.width, drawn.height, nodeOf(drawn, 'B').x]).toEqual([1000, 200, 200])
  expect(drawn.edges[0]).toEqual({ from: 'A', to: 'B', kind: 'HARD', points: [{ x: 0, y: 0 }, { x: 200, y: 0 }] })
  const again = await look(await acceptedJob(open, 2))
  const [from, to] = [nodeOf(again, again.edges[0].from), nodeOf(again, again.edges[0].to)]
  expect([from.width, again.edges[0].points[0].x, again.edges[0].points.at(-1).x]).toEqual([200, from.x + 200, to.x])
})

test('a list says what everything is called', async () => {
  const id = await withB()
  const { edges } = (await served.ask('{ jointJobs(first: 100) { edges { node { id blueprintNames { zh } receivedByNames { zh } openTasks { node names { zh } centreNames { zh } } } } } }', {}, 'coordinator')).data.jointJobs
  expect(edges.find(({ node }: any) => node.id === id).node).toEqual({
    id, blueprintNames: { zh: '三证合一' }, receivedByNames: { zh: '赤岗街政务服务中心' }, openTasks: [{ node: 'B', names: { zh: '组织机构代码赋码' }, centreNames: { zh: '广州市政务服务中心' } }],
  })
})
