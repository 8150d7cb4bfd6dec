import { consumed, dayInShanghai, dueOf, type Calendar, type Clock, type Day, type Due, type Pause } from '@tongban/kernel'
import type { Instant, Job, TaskRow } from './job.js'
import type { PlanNode } from './plan.js'

export const dayOf = (at: Instant): Day => dayInShanghai(new Date(at))

/** A task's own clock: from its first offer, by its node's limit; a reassignment does not start it again. Null while it waits. */
export function taskClock(task: TaskRow, { limit }: PlanNode, calendar: Calendar): Clock | null {
  const first = task.holdings[0]
  if (!first) return null
  return { start: dayOf(first.offeredAt), limit: limit.days, unit: limit.unit, extensions: [], pauses: [...task.pauses], calendarVersion: calendar.version }
}

/**
 * The job's clock: a day is excluded only when open tasks exist and all of them are paused, so pausing one branch buys no time for another.
 * `on`: today; days after it are excluded only as far as the pauses of now are open. Null before acceptance.
 */
export function jobClock(job: Job, on: Day, calendar: Calendar): Clock | null {
  const { clock } = job.row
  if (!clock) return null
  const last = job.row.endedAt === null ? on : Math.min(on, dayOf(job.row.endedAt))
  const pauses: Pause[] = []
  // Standing now is standing from tomorrow on; an excluded yesterday alone is not.
  const standing = job.row.endedAt === null && isExcluded(job, last + 1)
  for (let d = clock.start + 1; d <= last; d++) {
    if (!isExcluded(job, d)) continue
    const before = pauses.at(-1)
    if (before?.to === d - 1) before.to = d
    else pauses.push({ from: d - 1, to: d, reason: 'all-paused' })
  }
  if (standing) {
    const before = pauses.at(-1)
    if (before?.to === last) before.to = null
    else pauses.push({ from: last, to: null, reason: 'all-paused' })
  }
  return { ...clock, extensions: [], pauses, calendarVersion: calendar.version }
}

/** The job's due day; null while everything open is paused. */
export function jobDue(job: Job, on: Day, calendar: Calendar): Due | null {
  const clock = jobClock(job, on, calendar)
  return clock && dueOf(clock, calendar)
}

/** Counted days from a day until the due day; below 0: so many past it. Null before the calendar's first day. */
export function daysUntil(due: Day, unit: Clock['unit'], on: Day, calendar: Calendar): number | null {
  if (Math.min(due, on) < calendar.firstDay) return null
  const from = (start: Day): Clock => ({ start, limit: 1, unit, extensions: [], pauses: [], calendarVersion: calendar.version })
  return due >= on ? consumed(from(on), due, calendar) : -consumed(from(due), on, calendar)
}

/** On this day there were open tasks, and all of them were paused. The day of an event belongs to what was before it. */
export function isExcluded(job: Job, d: Day): boolean {
  const open = Object.values(job.tasks).filter((task) => isOpenOn(task, d))
  return open.length > 0 && open.every(({ pauses }) => pauses.some(({ from, to }) => d > from && (to === null || d <= to)))
}

function isOpenOn({ holdings, closedAt }: TaskRow, d: Day): boolean {
  return holdings.length > 0 && dayOf(holdings[0]!.offeredAt) <= d && (closedAt === null || dayOf(closedAt) >= d)
}
