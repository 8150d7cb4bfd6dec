import type { Day } from '../day.js'

/** `wd` counts working days, `cal` every day. */
export type ClockUnit = 'wd' | 'cal'

/** The clock stands on the days (from, to]: the event is on `from`, which still counts, and `to` is the last day it stands. `to: null` is open. */
export interface Pause {
  from: Day
  to: Day | null
  /** Which event paused it: a key of `pauseReasons`; what explains a day. */
  reason?: string
  /** The rule the item or blueprint cites, where the law itself does not pause. */
  basis?: string
}

/** A limit running from a start day, which is day 0. Pauses form a set union. */
export interface Clock {
  start: Day
  limit: number
  unit: ClockUnit
  extensions: number[]
  pauses: Pause[]
  calendarVersion: string
  /** Only on a promised clock: the day the green channel was granted. */
  greenChannel?: { grantedOn: Day } | null
}

/** `provisional`: counted past the last published day, on plain weekends; recomputed when the year is published. */
export interface Due {
  date: Day
  provisional: boolean
}

/** A case's two clocks run together: the promised one drives warnings and cards, a statutory overrun is its own flag. */
export interface Clocks {
  promised: Clock
  statutory: Clock | null
}

/** When a warning and the cards fall due, as data: per tier, from the supervision rules. */
export interface CardRules {
  /** Warn on the first day on which at most `left` days of the limit are left, for limits of at least `minLimit`. */
  warn: { left: number; minLimit: number }
  /** Yellow on the n-th counted day after due. */
  yellow: number
  /** Red on the n-th counted day after due. */
  red: number
}

/** Overdue one day: yellow; two days: red; a warning when one working day is left (Guangzhou, 2006-2011). */
export const defaultCardRules: CardRules = { warn: { left: 1, minLimit: 3 }, yellow: 1, red: 2 }
