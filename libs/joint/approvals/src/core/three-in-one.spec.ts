import { calendar, day, formatDay } from '@tongban/kernel'
import { keyOf } from '@tongban/blueprints'
import { jobClock, jobDue, taskClock } from './clocks.js'
import { criticalPath } from './critical-path.js'
import { daysConsumed, sumUses } from './days-consumed.js'
import { fold } from './fold.js'
import { draft, type Job } from './job.js'
import { accepted, allPapers, at, decided, done, office, paper, states, submitted } from './office.fixture.js'
import { paperKey } from './plan.js'

const context = office()
const on = (time: string) => ({ ...context, at: at(time) })

test('accepted on 2015-06-30 it is due on 2015-07-07, and only A is offered', () => {
  const job = accepted(context)
  expect(states(job)).toEqual({ A: 'offered', B: 'waiting', C: 'waiting', D: 'waiting', E: 'waiting' })
  expect(job.row).toMatchObject({ state: 'accepted', clock: { start: day('2015-06-30'), limit: 5, unit: 'wd' } })
  expect(jobDue(job, day('2015-06-30'), calendar)).toEqual({ date: day('2015-07-07'), provisional: false })
})

test('26 documents become 16, and each department sees its own', () => {
  expect(context.plan.order.map(({ materials }) => materials.length)).toEqual([12, 3, 6, 5, 0])
  expect(allPapers(context)).toHaveLength(16)
  const { out } = done(submitted(context), context, { type: 'accept' })
  expect(out.map(({ to, type }) => [to, type])).toEqual([['hz', 'joint.task-offered.v1'], ['hzcg', 'joint.job-progressed.v1']])
  expect(out[0]).toMatchObject({ body: { node: 'A', epoch: 1, materials: context.plan.nodes.get('A')!.materials, clockStart: day('2015-06-30'), region: '440105' } })
})

test('a document is known by the same text as in the blueprints library', () => {
  for (const key of [paper('id'), { code: 'id', subject: 'agent', variant: '"a"' }]) expect(paperKey(key)).toBe(keyOf(key))
})

/** Each department takes its whole limit. */
function office5days(): { job: Job; seen: string[] } {
  const seen: string[] = []
  let job = accepted(context)
  for (const [id, time] of [['A', '2015-07-02T16:00'], ['B', '2015-07-03T11:00'], ['C', '2015-07-06T10:00'], ['D', '2015-07-06T15:00'], ['E', '2015-07-07T16:30']] as const) {
    job = done(job, on(time), { type: 'receiveTask', node: id, occurredAt: job.tasks[id]!.holdings[0]!.offeredAt }).job
    job = done(job, on(time), { type: 'claimTask', node: id, occurredAt: job.tasks[id]!.holdings[0]!.offeredAt }).job
    job = decided(job, context, id, 'approve', time)
    seen.push(`${id} ${job.row.state} ${Object.values(job.tasks).filter(({ state }) => state === 'offered').map(({ node }) => node).join('+')}`)
  }
  return { job, seen }
}

test('each decides in its turn, C and D side by side, and it is granted on its due day', () => {
  const { job, seen } = office5days()
  expect(seen).toEqual(['A in-review B', 'B in-review C+D', 'C in-review D', 'D issuing E', 'E granted '])
  expect(job.row.endedAt).toBe(at('2015-07-07T16:30'))
})

test('each task has its own clock from its offer', () => {
  const { job } = office5days()
  const due = (id: string) => { const clock = taskClock(job.tasks[id]!, context.plan.nodes.get(id)!, calendar)!; return [formatDay(clock.start), clock.limit] }
  expect(['A', 'B', 'C', 'D', 'E'].map(due)).toEqual([['2015-06-30', 2], ['2015-07-02', 1], ['2015-07-03', 1], ['2015-07-03', 1], ['2015-07-06', 1]])
})

test('every day is charged to who had it', () => {
  const days = daysConsumed(office5days().job, day('2015-07-31'), calendar)
  expect(days.map(({ day: d, counted, by }) => `${formatDay(d)} ${counted ? '+' : '-'} ${by.map(({ node, centre, use }) => `${node}@${centre}:${use}`).join(' ')}`)).toEqual([
    '2015-07-01 + A@hz:handling',
    '2015-07-02 + A@hz:handling',
    '2015-07-03 + B@gz:handling',
    '2015-07-04 - C@hz:handling D@hz:handling', // Saturday
    '2015-07-05 - C@hz:handling D@hz:handling',
    '2015-07-06 + C@hz:handling D@hz:handling',
    '2015-07-07 + E@hz:handling',
  ])
  expect(sumUses(days).map(({ node, days: n }) => [node, n])).toEqual([['A', 2], ['B', 1], ['C', 1], ['D', 1], ['E', 1]])
})

test('an away centre: delivery, waiting and handling are told apart, and so is the way back', () => {
  let job = accepted(context)
  job = done(job, on('2015-07-08T09:00'), { type: 'receiveTask', node: 'A', occurredAt: at('2015-07-02T09:00') }).job
  job = done(job, on('2015-07-08T09:00'), { type: 'claimTask', node: 'A', occurredAt: at('2015-07-03T09:00') }).job
  job = done(job, on('2015-07-08T09:00'), { type: 'decideTask', node: 'A', decision: 'approve', occurredAt: at('2015-07-06T17:00') }).job
  expect(sumUses(daysConsumed(job, day('2015-07-08'), calendar))).toEqual([
    { node: 'A', centre: 'hz', use: 'delivery', days: 4 }, // 07-01 and 07-02 out, 07-07 and 07-08 back
    { node: 'A', centre: 'hz', use: 'waiting', days: 1 },
    { node: 'A', centre: 'hz', use: 'handling', days: 1 },
  ])
})

test('the critical path as it stands: C is blocked, D has a day to give', () => {
  let job = decided(decided(accepted(context), context, 'A', 'approve', '2015-07-02T16:00'), context, 'B', 'approve', '2015-07-03T11:00')
  expect(criticalPath(job, context.plan, day('2015-07-03'), calendar)).toEqual({ finish: day('2015-07-07'), nodes: ['A', 'B', 'C', 'E'], blocking: 'C', slack: { A: 0, B: 0, C: 0, D: 0, E: 0 } })
  job = done(job, on('2015-07-03T15:00'), { type: 'pauseTask', node: 'C', pause: 'p', reason: 'inspection' }).job
  // On Tuesday 07-07 C stands still: if it went on tomorrow, it would end on 07-08 and E on 07-09. D is a day late and may take one more.
  expect(criticalPath(job, context.plan, day('2015-07-07'), calendar)).toEqual({ finish: day('2015-07-09'), nodes: ['A', 'B', 'C', 'E'], blocking: 'C', slack: { A: 0, B: 0, C: 0, D: 1, E: 0 } })
})

test('folding the steps from nothing gives the rows, through JSON too', () => {
  let job = draft('job-1')
  const steps: string[] = []
  for (const given of [{ type: 'submit', papers: allPapers(context) }, { type: 'accept' }, { type: 'decideTask', node: 'A', decision: 'refuse' }] as const) {
    const { step, job: next } = done(job, context, given)
    steps.push(JSON.stringify(step))
    job = next
  }
  expect(steps.map((text) => JSON.parse(text)).reduce(fold, draft('job-1'))).toEqual(job)
  expect(job.row.state).toBe('refused')
  expect(states(job)).toEqual({ A: 'refused', B: 'cancelled', C: 'cancelled', D: 'cancelled', E: 'cancelled' })
})

test('the job has no clock before it is accepted', () => {
  expect(jobClock(submitted(context), day('2015-06-30'), calendar)).toBeNull()
})
