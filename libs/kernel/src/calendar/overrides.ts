import { dayOf, yearOf, type Day } from '../day.js'
import type { Localized } from '../localized.js'
import { CalendarNotPublished, isWorking, type Calendar, type DayKind } from './calendar.js'
import { plainKind } from './published-calendar.js'

/** What the operator adds to a calendar: single days, such as a typhoon's, and years published since. */
export interface CalendarOverrides {
  /** Names the overrides; becomes part of the calendar's version, so that a clock says what it was counted with. */
  version: string
  days: OverrideDay[]
  /** Years whose notice these days hold completely. They must follow the calendar's last year without a gap. */
  publishes?: number[]
}

export interface OverrideDay {
  date: Day
  working: boolean
  names: Localized
  /** The notice that says so. */
  basis: string
}

/** The calendar with the operator's overrides on top. Throws RangeError for a gap of years, a day twice, or a day of no published year. */
export function withOverrides(base: Calendar, overrides: CalendarOverrides): Calendar {
  const version = `${base.version}+${overrides.version}`
  const lastYear = lastYearWith(base, overrides.publishes ?? [])
  const firstYear = yearOf(base.firstDay)
  const set = new Map<Day, DayKind>()
  for (const { date, working, names, basis } of overrides.days) {
    if (set.has(date)) throw new RangeError(`${version} sets day ${date} twice`)
    if (yearOf(date) < firstYear || yearOf(date) > lastYear) throw new CalendarNotPublished(yearOf(date), version)
    set.set(date, { kind: working ? 'set-working' : 'set-free', names, basis })
  }
  const kindOf = (d: Day): DayKind => {
    const year = yearOf(d)
    if (year < firstYear || year > lastYear) throw new CalendarNotPublished(year, version)
    return set.get(d) ?? (base.published(year) ? base.kindOf(d) : plainKind(d))
  }
  return {
    version,
    firstDay: base.firstDay,
    lastDay: dayOf(lastYear, 12, 31)!,
    published: (year) => Number.isInteger(year) && year >= firstYear && year <= lastYear,
    kindOf,
    isWorkday: (d) => isWorking(kindOf(d)),
  }
}

function lastYearWith(base: Calendar, publishes: number[]): number {
  return [...publishes].sort((a, b) => a - b).reduce((last, year) => {
    if (year !== last + 1) throw new RangeError(`the year after ${last} must be published before ${year}`)
    return year
  }, yearOf(base.lastDay))
}
