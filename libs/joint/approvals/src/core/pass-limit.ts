import { isRefusal, refuse } from '@tongban/kernel'
import { findTask, taskState } from './check.js'
import type { CommandOf } from './commands.js'
import type { Rule } from './rule.js'
import { isOpen } from './task-transitions.js'
import { awayAt, limitAt, mayLapse } from './timers.js'

/** The limit of a task has passed: an opinion whose node cites the rule counts as given, anything else goes to the coordinator, once. */
export const passLimit: Rule<CommandOf<'passLimit'>> = (job, { node }, { plan, calendar, at }) => {
  const task = findTask(job, node, 'passLimit')
  if (isRefusal(task)) return task
  if (!isOpen(task.state)) return taskState(job, task, 'passLimit')
  const due = limitAt(task, plan.nodes.get(node)!, calendar)
  if (due === null || at < due) return refuse('limit-not-passed', { node, until: due })
  const { deemedConsent } = plan.nodes.get(node)!
  return mayLapse(plan.nodes.get(node)!) ? [{ type: 'consent-deemed', node, basis: deemedConsent!.basis }] : [{ type: 'task-escalated', node }]
}

/** An offer has lain undelivered for the working hours of the rule: the coordinator is alarmed, once for each offer. The clock runs on. */
export const raiseAway: Rule<CommandOf<'raiseAway'>> = (job, { node }, { plan, calendar, at }) => {
  const task = findTask(job, node, 'raiseAway')
  if (isRefusal(task)) return task
  if (!isOpen(task.state)) return taskState(job, task, 'raiseAway')
  const due = awayAt(task, plan.rules, calendar)
  return due === null || at < due ? refuse('not-away-long-enough', { node, until: due }) : [{ type: 'away-raised', node }]
}
