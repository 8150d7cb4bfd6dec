import { dueOf, startOfDayInShanghai, type Calendar } from '@tongban/kernel'
import { taskClock } from './clocks.js'
import { holdingOf, type Instant, type Job, type TaskRow } from './job.js'
import { isRunning } from './job-transitions.js'
import type { JobRules, Plan, PlanNode } from './plan.js'
import { consentAt } from './silence.js'
import { isOpen } from './task-transitions.js'
import { afterWorkingHours } from './working-hours.js'

/** What the job waits for that time alone brings; the command of the same name is given when it has come. */
export interface Timer {
  command: 'passLimit' | 'raiseAway' | 'lapse'
  node: string | null
  at: Instant
}

/** All timers of a job, from its rows: an ended job has none. Shells keep the earliest, and ask again after each step. */
export function timersOf(job: Job, plan: Plan, calendar: Calendar): Timer[] {
  const { state, request } = job.row
  if (state === 'correction' && request?.completeBy != null) return [{ command: 'lapse', node: null, at: startOfDayInShanghai(request.completeBy + 1).toISOString() }]
  if (!isRunning(state)) return []
  return plan.order.flatMap((node) => {
    const task = job.tasks[node.id]!
    const away = awayAt(task, plan.rules, calendar)
    const [limit] = [limitAt(task, node, calendar), consentAt(task, node, calendar)].filter((at) => at !== null).sort()
    return [
      ...(away ? [{ command: 'raiseAway' as const, node: node.id, at: away }] : []),
      ...(limit ? [{ command: 'passLimit' as const, node: node.id, at: limit }] : []),
    ]
  })
}

/** When an offer that nobody received has lain too long; null when it was received, alarmed or taken back. */
export function awayAt(task: TaskRow, rules: JobRules, calendar: Calendar): Instant | null {
  const held = holdingOf(task)
  if (!held || task.state !== 'offered' || held.receivedAt !== null || held.awayRaisedAt !== null) return null
  return afterWorkingHours(held.offeredAt, rules.awayAfterHours, rules, calendar)
}

/** When an undecided task is escalated: 00:00 after the last day of its own clock. Null while it stands, is closed or was escalated. */
export function limitAt(task: TaskRow, node: PlanNode, calendar: Calendar): Instant | null {
  const clock = taskClock(task, node, calendar)
  if (!clock || !isOpen(task.state) || task.escalatedAt !== null) return null
  const due = dueOf(clock, calendar)
  return due && startOfDayInShanghai(due.date + 1).toISOString()
}
