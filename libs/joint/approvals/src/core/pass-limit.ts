import { isRefusal, refuse } from '@tongban/kernel'
import { findTask, taskState } from './check.js'
import type { CommandOf } from './commands.js'
import type { Rule } from './rule.js'
import { consentAt } from './silence.js'
import { isOpen } from './task-transitions.js'
import { awayAt, limitAt } from './timers.js'

/**
 * The limit of a task has passed: the silence of an opinion whose node cites the rule counts as consent, from the day its centre received it; anything else, and
 * an offer that no centre received, goes to the coordinator, once. An outage is nobody's consent.
 */
export const passLimit: Rule<CommandOf<'passLimit'>> = (job, { node }, { plan, calendar, at }) => {
  const task = findTask(job, node, 'passLimit')
  if (isRefusal(task)) return task
  if (!isOpen(task.state)) return taskState(job, task, 'passLimit')
  const planned = plan.nodes.get(node)!
  const [consent, limit] = [consentAt(task, planned, calendar), limitAt(task, planned, calendar)]
  if (consent !== null && at >= consent) return [{ type: 'consent-deemed', node, basis: planned.deemedConsent!.basis }]
  if (limit !== null && at >= limit) return [{ type: 'task-escalated', node }]
  const [until] = [consent, limit].filter((due) => due !== null).sort()
  return refuse('limit-not-passed', { node, until: until ?? null })
}

/** An offer has lain undelivered for the working hours of the rule: the coordinator is alarmed, once for each offer. The clock runs on. */
export const raiseAway: Rule<CommandOf<'raiseAway'>> = (job, { node }, { plan, calendar, at }) => {
  const task = findTask(job, node, 'raiseAway')
  if (isRefusal(task)) return task
  if (!isOpen(task.state)) return taskState(job, task, 'raiseAway')
  const due = awayAt(task, plan.rules, calendar)
  return due === null || at < due ? refuse('not-away-long-enough', { node, until: due }) : [{ type: 'away-raised', node }]
}
