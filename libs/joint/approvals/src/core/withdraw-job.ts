import { refuse } from '@tongban/kernel'
import { checkJob, checkReason } from './check.js'
import type { CommandOf } from './commands.js'
import type { JobEvent } from './events.js'
import type { Rule } from './rule.js'
import { isClosed } from './task-transitions.js'

/** Ends a job because the applicant asks so, at the centre that received it: nothing of it stays open anywhere. */
export const withdrawJob: Rule<CommandOf<'withdraw'>> = (job, { centre, reason }, { plan }) => {
  if (job.row.state !== 'draft' && job.row.receivedBy !== centre) return refuse('wrong-centre', { job: job.row.id, node: null, centre, epoch: null })
  const wrong = checkJob(job, 'withdraw') ?? checkReason(reason, 'withdraw')
  if (wrong) return wrong
  const open = plan.order.filter(({ id }) => job.tasks[id] && !isClosed(job.tasks[id].state))
  return [...open.map(({ id }): JobEvent => ({ type: 'task-cancelled', node: id, why: 'withdrawn' })), { type: 'job-moved', move: 'withdraw' }]
}
