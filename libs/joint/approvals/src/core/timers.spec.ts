import { calendar } from '@tongban/kernel'
import { accepted, answer, at, decided, done, node, office, submitted } from './office.fixture.js'
import { timersOf } from './timers.js'
import { afterWorkingHours } from './working-hours.js'

const silence = { basis: '《规定》第八条', afterDays: 2 }
const context = office({
  lead: 'gs', nodes: [node('O', { kind: 'opinion', limit: { days: 5, unit: 'wd' }, deemedConsent: silence }), node('P', { kind: 'opinion' }), node('A')], edges: [],
})
const on = (time: string) => ({ ...context, at: at(time) })
const timers = (job: ReturnType<typeof accepted>) => timersOf(job, context.plan, calendar)

test.each([
  ['2015-06-30T09:00', 4, '2015-06-30T14:00'], // over the midday break
  ['2015-06-30T12:30', 1, '2015-06-30T14:00'], // given in the break
  ['2015-07-03T16:00', 2, '2015-07-06T10:00'], // Friday to Monday
  ['2015-09-30T16:00', 2, '2015-10-08T10:00'], // over National Day
  ['2015-10-09T17:30', 3, '2015-10-10T12:00'], // Saturday 10-10 was worked
  ['2027-07-02T16:00', 2, '2027-07-05T10:00'], // past the published calendar, on plain weekends
])('from %s on, %s working hours have passed at %s', (from, hours, to) => {
  expect(afterWorkingHours(at(from), hours, context.plan.rules, calendar)).toBe(at(to))
})

test('every offer has its two timers: undelivered for four hours, and its last day', () => {
  expect(timers(accepted(context))).toEqual([
    { command: 'raiseAway', node: 'O', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'O', at: at('2015-07-03T00:00') }, // silence of two working days
    { command: 'raiseAway', node: 'P', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'P', at: at('2015-07-02T00:00') },
    { command: 'raiseAway', node: 'A', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'A', at: at('2015-07-02T00:00') },
  ])
})

test('silence is consent only of an opinion whose node cites the rule; anything else is escalated, once', () => {
  const deemed = done(accepted(context), on('2015-07-03T00:00'), { type: 'passLimit', node: 'O' })
  expect(deemed.job.tasks.O).toMatchObject({ state: 'deemed-consent', decision: null })
  expect(deemed.out[0]).toMatchObject({ to: 'hz', type: 'joint.task-cancelled.v1', body: { why: 'deemed-consent' } })
  expect(answer(accepted(context), on('2015-07-02T23:59'), { type: 'passLimit', node: 'O' })).toMatchObject({ refused: 'limit-not-passed', params: { until: at('2015-07-03T00:00') } })
  for (const id of ['P', 'A']) {
    const escalated = done(accepted(context), on('2015-07-02T00:00'), { type: 'passLimit', node: id }).job
    expect(escalated.tasks[id]).toMatchObject({ state: 'offered', escalatedAt: at('2015-07-02T00:00') })
    expect(answer(escalated, on('2015-07-09T00:00'), { type: 'passLimit', node: id })).toMatchObject({ refused: 'limit-not-passed', params: { until: null } })
  }
})

test('a decision does not lapse into consent though its node should say so', () => {
  const wrong = office({ lead: 'gs', nodes: [node('A', { deemedConsent: silence })], edges: [] })
  expect(done(accepted(wrong), { ...wrong, at: at('2015-07-20T09:00') }, { type: 'passLimit', node: 'A' }).job.tasks.A).toMatchObject({ state: 'offered' })
})

test('the alarm for an away centre comes once for each offer, and not for one that was received', () => {
  expect(answer(accepted(context), on('2015-06-30T13:59'), { type: 'raiseAway', node: 'A' })).toMatchObject({ refused: 'not-away-long-enough', params: { until: at('2015-06-30T14:00') } })
  const alarmed = done(accepted(context), on('2015-06-30T14:00'), { type: 'raiseAway', node: 'A' }).job
  expect(alarmed.tasks.A!.holdings[0]!.awayRaisedAt).toBe(at('2015-06-30T14:00'))
  expect(timers(alarmed).filter(({ command, node: id }) => command === 'raiseAway' && id === 'A')).toEqual([])
  const received = done(accepted(context), on('2015-06-30T10:00'), { type: 'receiveTask', node: 'A' }).job
  expect(answer(received, on('2015-06-30T15:00'), { type: 'raiseAway', node: 'A' })).toMatchObject({ refused: 'not-away-long-enough', params: { until: null } })
  const moved = done(alarmed, on('2015-06-30T15:00'), { type: 'reassignTask', node: 'A', to: 'gz' }).job
  expect(timers(moved)).toContainEqual({ command: 'raiseAway', node: 'A', at: at('2015-07-01T11:00') })
})

test('a paused task has no last day; a decided one no timer; an ended job none at all', () => {
  const paused = done(accepted(context), context, { type: 'pauseTask', node: 'A', reason: 'hearing' }).job
  expect(timers(paused).filter(({ node: id }) => id === 'A')).toEqual([])
  expect(timers(decided(accepted(context), context, 'A', 'approve')).filter(({ node: id }) => id === 'A')).toEqual([])
  expect(timers(done(accepted(context), context, { type: 'withdraw' }).job)).toEqual([])
  const asked = office({ lead: 'gs', nodes: [node('A', { materials: [{ code: 'id', subject: 'company', variant: null }] })], edges: [] })
  const correction = done(submitted(asked, []), asked, { type: 'requestCorrection', completeBy: 16646 }).job // 2015-07-30
  expect(timersOf(correction, asked.plan, calendar)).toEqual([{ command: 'lapse', node: null, at: at('2015-07-31T00:00') }])
})

test('a reminder is kept with the job and goes to whoever holds the task', () => {
  const { job, out } = done(accepted(context), context, { type: 'remindTask', node: 'A' })
  expect([job.tasks.A!.reminders, out]).toEqual([1, [{ to: 'hz', type: 'joint.task-reminded.v1', body: { job: 'job-1', node: 'A', epoch: 1, no: 1 } }]])
})
