import { calendar } from '../calendar/published-calendar.js'
import { withOverrides } from '../calendar/overrides.js'
import { day, formatDay } from '../day.js'
import type { Clock } from './clock.js'
import { explain } from './explain.js'
import { mayPause } from './pause-reasons.js'

const given = (start: string, change: Partial<Clock> = {}): Clock => ({ start: day(start), limit: 5, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version, ...change })
const lines = (clock: Clock, lang: 'zh' | 'en' = 'en', of = calendar) => explain(clock, of).map((line) => `${formatDay(line.day)} ${line.consumed}${line.counted ? '+' : ' '} ${line.why[lang]}`)

test('each day from the start to due is counted or not, with the holiday and its year', () => {
  expect(lines(given('2015-09-29'))).toEqual([
    '2015-09-29 0  the start is day 0',
    '2015-09-30 1+ working day',
    ...['01', '02', '03', '04', '05', '06', '07'].map((date) => `2015-10-${date} 1  National Day 2015`),
    '2015-10-08 2+ working day',
    '2015-10-09 3+ working day',
    '2015-10-10 4+ worked to make up for National Day 2015',
    '2015-10-11 4  weekend',
    '2015-10-12 5+ working day',
  ])
  expect(lines(given('2015-09-29'), 'zh').slice(2, 3)).toEqual(['2015-10-01 1  2015年国庆节放假'])
})

test('a paused day names the event and its article; a weekend in a pause stays a weekend', () => {
  const pauses = [{ from: day('2015-07-02'), to: day('2015-07-06'), reason: 'hearing' }]
  expect(lines(given('2015-07-01', { limit: 2, pauses }))).toEqual([
    '2015-07-01 0  the start is day 0',
    '2015-07-02 1+ working day',
    '2015-07-03 1  hearing: the clock stands since the event on 2015-07-02 (Administrative Licensing Law, art. 45)',
    '2015-07-04 1  weekend',
    '2015-07-05 1  weekend',
    '2015-07-06 1  hearing: the clock stands since the event on 2015-07-02 (Administrative Licensing Law, art. 45)',
    '2015-07-07 2+ working day',
  ])
})

test('while openly paused it ends with the first day that stands', () => {
  const pauses = [{ from: day('2015-07-02'), to: null, reason: 'public-notice', basis: '《城乡规划法》第四十八条' }]
  expect(lines(given('2015-07-01', { pauses }), 'zh').at(-1)).toBe('2015-07-03 1  公示，2015-07-02起中止，尚未恢复（《城乡规划法》第四十八条）')
})

test('days of a year not published are marked', () => {
  expect(explain(given('2026-12-30', { limit: 2 }), calendar).map(({ day: d, reason, provisional }) => [formatDay(d), reason, provisional])).toEqual([
    ['2026-12-30', 'start', false], ['2026-12-31', 'working-day', false], ['2027-01-01', 'working-day', true],
  ])
})

test('calendar days, instant cases and overrides say what they are', () => {
  expect(lines(given('2015-10-01', { limit: 1, unit: 'cal' })).at(-1)).toBe('2015-10-02 1+ calendar day')
  expect(lines(given('2015-10-07', { limit: 0 }))).toEqual(['2015-10-07 0  the start is day 0', '2015-10-08 1+ instant case: due on the first working day from the start'])
  const set = withOverrides(calendar, { version: 't', days: [{ date: day('2018-09-17'), working: false, names: { zh: '台风停工', en: 'typhoon' }, basis: '市三防令' }] })
  expect(lines(given('2018-09-14', { limit: 1 }), 'en', set).slice(1)).toEqual(['2018-09-15 0  weekend', '2018-09-16 0  weekend', '2018-09-17 0  typhoon (市三防令)', '2018-09-18 1+ working day'])
})

test('a hearing pauses by law, a public notice only with its rule, an internal consultation never', () => {
  expect([mayPause('hearing'), mayPause('public-notice'), mayPause('public-notice', '第四十八条'), mayPause('consultation', 'x'), mayPause('toString', 'x')]).toEqual([true, false, true, false, false])
})
