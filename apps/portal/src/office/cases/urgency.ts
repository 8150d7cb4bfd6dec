import type { LimitUnit } from '../../shared/dates/dates.js'

export type Urgency = 'overdue' | 'today' | 'soon' | 'calm'

/** How urgent a deadline is by the days left to it, as the graph counts them. One day left is soon, as the inbox's box counts it. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'overdue'
  if (daysLeft === 0) return 'today'
  return daysLeft === 1 ? 'soon' : 'calm'
}

/** The graph's unit of a clock as the office says it; before a clock runs the law counts working days. */
export const unitOf = (unit: string | undefined): LimitUnit => (unit === 'cal' ? 'CALENDAR_DAYS' : 'WORKING_DAYS')
