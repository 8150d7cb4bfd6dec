import type { Calendar } from '../calendar/calendar.js'
import type { Day } from '../day.js'
import type { Clock, Due } from './clock.js'
import { assertClock, consumed, firstWorkingDay, nthCounted } from './counting.js'

/**
 * The first day on which consumed = limit + extensions; null while openly paused, unless the day was reached before that pause (a pause erases no overdue).
 * Limit 0: the first working day from the start. Past the last published day the date is provisional; before the first, throws CalendarNotPublished.
 * Accepted 2015-06-30 with 5 wd is due 2015-07-07.
 */
export function dueOf(clock: Clock, calendar: Calendar): Due | null {
  assertClock(clock)
  return nthCounted(clock, daysInForce(clock, calendar), calendar)
}

/** Overdue from the day after due on. */
export function isOverdue(clock: Clock, on: Day, calendar: Calendar): boolean {
  const due = dueOf(clock, calendar)
  return due !== null && on > due.date
}

/** Half of a promised limit under the green channel, never less than a day. */
export function halve(limit: number): number {
  return Math.max(1, Math.ceil(limit / 2))
}

/** The same clock with the green channel granted on a day. Only for promised clocks; `dueOf` then never answers a later day than without it. */
export function greenChannel(promised: Clock, grantedOn: Day): Clock {
  return { ...promised, greenChannel: { grantedOn } }
}

/**
 * Limit and extensions; under the green channel half the limit, but at least until the next working day after the grant on which the clock runs,
 * and never more than without it: due = min(due without, max(halved due, that day)). Instant cases have nothing to halve.
 */
export function daysInForce(clock: Clock, calendar: Calendar): number {
  const extensions = clock.extensions.reduce((a, b) => a + b, 0)
  const full = clock.limit + extensions
  if (!clock.greenChannel || clock.limit === 0) return full
  const next = firstWorkingDay(clock, clock.greenChannel.grantedOn + 1, calendar)
  return next === null ? full : Math.min(full, Math.max(halve(clock.limit) + extensions, consumed(clock, next, calendar)))
}
