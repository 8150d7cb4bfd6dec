import { type Calendar, consumed, day, type Day } from '@tongban/kernel'
import type { Kase, RunningClock } from './case.js'

/** Stands for no day at all: behind every deadline there is. */
export const NO_DAY: Day = day('9999-12-31')

type Dated = Pick<Kase, 'state' | 'task' | 'notifyBy' | 'notification' | 'promised'>

/** The day that the inbox sorts by; the column `next_due` is computed by the same rule. A case whose clock stands comes last. */
export function inboxDay({ state, task, notifyBy, notification, promised }: Dated): Day {
  if (state === 'received' && !task) return notifyBy.date
  if (state === 'notified' && notification) return notification.completeBy
  return promised?.due?.date ?? NO_DAY
}

/** The last day for what has to be done next: telling what is missing, bringing it, or the promised end. Null while the clock stands and once the case is concluded. */
export function deadlineOf(kase: Dated & Pick<Kase, 'closedAt' | 'concludedAt'>): Day | null {
  const due = kase.closedAt || kase.concludedAt ? NO_DAY : inboxDay(kase)
  return due === NO_DAY ? null : due
}

/** Counted days from `on` to the last day in time: 0 on that day, below it once it has passed. Null while the clock stands. */
export function daysLeft({ clock, due }: RunningClock, on: Day, calendar: Calendar): number | null {
  return due && consumed(clock, due.date, calendar) - consumed(clock, on, calendar)
}

/** The same to the deadline, in days of the promised clock, and in working days where none runs yet. */
export function daysToDeadline(kase: Dated & Pick<Kase, 'closedAt' | 'concludedAt'>, on: Day, calendar: Calendar): number | null {
  const last = deadlineOf(kase)
  if (last === null) return null
  if (kase.promised) return daysLeft(kase.promised, on, calendar)
  const clock = { start: Math.min(on, last), limit: 0, unit: 'wd' as const, extensions: [], pauses: [], calendarVersion: calendar.version }
  return daysLeft({ clock, due: { date: last, provisional: false } }, on, calendar)
}
