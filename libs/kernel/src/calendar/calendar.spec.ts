import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { day, formatDay, weekday } from '../day.js'
import { CalendarNotPublished } from './calendar.js'
import { withOverrides } from './overrides.js'
import { calendar, workdaysOf } from './published-calendar.js'

// Copied by hand from the State Council's notices of each year: ranges off, weekend days worked.
const notices: Record<number, { off: string; worked: string }> = {
  2008: { off: '01-01 02-06..02-12 04-04..04-06 05-01..05-03 06-07..06-09 09-13..09-15 09-29..10-05', worked: '02-02 02-03 05-04 09-27 09-28' },
  2013: { off: '01-01..01-03 02-09..02-15 04-04..04-06 04-29..05-01 06-10..06-12 09-19..09-21 10-01..10-07', worked: '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12' },
  2015: { off: '01-01..01-03 02-18..02-24 04-04..04-06 05-01..05-03 06-20..06-22 09-03..09-05 09-26..09-27 10-01..10-07', worked: '01-04 02-15 02-28 09-06 10-10' },
  2018: { off: '01-01 02-15..02-21 04-05..04-07 04-29..05-01 06-16..06-18 09-22..09-24 10-01..10-07 12-30..12-31', worked: '02-11 02-24 04-08 04-28 09-29 09-30 12-29' },
  2020: { off: '01-01 01-24..02-02 04-04..04-06 05-01..05-05 06-25..06-27 10-01..10-08', worked: '01-19 04-26 05-09 06-28 09-27 10-10' },
  2024: { off: '01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07', worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12' },
  2025: { off: '01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08', worked: '01-26 02-08 04-27 09-28 10-11' },
  2026: { off: '01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07', worked: '01-04 02-14 02-28 05-09 09-20 10-10' },
}

test.each(Object.keys(notices).map(Number))('every day of %i is worked or not as its notice says', (year) => {
  const read = (ranges: string) => ranges.split(' ').flatMap((range) => {
    const [first, last = first] = range.split('..').map((date) => day(`${year}-${date}`)) as [number, number?]
    return Array.from({ length: last! - first + 1 }, (_, i) => first + i)
  })
  const [off, worked] = [new Set(read(notices[year]!.off)), new Set(read(notices[year]!.worked))]
  for (let d = day(`${year}-01-01`); d <= day(`${year}-12-31`); d++) {
    const expected = worked.has(d) || (weekday(d) >= 1 && weekday(d) <= 5 && !off.has(d))
    expect([formatDay(d), calendar.isWorkday(d)]).toEqual([formatDay(d), expected])
  }
})

test('2004 to 2026 are published and nothing else: the source has a notice for each of them and for no other year', () => {
  const require = createRequire(import.meta.url)
  const data = JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>
  for (let year = 2002; year <= 2030; year++) {
    const named = Object.keys(data.holidays).filter((date) => date.startsWith(`${year}-`))
    const festivals = new Set(named.map((date) => data.holidays[date]!.split(',')[1]))
    const published = ['元旦', '春节', '劳动节', '国庆节'].every((festival) => festivals.has(festival))
    expect([year, calendar.published(year), named.length >= 20]).toEqual([year, published, published])
    expect([year, published]).toEqual([year, year >= 2004 && year <= 2026])
  }
})

test('the committed table is what its generator writes from the library', async () => {
  const { tableText, target } = (await import('../../../../tools/calendar-table.mjs' as string)) as { tableText(): string; target: string }
  expect(readFileSync(target, 'utf8')).toBe(tableText())
  expect(calendar.version).toBe('cn-2004-2026/chinese-days-1.5.7')
})

test.each(['2003-12-31', '2027-01-01', '1970-01-01', '2100-06-01'])('the bare lookup of %s throws and names the year: plain weekends are never assumed', (date) => {
  expect(() => calendar.isWorkday(day(date))).toThrow(CalendarNotPublished)
  expect(() => calendar.isWorkday(day(date))).toThrow(date.slice(0, 4))
})

test('a day says which holiday of which year it is off or worked for', () => {
  expect(calendar.kindOf(day('2018-12-31'))).toEqual({ kind: 'holiday', holiday: { names: { zh: '元旦', en: "New Year's Day" }, year: 2019 } })
  expect(calendar.kindOf(day('2015-10-10'))).toEqual({ kind: 'make-up-day', holiday: { names: { zh: '国庆节', en: 'National Day' }, year: 2015 } })
  expect(calendar.kindOf(day('2015-07-04'))).toEqual({ kind: 'weekend' })
  expect(calendar.kindOf(day('2015-07-06'))).toEqual({ kind: 'working-day' })
})

test('workdaysOf lists them: 2024 has 251, of which 02-04 is one and 02-12 is not', () => {
  // 366 days, 104 weekend days, of them 8 worked; 19 weekdays off: 366 − 104 + 8 − 19 = 251.
  const workdays = workdaysOf(2024, calendar).map(formatDay)
  expect(workdays).toHaveLength(251)
  expect([workdays.includes('2024-02-04'), workdays.includes('2024-02-12')]).toEqual([true, false])
  expect(() => workdaysOf(2027, calendar)).toThrow(CalendarNotPublished)
})

describe('operator overrides', () => {
  const typhoon = { date: day('2018-09-17'), working: false, names: { zh: '台风停工', en: 'typhoon' }, basis: '市三防令' }
  test('set single days and show in the version', () => {
    const set = withOverrides(calendar, { version: 'gz-1', days: [typhoon] })
    expect([set.isWorkday(day('2018-09-17')), calendar.isWorkday(day('2018-09-17'))]).toEqual([false, true])
    expect(set.kindOf(day('2018-09-17'))).toEqual({ kind: 'set-free', names: typhoon.names, basis: '市三防令' })
    expect(set.version).toBe('cn-2004-2026/chinese-days-1.5.7+gz-1')
  })
  test('publish the year that follows, and only that', () => {
    const newYear = { date: day('2027-01-01'), working: false, names: { zh: '元旦' }, basis: '国办通知' }
    const next = withOverrides(calendar, { version: 'gz-2', days: [newYear], publishes: [2027] })
    expect([next.published(2027), next.published(2028), next.isWorkday(day('2027-01-01')), next.isWorkday(day('2027-01-04'))]).toEqual([true, false, false, true])
    expect(next.lastDay).toBe(day('2027-12-31'))
    expect(() => withOverrides(calendar, { version: 'x', days: [], publishes: [2028] })).toThrow(RangeError)
    expect(() => withOverrides(calendar, { version: 'x', days: [newYear] })).toThrow(CalendarNotPublished)
    expect(() => withOverrides(calendar, { version: 'x', days: [typhoon, typhoon] })).toThrow(RangeError)
  })
})
