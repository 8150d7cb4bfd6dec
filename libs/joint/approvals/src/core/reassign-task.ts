import { isRefusal, refuse } from '@tongban/kernel'
import { checkReason, findTask, taskState } from './check.js'
import type { CommandOf } from './commands.js'
import { holdingOf } from './job.js'
import { holdersOf, mayTake, presentHolder, takersOf } from './powers.js'
import type { Rule } from './rule.js'
import { taskAfter } from './task-transitions.js'

/** Gives a task to another centre that holds the power, to an upper tier only where that delegated it (`mayTake`). The epoch rises; the clock and its days stay. */
export const reassignTask: Rule<CommandOf<'reassignTask'>> = (job, { node, to, reason }, context) => {
  const task = findTask(job, node, 'reassign')
  if (isRefusal(task)) return task
  if (!taskAfter(task.state, 'reassign')) return taskState(job, task, 'reassign')
  const wrong = checkReason(reason, 'reassign')
  if (wrong) return wrong
  if (holdingOf(task)?.centre === to) return refuse('holds-it-already', { job: job.row.id, node, centre: to })
  const planned = context.plan.nodes.get(node)!
  const holders = holdersOf(planned, job, context)
  const possible = takersOf(task, planned, job, context).map(({ centre }) => centre)
  const holder = holders.find(({ centre }) => centre === to)
  if (!holder) return refuse('no-power-there', { node, centre: to, region: job.row.region, possible })
  const from = presentHolder(task, holders)
  if (!mayTake(holder, from)) return refuse('power-not-delegated', { node, from: from!.centre, to, basis: from!.basis, region: job.row.region, possible })
  return [{ type: 'task-reassigned', node, reason }, { type: 'task-offered', node, epoch: task.epoch + 1, centre: holder.centre, tier: holder.tier }]
}

/** Reminds the centre that holds a task; it is kept with the job. */
export const remindTask: Rule<CommandOf<'remindTask'>> = (job, { node }) => {
  const task = findTask(job, node, 'remind')
  if (isRefusal(task)) return task
  return taskAfter(task.state, 'reassign') ? [{ type: 'task-reminded', node }] : taskState(job, task, 'remind')
}
