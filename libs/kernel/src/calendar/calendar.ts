import type { Day } from '../day.js'
import type { Localized } from '../localized.js'

/** Why a day is worked or not. `holiday.year` is the year whose holiday it is: 2018-12-31 was off for New Year's Day 2019. */
export type DayKind =
  | { kind: 'working-day' }
  | { kind: 'weekend' }
  | { kind: 'make-up-day'; holiday: Holiday }
  | { kind: 'holiday'; holiday: Holiday }
  | { kind: 'set-working' | 'set-free'; names: Localized; basis: string }

export interface Holiday {
  names: Localized
  year: number
}

/** The working days of the published years; the years are without a gap. A year is published when the State Council's notice for it is in the table. */
export interface Calendar {
  readonly version: string
  readonly firstDay: Day
  readonly lastDay: Day
  published(year: number): boolean
  /** Throws CalendarNotPublished outside the published years, never assumes plain weekends. */
  isWorkday(d: Day): boolean
  /** Throws CalendarNotPublished outside the published years. */
  kindOf(d: Day): DayKind
}

export class CalendarNotPublished extends RangeError {
  override readonly name = 'CalendarNotPublished'
  constructor(readonly year: number, readonly version: string) {
    super(`The working days of ${year} are not published in calendar ${version}`)
  }
}

export function isWorking(kind: DayKind): boolean {
  return kind.kind === 'working-day' || kind.kind === 'make-up-day' || kind.kind === 'set-working'
}
