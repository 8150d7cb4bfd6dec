import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { checkLead, checkReason, findTask } from './check.js'
import type { CommandOf } from './commands.js'
import type { Context } from './context.js'
import type { JobEvent } from './events.js'
import type { Job } from './job.js'
import type { Rule } from './rule.js'

/** The lead goes on against an objection, and says why: what hangs on it is free. */
export const overrideObjection: Rule<CommandOf<'overrideObjection'>> = (job, command, context) => settleObjection(job, command, context, 'overridden')

/** The lead agrees with an objection: it counts like a refusal. */
export const upholdObjection: Rule<CommandOf<'upholdObjection'>> = (job, command, context) => settleObjection(job, command, context, 'upheld')

function settleObjection(job: Job, { type, node, by, reason }: CommandOf<'overrideObjection' | 'upholdObjection'>, context: Context, as: 'overridden' | 'upheld'): JobEvent[] | Refusal {
  const task = findTask(job, node, type)
  if (isRefusal(task)) return task
  const wrong = checkLead(by, context, type) ?? checkReason(reason, type)
  if (wrong) return wrong
  if (task.objection !== 'standing') return refuse('no-objection-stands', { job: job.row.id, node, state: task.state, objection: task.objection })
  return [{ type: 'objection-settled', node, as, by: by.subject, reason }]
}
