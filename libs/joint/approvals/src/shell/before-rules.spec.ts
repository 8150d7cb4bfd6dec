import type { BlueprintContent } from '@tongban/blueprints'
import { day, isRefusal } from '@tongban/kernel'
import { acceptedJob, openCoordination, states, submission, work, type OpenCoordination } from './coordination.fixture.js'
import { Forecasts } from './forecasts.js'
import { serveApprovals } from './graph/served.fixture.js'

// Versions of blueprints that were published before they stated rules: what was kept then has none.
let open: OpenCoordination
let served: Awaited<ReturnType<typeof serveApprovals>>
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1, {}, ({ rules: _, ...content }) => content as BlueprintContent)
  served = await serveApprovals(open)
})
afterAll(async () => {
  await served.close()
  await open.close()
})

test('a new submission under such a version is taken, alarmed after four working hours, and stands for no supplement', async () => {
  const jobId = await acceptedJob(open)
  open.clock.set('2015-06-30T05:59:00Z')
  await open.sweep()
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: [] }])
  open.clock.set('2015-06-30T06:00:00Z')
  await open.sweep()
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: ['away'] }])
  const of = { node: 'A', epoch: 1 }
  await open.tell('hz', 'joint.task-received.v1', jobId, { ...of, caseId: null })
  await open.tell('hz', 'joint.task-claimed.v1', jobId, { ...of, officer: 'hz.handler' })
  await open.tell('hz', 'joint.papers-requested-by-task.v1', jobId, { ...of, papers: [submission().papers[0]!], unusable: '盖章不清' })
  const asked = await open.job(jobId)
  expect([asked.row.request?.papers.length, states(asked).A]).toEqual([1, 'claimed'])
  await open.tell('hzcg', 'joint.papers-received.v1', jobId, { papers: [submission().papers[0]!] })
  await work(open, jobId, 'A')
  expect(states(await open.job(jobId))).toMatchObject({ A: 'approved', B: 'offered' })
})

test('its jobs are shown, and it can be asked what if', async () => {
  const [{ id }] = await open.rows('select id from joint_job')
  const { data, errors } = await served.ask(`query ($id: UUID!) { jointJob(id: $id) { __typename ... on JointJob { state due nodes { id state } edges { from } } }
    jointJobs(first: 5) { edges { node { id state } } } }`, { id }, 'coordinator.gs')
  expect(errors).toBeUndefined()
  expect(data.jointJob).toMatchObject({ __typename: 'JointJob', state: 'IN_REVIEW', due: '2015-07-07', nodes: ['A', 'B', 'C', 'D', 'E'].map((node) => expect.objectContaining({ id: node })) })
  expect(data.jointJobs.edges).toEqual([{ node: { id, state: 'IN_REVIEW' } }])
  const pinned = await open.approvals.plans.find({ code: 'three-certificates', version: 1 })
  expect(pinned!.plan.rules).toEqual({ awayAfterHours: 4, officeHours: [{ opens: 540, closes: 720 }, { opens: 780, closes: 1020 }], supplementBasis: null })
  const forecast = await new Forecasts(open.db.app, open.approvals.plans).ofVersion('three-certificates', 1, { start: day('2015-06-30'), runs: 10, seed: 1 })
  expect(isRefusal(forecast)).toBe(false)
})
