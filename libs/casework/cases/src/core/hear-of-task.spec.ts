import { calendar, day, isRefusal } from '@tongban/kernel'
import { acts } from './acts.js'
import type { Kase } from './case.js'
import { hearOfTask, standingOf, type News } from './hear-of-task.js'
import { act, at, kase } from './office.fixture.js'
import { openTask } from './open-task.js'
import type { Task } from './task.js'

const offer = {
  jobId: 'job-1', node: 'A', epoch: 1, kind: 'decision' as const, blueprint: { code: 'szhy', version: 1 }, item: 'gs-001', department: 'gs', region: '440105001', receivedBy: 'hzcg',
  limit: { days: 2, unit: 'wd' as const }, start: day('2015-06-30'), pauses: [], papers: [{ code: 'GS-LEASE', subject: 'company', variant: null, form: 'copy' }], offeredAt: '2015-06-30T01:00:00.000Z',
}
const opened = openTask(offer, { version: 3, department: 'gs', statutory: { days: 20, unit: 'wd' } }, at('2015-06-30T09:30'), calendar)
const now = '2015-07-01T02:00:00.000Z'
const confirmed: News = { type: 'confirmed', commandId: 'd-1', at: now }
const late: News = { type: 'late', commandId: 'd-1', why: 'old-epoch', at: now }
const cancelled: News = { type: 'cancelled', why: 'reassigned', at: now }
const reminded: News = { type: 'reminded', no: 1, by: 'coordinator.li', at: now }
const notTaken: News = { type: 'not-taken', commandId: 'd-1', code: 'reason-needed', at: now }

const decided: Task['decision'] = { decision: 'approve', commandId: 'd-1', at: now, confirmedAt: null, late: null }
const ofTask = (state: Kase['state'], decision: Task['decision'] = null) => kase(state, { ...opened, state, task: { ...opened.task, decision } })
const stands = {
  received: ofTask('received'), claimed: ofTask('accepted'), unconfirmed: ofTask('approved', decided), confirmed: ofTask('approved', { ...decided, confirmedAt: now }),
  late: ofTask('cancelled', { ...decided, late: 'old-epoch' }), cancelled: ofTask('cancelled'),
} as const

// Columns: confirmed, late, cancelled, reminded, not taken, clock stopped, papers forwarded. "-": nothing is written.
const expected: Record<keyof typeof stands, string> = {
  received: '    -                   -              task-cancelled reminded - clock-stopped papers-forwarded',
  claimed: '     -                   -              task-cancelled reminded - clock-stopped papers-forwarded',
  unconfirmed: ' decision-confirmed  decision-late  -              reminded not-taken clock-stopped papers-forwarded',
  confirmed: '   -                   -              -              reminded - clock-stopped papers-forwarded',
  late: '        -                   -              -              -        - - -',
  cancelled: '   -                   -              -              -        - - -',
}
const stopped: News = { type: 'clock-stopped', pause: 'supplement-1', reason: 'supplement', from: day('2015-07-01') }
const lease = [{ code: 'GS-LEASE', subject: 'company', variant: null }]
const forwarded: News = { type: 'papers-forwarded', papers: lease, from: 'hzcg' }
const every = { confirmed, late, cancelled, reminded, notTaken, stopped, forwarded }
const cells = Object.keys(stands).flatMap((stand) => Object.keys(every).map((news, i) => [stand, news, expected[stand as 'late'].trim().split(/\s+/)[i]!] as const))

test.each(cells)('%s, %s: %s', (stand, news, kind) => {
  const before = stands[stand as keyof typeof stands]
  expect(standingOf(before)).toBe(stand)
  const heard = hearOfTask(before, every[news as keyof typeof every], calendar)
  expect(heard?.step.kind ?? '-').toBe(kind)
  // Heard again it changes nothing.
  if (heard) expect(hearOfTask({ ...before, ...heard.change }, every[news as keyof typeof every], calendar)).toBeNull()
})

test('the node\'s limit runs from the offer, the law\'s is the item\'s: offered 2015-06-30 with 2 wd, due 2015-07-02', () => {
  expect(opened).toMatchObject({ state: 'received', item: { code: 'gs-001', version: 3 }, terms: { department: 'gs' }, promised: { due: { date: day('2015-07-02') } }, statutory: { due: { date: day('2015-07-28') } } })
})

test('days that stood still under another centre stay taken out', () => {
  const later = openTask({ ...offer, epoch: 2, pauses: [{ from: day('2015-06-30'), to: day('2015-07-02') }] }, null, at('2015-07-03T09:00'), calendar)
  expect(later).toMatchObject({ promised: { due: { date: day('2015-07-06') } }, item: { code: 'gs-001', version: 1 } })
})

test('a node without an item goes by the blueprint\'s code and its own name', () => {
  expect(openTask({ ...offer, item: null, department: null }, null, at('2015-06-30T09:30'), calendar)).toMatchObject({ item: { code: 'szhy.A', version: 1 }, terms: { department: 'general', statutory: { days: 2 } } })
})

test('nothing is concluded before coordination has confirmed', () => {
  const by = act('conclusion', '2015-07-01T10:00')
  expect(acts.concludeCase(stands.unconfirmed, by, calendar)).toMatchObject({ refused: 'task-unconfirmed', params: { node: 'A', epoch: 1 } })
  expect(acts.concludeCase(stands.confirmed, by, calendar)).toMatchObject({ change: { state: 'concluded', result: 'granted', closedAt: by.occurredAt } })
})

test.each([
  ['decision', 'approveCase', 'approve', 'approved'], ['decision', 'refuseCase', 'refuse', 'refused'], ['opinion', 'approveCase', 'consent', 'consented'], ['opinion', 'refuseCase', 'object', 'objected'],
] as const)('on a task of kind %s, %s says %s and is kept as %s', (kind, name, decision, step) => {
  const before = ofTask('reviewed')
  const answer = acts[name]({ ...before, task: { ...before.task!, kind } }, { ...act('approval', '2015-07-01T10:00', { reason: '不符合条件', basis: '《公司登记管理条例》第二十条' }), commandId: 'd-1' }, calendar)
  if (isRefusal(answer)) throw new Error(answer.refused)
  expect([answer.step.kind, answer.change.task?.decision]).toEqual([step, { decision, commandId: 'd-1', at: '2015-07-01T02:00:00.000Z', confirmedAt: null, late: null }])
})

test('a decision that coordination did not take is taken back, and can be made anew', () => {
  const heard = hearOfTask(stands.unconfirmed, notTaken, calendar)
  expect(heard?.change).toMatchObject({ state: 'reviewed', task: { decision: null } })
})

test('papers are asked for once, and only those of the node', () => {
  const ask = (before: Kase, code: string) => acts.requestTaskPapers(before, { ...act('handling', '2015-07-01T10:00', { reason: '复印件不清晰' }), commandId: 'r-1', papers: [{ code, subject: 'company', variant: null }] }, calendar)
  expect(ask(stands.claimed, 'GSJ-FORM')).toEqual({ refused: 'papers-not-of-task', params: { node: 'A', papers: ['GSJ-FORM/company'], possible: ['GS-LEASE/company'] } })
  const first = ask(stands.claimed, 'GS-LEASE')
  if (isRefusal(first)) throw new Error(first.refused)
  const after = { ...stands.claimed, ...first.change }
  expect(ask(after, 'GS-LEASE')).toEqual({ refused: 'papers-asked-before', params: { node: 'A', papers: ['GS-LEASE/company'] } })
  expect(hearOfTask(after, { ...notTaken, commandId: 'r-1' }, calendar)?.change.task?.requests).toEqual([])
})

test('the clock stands from the day coordination says to the day it says, and days of centres before stay taken out', () => {
  const before = ofTask('accepted')
  const earlier = openTask({ ...offer, pauses: [{ from: day('2015-06-30'), to: day('2015-07-01') }] }, null, at('2015-07-02T09:00'), calendar)
  const stands = (kase: Kase, news: News) => ({ ...kase, ...hearOfTask(kase, news, calendar)!.change })
  const open = stands(before, stopped)
  expect([open.promised!.due, open.statutory!.due]).toEqual([null, null])
  // Due 2015-07-02; Thursday and Friday stand still, and Monday is the second working day.
  const over = stands(open, { type: 'clock-restarted', pause: 'supplement-1', to: day('2015-07-03') })
  expect(over.promised!.due).toEqual({ date: day('2015-07-06'), provisional: false })
  expect(hearOfTask(over, stopped, calendar)).toBeNull()
  expect(stands(stands({ ...before, ...earlier, state: 'accepted' }, stopped), { type: 'clock-restarted', pause: 'supplement-1', to: day('2015-07-02') }).promised!.clock.pauses)
    .toEqual([{ from: day('2015-06-30'), to: day('2015-07-01') }, { from: day('2015-07-01'), to: day('2015-07-02') }])
})

test('what came in elsewhere is asked for no more', () => {
  const asking = ofTask('accepted')
  const before = { ...asking, task: { ...asking.task!, requests: [{ commandId: 'r-1', papers: lease, at: now }] } }
  expect(hearOfTask(before, forwarded, calendar)?.change.task).toMatchObject({ requests: [], forwarded: lease })
})
