import { dueOf, startOfDayInShanghai, type Calendar, type ClockUnit, type Day, type Due } from '@tongban/kernel'
import { dayOf } from './clocks.js'
import { holdingOf, type Holding, type Instant, type TaskRow } from './job.js'
import type { PlanNode } from './plan.js'
import { isOpen } from './task-transitions.js'

/** Silence may count as consent: only an opinion's, and only where its node cites the rule. */
export const mayLapse = ({ kind, deemedConsent }: Pick<PlanNode, 'kind' | 'deemedConsent'>): boolean => kind === 'opinion' && deemedConsent !== null && deemedConsent.basis.trim() !== ''

/** What a node takes at most: its limit, or the silence that counts as consent where that is shorter. */
export function longestOf(node: PlanNode): { days: number; unit: ClockUnit } {
  const { limit } = node
  return mayLapse(node) ? { days: Math.min(limit.days, node.deemedConsent!.afterDays), unit: limit.unit } : limit
}

/** When the centre had the offer; claiming it says so too, where that was heard of first. Null while it is under way. */
export const receivedAt = (held: Holding): Instant | null => held.receivedAt ?? held.claimedAt

/** The last day of a silence that began on a day: the node's own pauses stand in it too. Null while one stands. */
export function silenceUntil({ limit, deemedConsent }: PlanNode, from: Day, pauses: TaskRow['pauses'], calendar: Calendar): Due | null {
  return dueOf({ start: from, limit: deemedConsent!.afterDays, unit: limit.unit, extensions: [], pauses: [...pauses], calendarVersion: calendar.version }, calendar)
}

/**
 * When silence becomes consent: 00:00 after its last day, counted from the day the centre that holds the task received it. Who was not asked is not silent:
 * null while the offer is under way, however long that is; and while the clock stands, or the task is closed.
 */
export function consentAt(task: TaskRow, node: PlanNode, calendar: Calendar): Instant | null {
  const held = holdingOf(task)
  const from = held ? receivedAt(held) : null
  if (from === null || !isOpen(task.state) || !mayLapse(node)) return null
  const until = silenceUntil(node, dayOf(from), task.pauses, calendar)
  return until && startOfDayInShanghai(until.date + 1).toISOString()
}
