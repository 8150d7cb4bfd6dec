import { day, dayOf, weekday, yearOf, type Day } from '../day.js'
import { CalendarNotPublished, isWorking, type Calendar, type DayKind } from './calendar.js'
import { table } from './table.js'

type HolidayKey = keyof typeof table.holidays
type YearTable = Partial<Record<'off' | 'worked', Partial<Record<HolidayKey, string>>>>

/** The working days of China, 2004-2026, as published by the State Council year by year. */
export const calendar: Calendar = publishedCalendar()

function publishedCalendar(): Calendar {
  const years = Object.keys(table.years).map(Number)
  const named = new Map<Day, DayKind>()
  for (const [year, kinds] of Object.entries(table.years as Record<string, YearTable>)) {
    readInto(named, year, 'holiday', kinds.off)
    readInto(named, year, 'make-up-day', kinds.worked)
  }
  return calendarOf(table.version, Math.min(...years), Math.max(...years), named)
}

/** A calendar of the years from first to last: plain weekends but for the named days. */
export function calendarOf(version: string, firstYear: number, lastYear: number, named: ReadonlyMap<Day, DayKind>): Calendar {
  const kindOf = (d: Day): DayKind => {
    const year = yearOf(d)
    if (year < firstYear || year > lastYear) throw new CalendarNotPublished(year, version)
    return named.get(d) ?? plainKind(d)
  }
  return {
    version,
    firstDay: day(`${firstYear}-01-01`),
    lastDay: day(`${lastYear}-12-31`),
    published: (year) => Number.isInteger(year) && year >= firstYear && year <= lastYear,
    kindOf,
    isWorkday: (d) => isWorking(kindOf(d)),
  }
}

/** Monday to Friday work: true only of days that no notice names. */
export function plainKind(d: Day): DayKind {
  return { kind: weekday(d) === 0 || weekday(d) === 6 ? 'weekend' : 'working-day' }
}

/** The published working days of a year. Throws CalendarNotPublished. */
export function workdaysOf(year: number, of: Calendar): Day[] {
  if (!of.published(year)) throw new CalendarNotPublished(year, of.version)
  const first = day(`${year}-01-01`)
  const length = day(`${year}-12-31`) - first + 1
  return Array.from({ length }, (_, i) => first + i).filter((d) => of.isWorkday(d))
}

function readInto(named: Map<Day, DayKind>, year: string, kind: 'holiday' | 'make-up-day', holidays: YearTable['off'] = {}) {
  for (const [key, dates] of Object.entries(holidays)) {
    for (const date of dates.split(' ')) {
      const [month, ofMonth] = date.split('-').map(Number) as [number, number]
      // The days around 1 January that fall in December belong to the New Year to come.
      const ofYear = key === 'new-year-day' && month === 12 ? Number(year) + 1 : Number(year)
      named.set(dayOf(Number(year), month, ofMonth)!, { kind, holiday: { names: table.holidays[key as HolidayKey], year: ofYear } })
    }
  }
}
