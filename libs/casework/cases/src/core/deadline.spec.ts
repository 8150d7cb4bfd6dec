import { calendar, day, formatDay } from '@tongban/kernel'
import { daysLeft, daysToDeadline, deadlineOf, inboxDay, NO_DAY } from './deadline.js'
import { at, kase } from './office.fixture.js'

const on = (date: string, change = {}, state: Parameters<typeof kase>[0] = 'accepted') => daysToDeadline(kase(state, change), day(date), calendar)
const shown = (date: number | null) => date && formatDay(date)
const notification = { at: at('2015-07-01T09:00'), missing: ['GS-LEASE'], completeBy: day('2015-07-31') }

test('what comes next has a last day: telling, bringing, deciding; what is concluded or closed has none', () => {
  expect(shown(deadlineOf(kase('received')))).toBe('2015-07-07')
  expect(shown(deadlineOf(kase('notified', { notification })))).toBe('2015-07-31')
  expect(shown(deadlineOf(kase('reviewed')))).toBe('2015-07-07')
  expect(deadlineOf(kase('concluded', { concludedAt: at('2015-07-03T09:00') }))).toBeNull()
  expect(deadlineOf(kase('withdrawn', { closedAt: at('2015-07-03T09:00') }))).toBeNull()
})

test('due 2015-07-07: five working days left on the start, one on Monday 6 July, none on the day, one over on the 8th', () => {
  expect(['2015-06-30', '2015-07-03', '2015-07-05', '2015-07-06', '2015-07-07', '2015-07-08', '2015-07-12', '2015-07-13'].map((date) => on(date))).toEqual([5, 2, 2, 1, 0, -1, -3, -4])
})

test('over National Day 2015: on 30 September four of five days are left, on 11 October one', () => {
  const clock = { start: day('2015-09-29'), limit: 5, unit: 'wd' as const, extensions: [], pauses: [], calendarVersion: calendar.version }
  const promised = { clock, due: { date: day('2015-10-12'), provisional: false } }
  expect(['2015-09-30', '2015-10-07', '2015-10-10', '2015-10-11', '2015-10-12'].map((date) => on(date, { promised }))).toEqual([4, 4, 1, 1, 0])
})

test('before acceptance it is working days to the day for telling', () => {
  expect(['2015-06-30', '2015-07-07', '2015-07-09'].map((date) => on(date, {}, 'received'))).toEqual([5, 0, -2])
})

test('a clock that stands has no last day, and sorts behind all that have one', () => {
  const clock = { start: day('2015-06-30'), limit: 5, unit: 'wd' as const, extensions: [], pauses: [{ from: day('2015-07-01'), to: null }], calendarVersion: calendar.version }
  const standing = kase('handled', { promised: { clock, due: null } })
  expect([daysLeft(standing.promised!, day('2015-07-06'), calendar), deadlineOf(standing), inboxDay(standing)]).toEqual([null, null, NO_DAY])
})
