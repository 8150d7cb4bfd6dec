import { calendar, day, formatDay } from '@tongban/kernel'
import { criticalPath } from './critical-path.js'
import { accepted, answer, at, decided, done, hard, node, office, submitted } from './office.fixture.js'
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

const heard = (job: ReturnType<typeof accepted>, time: string, id = 'O') => done(job, on(time), { type: 'receiveTask', node: id }).job

test('every offer has its two timers: undelivered for four hours, and its last day', () => {
  expect(timers(accepted(context))).toEqual([
    { command: 'raiseAway', node: 'O', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'O', at: at('2015-07-08T00:00') }, // nobody is silent yet: its limit of five
    { command: 'raiseAway', node: 'P', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'P', at: at('2015-07-02T00:00') },
    { command: 'raiseAway', node: 'A', at: at('2015-06-30T14:00') }, { command: 'passLimit', node: 'A', at: at('2015-07-02T00:00') },
  ])
  const received = heard(heard(accepted(context), '2015-06-30T15:00'), '2015-06-30T15:00', 'P')
  expect(timers(received).filter(({ node: id }) => id !== 'A')).toEqual([
    { command: 'passLimit', node: 'O', at: at('2015-07-03T00:00') }, // silence of two working days
    { command: 'passLimit', node: 'P', at: at('2015-07-02T00:00') },
  ])
})

test('silence is consent only of an opinion whose node cites the rule; anything else is escalated, once', () => {
  const received = heard(accepted(context), '2015-06-30T15:00')
  const deemed = done(received, on('2015-07-03T00:00'), { type: 'passLimit', node: 'O' })
  expect(deemed.job.tasks.O).toMatchObject({ state: 'deemed-consent', decision: null })
  expect(deemed.out[0]).toMatchObject({ to: 'hz', type: 'joint.task-cancelled.v1', body: { why: 'deemed-consent' } })
  expect(answer(received, on('2015-07-02T23:59'), { type: 'passLimit', node: 'O' })).toMatchObject({ refused: 'limit-not-passed', params: { until: at('2015-07-03T00:00') } })
  for (const id of ['P', 'A']) {
    const escalated = done(heard(accepted(context), '2015-06-30T15:00', id), on('2015-07-02T00:00'), { type: 'passLimit', node: id }).job
    expect(escalated.tasks[id]).toMatchObject({ state: 'received', escalatedAt: at('2015-07-02T00:00') })
    expect(answer(escalated, on('2015-07-09T00:00'), { type: 'passLimit', node: id })).toMatchObject({ refused: 'limit-not-passed', params: { until: null } })
  }
})

test('who was not asked is not silent: an offer that no centre received is escalated at its limit and never becomes consent, however long the outage', () => {
  const away = accepted(context)
  expect(answer(away, on('2015-07-07T23:59'), { type: 'passLimit', node: 'O' })).toMatchObject({ refused: 'limit-not-passed', params: { until: at('2015-07-08T00:00') } })
  const escalated = done(away, on('2015-07-08T00:00'), { type: 'passLimit', node: 'O' }).job
  expect(escalated.tasks.O).toMatchObject({ state: 'offered', escalatedAt: at('2015-07-08T00:00') })
  expect(timers(escalated).filter(({ node: id, command }) => id === 'O' && command === 'passLimit')).toEqual([])
  expect(answer(escalated, on('2015-12-31T09:00'), { type: 'passLimit', node: 'O' })).toMatchObject({ refused: 'limit-not-passed', params: { until: null } })
})

test('back from an outage a centre has its whole silence, from the day it received the offer', () => {
  const escalated = done(accepted(context), on('2015-07-08T00:00'), { type: 'passLimit', node: 'O' }).job
  const back = heard(escalated, '2015-07-09T16:00') // a Thursday: Friday and Monday
  expect(timers(back).filter(({ node: id }) => id === 'O')).toEqual([{ command: 'passLimit', node: 'O', at: at('2015-07-14T00:00') }])
  expect(answer(back, on('2015-07-13T23:59'), { type: 'passLimit', node: 'O' })).toMatchObject({ refused: 'limit-not-passed' })
  expect(decided(back, context, 'O', 'object', '2015-07-13T17:00').tasks.O).toMatchObject({ state: 'objected' })
  expect(done(back, on('2015-07-14T00:00'), { type: 'passLimit', node: 'O' }).job.tasks.O).toMatchObject({ state: 'deemed-consent' })
})

test('received late, the limit passes before the silence is over: first it is escalated, then it counts as consent', () => {
  const late = heard(accepted(context), '2015-07-07T09:00')
  expect(timers(late).filter(({ node: id }) => id === 'O')).toEqual([{ command: 'passLimit', node: 'O', at: at('2015-07-08T00:00') }])
  const escalated = done(late, on('2015-07-08T00:00'), { type: 'passLimit', node: 'O' }).job
  expect(escalated.tasks.O).toMatchObject({ state: 'received', escalatedAt: at('2015-07-08T00:00') })
  expect(timers(escalated).filter(({ node: id }) => id === 'O')).toEqual([{ command: 'passLimit', node: 'O', at: at('2015-07-10T00:00') }])
  expect(done(escalated, on('2015-07-10T00:00'), { type: 'passLimit', node: 'O' }).job.tasks.O).toMatchObject({ state: 'deemed-consent' })
})

test('another centre\'s silence is its own: given elsewhere it is counted from when that one received it; an officer who claimed it has it', () => {
  const moved = done(heard(accepted(context), '2015-06-30T15:00'), on('2015-07-02T09:00'), { type: 'reassignTask', node: 'O', to: 'gz' }).job
  expect(timers(moved).find(({ node: id, command }) => id === 'O' && command === 'passLimit')).toMatchObject({ at: at('2015-07-08T00:00') })
  const claimed = done(moved, on('2015-07-03T09:00'), { type: 'claimTask', node: 'O' }).job // its claim overtook its receipt
  expect(timers(claimed).find(({ node: id, command }) => id === 'O' && command === 'passLimit')).toMatchObject({ at: at('2015-07-08T00:00') }) // Monday and Tuesday
})

test('a decision taken in time that arrives after the consent was deemed is late, and waits for a person', () => {
  const deemed = done(heard(accepted(context), '2015-06-30T15:00'), on('2015-07-03T00:00'), { type: 'passLimit', node: 'O' }).job
  const { job, out } = done(deemed, on('2015-07-06T09:00'), { type: 'decideTask', node: 'O', decision: 'object', occurredAt: at('2015-07-02T16:00') })
  expect(job.tasks.O).toMatchObject({ state: 'deemed-consent', decision: null, objection: null })
  expect(job.late).toMatchObject([{ node: 'O', decision: 'object', why: 'decided-before', decidedAt: at('2015-07-02T16:00'), at: at('2015-07-06T09:00'), settled: null }])
  expect(out).toMatchObject([{ to: 'hz', type: 'joint.task-decision-late.v1', body: { why: 'decided-before' } }])
})

// O, then A: two days of silence at the most, and one day.
test('what is expected of a job counts silence, not the limit behind it', () => {
  const after = office({ lead: 'gs', nodes: [node('O', { kind: 'opinion', limit: { days: 5, unit: 'wd' }, deemedConsent: silence }), node('A')], edges: [hard('O', 'A')] })
  const finish = (job: ReturnType<typeof accepted>, today: Parameters<typeof day>[0]) => formatDay(criticalPath(job, after.plan, day(today), calendar).finish)
  const offered = accepted(after)
  expect(offered.row.clock).toEqual({ start: day('2015-06-30'), limit: 3, unit: 'wd' })
  expect(finish(offered, '2015-06-30')).toBe('2015-07-03')
  expect(finish(offered, '2015-07-02')).toBe('2015-07-07') // not received: silence begins today at the soonest
  expect(finish(done(offered, { ...after, at: at('2015-07-01T09:00') }, { type: 'receiveTask', node: 'O' }).job, '2015-07-02')).toBe('2015-07-06')
  expect(finish(offered, '2015-07-06')).toBe('2015-07-08') // its limit ends on the 7th, whatever is received
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
