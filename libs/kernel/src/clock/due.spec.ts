import { withOverrides } from '../calendar/overrides.js'
import { calendar } from '../calendar/published-calendar.js'
import { CalendarNotPublished } from '../calendar/calendar.js'
import { day, formatDay } from '../day.js'
import { bothClocks, cardDays, instantsOf } from './cards.js'
import type { Clock, ClockUnit, Due } from './clock.js'
import { consumed } from './counting.js'
import { dueOf, greenChannel, isOverdue } from './due.js'

type Given = { limit?: number; unit?: ClockUnit; extensions?: number[]; pauses?: [string, string | null][] }

const clock = (start: string, { limit = 5, unit = 'wd', extensions = [], pauses = [] }: Given = {}): Clock => ({
  start: day(start), limit, unit, extensions, pauses: pauses.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })), calendarVersion: calendar.version,
})
const text = (due: Due | null) => due && formatDay(due.date) + (due.provisional ? ' provisional' : '')

test.each<[string, Given, string]>([
  ['2015-06-30', { limit: 5 }, '2015-07-07'],
  ['2015-09-29', { limit: 5 }, '2015-10-12'], // National Day 10-01..10-07, Saturday 10-10 worked
  ['2017-04-21', { limit: 20 }, '2017-05-22'], // Labour Day
  ['2015-06-30', { limit: 20 }, '2015-07-28'],
  ['2015-06-30', { limit: 20, extensions: [10] }, '2015-08-11'],
  ['2015-06-30', { limit: 5, unit: 'cal' }, '2015-07-05'], // a Sunday: calendar days are calendar days
  ['2024-02-07', { limit: 5 }, '2024-02-20'], // 02-08 02-09 | Spring Festival | Sunday 02-18 worked, 02-19 02-20
  ['2015-06-30', { limit: 5, pauses: [['2015-07-01', '2015-07-03']] }, '2015-07-09'], // 07-02 and 07-03 stand, the event's own day counts
  ['2015-06-30', { limit: 5, pauses: [['2015-07-03', '2015-07-05']] }, '2015-07-07'], // covers a weekend only
  ['2015-06-30', { limit: 5, pauses: [['2015-07-02', '2015-07-02']] }, '2015-07-07'], // begun and ended on one day
  ['2015-06-30', { limit: 5, pauses: [['2015-06-01', '2015-07-01']] }, '2015-07-08'], // begun before the start
  ['2015-06-30', { limit: 5, pauses: [['2015-07-07', '2015-07-20']] }, '2015-07-07'], // begins on the due day
])('from %s with %j is due %s', (start, given, due) => expect(text(dueOf(clock(start, given), calendar))).toBe(due))

test.each([['2015-06-30', '2015-06-30'], ['2015-10-01', '2015-10-08'], ['2015-10-10', '2015-10-10'], ['2015-07-04', '2015-07-06']])(
  'an instant case of %s is due %s, the first working day from the start',
  (start, due) => expect(text(dueOf(clock(start, { limit: 0 }), calendar))).toBe(due),
)

describe('open pauses', () => {
  test('there is no due day while the clock stands', () => {
    expect(dueOf(clock('2015-06-30', { pauses: [['2015-07-02', null]] }), calendar)).toBeNull()
    expect(dueOf(clock('2015-07-04', { limit: 0, pauses: [['2015-07-04', null]] }), calendar)).toBeNull()
  })
  test('a pause that begins after the due day erases no overdue', () => {
    const late = clock('2015-06-30', { pauses: [['2015-07-08', null]] })
    expect([text(dueOf(late, calendar)), isOverdue(late, day('2015-07-08'), calendar)]).toEqual(['2015-07-07', true])
  })
  test('a card that came before the pause keeps its instant; the next waits', () => {
    const days = cardDays(clock('2015-06-30', { pauses: [['2015-07-08', null]] }), calendar)
    expect([text(days.warn), text(days.due), text(days.yellow), text(days.red)]).toEqual(['2015-07-06', '2015-07-07', '2015-07-08', null])
  })
})

describe('past the published years', () => {
  test('a due day is provisional, on plain weekends', () => expect(text(dueOf(clock('2026-12-29'), calendar))).toBe('2027-01-05 provisional'))
  test('a last day that is published is not', () => expect(text(dueOf(clock('2026-12-24'), calendar))).toBe('2026-12-31'))
  test('calendar days need no notice', () => expect(text(dueOf(clock('2026-12-29', { unit: 'cal' }), calendar))).toBe('2027-01-03'))
  test('publication settles it', () => {
    const published = withOverrides(calendar, { version: 'n', publishes: [2027], days: [{ date: day('2027-01-01'), working: false, names: { zh: '元旦' }, basis: '国办通知' }] })
    expect(text(dueOf(clock('2026-12-29'), published))).toBe('2027-01-06')
  })
  test('before the first year nothing can be counted', () => expect(() => dueOf(clock('2003-12-30'), calendar)).toThrow(CalendarNotPublished))
})

describe('warning and cards', () => {
  test('warn when one working day is left, yellow on the first and red on the second counted day after due', () => {
    const { warn, due, yellow, red } = cardDays(clock('2015-06-30'), calendar)
    expect([warn, due, yellow, red].map(text)).toEqual(['2015-07-06', '2015-07-07', '2015-07-08', '2015-07-09'])
  })
  test('instants are 00:00 in Guangzhou', () => expect(instantsOf(clock('2015-06-30'), calendar).yellow?.toISOString()).toBe('2015-07-07T16:00:00.000Z'))
  test('no warning for limits below three', () => expect([2, 3].map((limit) => text(cardDays(clock('2015-06-30', { limit }), calendar).warn))).toEqual([null, '2015-07-02']))
  test('rules are data: another tier warns three days before and takes more time to red', () => {
    const { warn, red } = cardDays(clock('2015-06-30'), calendar, { warn: { left: 3, minLimit: 5 }, yellow: 1, red: 5 })
    expect([warn, red].map(text)).toEqual(['2015-07-02', '2015-07-14'])
  })
  test('a warning never comes on the start day, however long it is', () => {
    expect(text(cardDays(clock('2015-06-30', { limit: 3 }), calendar, { warn: { left: 9, minLimit: 3 }, yellow: 1, red: 2 }).warn)).toBe('2015-07-01')
  })
  test('provisional when only the red card falls into an unpublished year', () => {
    expect([instantsOf(clock('2026-12-24'), calendar).provisional, instantsOf(clock('2026-12-17'), calendar).provisional]).toEqual([true, false])
  })
  test.each([{ yellow: 0, red: 1 }, { yellow: 2, red: 2 }, { yellow: 1.5, red: 2 }])('rules %j are refused as a bug', (cards) => {
    expect(() => cardDays(clock('2015-06-30'), calendar, { warn: { left: 1, minLimit: 3 }, ...cards })).toThrow(RangeError)
  })
})

describe('green channel', () => {
  const granted = (on: string, given: Given = { limit: 20 }) => text(dueOf(greenChannel(clock('2015-06-30', given), day(on)), calendar))
  test('halves the limit: 20 working days become 10', () => expect(granted('2015-06-30')).toBe('2015-07-14'))
  test('granted late, it is due on the next working day after the grant', () => expect(granted('2015-07-17')).toBe('2015-07-20'))
  test('granted after due, it changes nothing and erases no overdue', () => expect(granted('2015-08-03')).toBe('2015-07-28'))
  test('halves up, and never below a day', () => expect([5, 1].map((limit) => granted('2015-06-30', { limit }))).toEqual(['2015-07-03', '2015-07-01']))
  test('leaves an instant case alone', () => expect(granted('2015-06-30', { limit: 0 })).toBe('2015-06-30'))
  test('has no place on a statutory clock', () => {
    expect(() => bothClocks({ promised: clock('2015-06-30'), statutory: greenChannel(clock('2015-06-30', { limit: 20 }), day('2015-07-01')) }, calendar)).toThrow(RangeError)
  })
})

test('both clocks run together: the promise drives the cards, the statutory overrun stands apart', () => {
  const both = bothClocks({ promised: clock('2015-06-30'), statutory: clock('2015-06-30', { limit: 20 }) }, calendar)
  expect([text(both.promised.due), text(both.statutory.due), both.statutory.overrunFrom?.toISOString()]).toEqual(['2015-07-07', '2015-07-28', '2015-07-28T16:00:00.000Z'])
})

test('consumed counts up to and with the day asked', () => {
  expect(['2015-06-30', '2015-07-01', '2015-07-05', '2015-07-07', '2015-07-08'].map((on) => consumed(clock('2015-06-30'), day(on), calendar))).toEqual([0, 1, 3, 5, 6])
})

test.each<[string, Given]>([['a negative limit', { limit: -1 }], ['half a day', { limit: 2.5 }], ['a huge limit', { limit: 1e9 }], ['a reversed pause', { pauses: [['2015-07-03', '2015-07-01']] }], ['a negative extension', { extensions: [-1] }]])(
  '%s is a bug of the caller',
  (_, given) => expect(() => dueOf(clock('2015-06-30', given), calendar)).toThrow(RangeError),
)
