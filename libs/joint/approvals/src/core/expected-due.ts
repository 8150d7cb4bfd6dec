import { consumed, dueOf, type Calendar, type Day } from '@tongban/kernel'
import type { Plan, PlanNode } from './plan.js'
import { longestOf } from './silence.js'

/** When the last node is due if everything starts on a day and takes its whole limit, or as long as silence is no consent yet; conditional nodes count as if they were needed. */
export function expectedDue(plan: Plan, start: Day, calendar: Calendar): Day {
  const finish = new Map<string, Day>()
  for (const node of plan.order) {
    const from = plan.into.get(node.id)!.flatMap(({ from, when }) => (when ? [from, when.node] : [from]))
    finish.set(node.id, dueAfter(node, Math.max(start, ...from.map((id) => finish.get(id)!)), calendar))
  }
  return Math.max(start, ...finish.values())
}

/** The day a node is due that is offered, and received, on `start`. */
export function dueAfter(node: PlanNode, start: Day, calendar: Calendar): Day {
  const { days, unit } = longestOf(node)
  return dueOf({ start, limit: days, unit, extensions: [], pauses: [], calendarVersion: calendar.version }, calendar)!.date
}

/** The working days from a start to a due day: what the job promises. */
export function limitUntil(start: Day, due: Day, calendar: Calendar): number {
  return consumed({ start, limit: 0, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, due, calendar)
}
