import type { Calendar } from '../calendar/calendar.js'
import { isWorking } from '../calendar/calendar.js'
import { plainKind } from '../calendar/published-calendar.js'
import type { Day } from '../day.js'
import type { Clock, Due } from './clock.js'

/** Ten years of days: a longer limit or extension is a slip of the hand. */
export const LONGEST_LIMIT = 3650

/** Throws RangeError on a clock that cannot be: a bug of the caller, who refuses such input before. */
export function assertClock(clock: Clock): void {
  const days = [clock.limit, ...clock.extensions]
  if (days.some((n) => !Number.isInteger(n) || n < 0 || n > LONGEST_LIMIT)) throw new RangeError(`limit and extensions are whole days from 0 to ${LONGEST_LIMIT}: ${days.join(', ')}`)
  if (!Number.isInteger(clock.start)) throw new RangeError(`start ${clock.start} is not a day`)
  for (const { from, to } of clock.pauses) {
    if (!Number.isInteger(from) || (to !== null && !(Number.isInteger(to) && to >= from))) throw new RangeError(`pause ${from}..${to} is reversed or not made of days`)
  }
}

/** Does the clock stand on this day? The day of the event itself still counts. */
export function isPaused(clock: Clock, d: Day): boolean {
  return clock.pauses.some(({ from, to }) => d > from && (to === null || d <= to))
}

/** A working day; past the last published day a Monday to Friday, which the caller marks provisional. Throws CalendarNotPublished before the first. */
export function isWorkdayOrLikely(d: Day, calendar: Calendar): boolean {
  return isWorking(d > calendar.lastDay ? plainKind(d) : calendar.kindOf(d))
}

/** Day d counts iff it is a day of the clock's unit and lies in no pause. (That it follows the start is the walker's care.) */
export function counts(clock: Clock, d: Day, calendar: Calendar): boolean {
  return !isPaused(clock, d) && (clock.unit === 'cal' || isWorkdayOrLikely(d, calendar))
}

/** Counted days after the start, up to and with `on`. */
export function consumed(clock: Clock, on: Day, calendar: Calendar): number {
  assertClock(clock)
  let n = 0
  for (let d = clock.start + 1; d <= on; d++) if (counts(clock, d, calendar)) n++
  return n
}

/** The n-th counted day; null when an open pause begins before it. Day 0 is the start; of an instant case, the first working day from the start. */
export function nthCounted(clock: Clock, n: number, calendar: Calendar): Due | null {
  const end = standsFrom(clock)
  const zero = clock.limit === 0 ? firstWorkingDay(clock, clock.start, calendar) : clock.start
  if (zero === null) return null
  let d = zero
  for (let left = n; left > 0;) {
    d++
    if (d > end) return null
    if (counts(clock, d, calendar)) left--
  }
  const byCalendar = clock.unit === 'wd' || clock.limit === 0
  return { date: d, provisional: byCalendar && d > calendar.lastDay }
}

/** The first working day from `from` on which the clock does not stand; null when an open pause begins before it. */
export function firstWorkingDay(clock: Clock, from: Day, calendar: Calendar): Day | null {
  const end = standsFrom(clock)
  for (let d = from; d <= end; d++) if (!isPaused(clock, d) && isWorkdayOrLikely(d, calendar)) return d
  return null
}

/** The day of the event since which the clock stands openly; Infinity when it runs. */
function standsFrom(clock: Clock): Day {
  return Math.min(...clock.pauses.filter(({ to }) => to === null).map(({ from }) => from), Infinity)
}
