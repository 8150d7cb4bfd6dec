import { refuse } from '@tongban/kernel'
import { cannot, checkReason } from './check.js'
import type { CommandOf } from './commands.js'
import { isRunning } from './job-transitions.js'
import type { Rule } from './rule.js'

/** A person says what follows from a decision that came too late: nothing, or that it was taken into account elsewhere. The job does not move by it. */
export const settleLate: Rule<CommandOf<'settleLate'>> = (job, { late: id, by, resolution, reason }) => {
  const late = job.late.find(({ commandId }) => commandId === id)
  if (!late) return refuse('no-such-late-decision', { job: job.row.id, late: id })
  if (late.settled) return refuse('late-decision-settled', { late: id, by: late.settled.by, at: late.settled.at })
  return checkReason(reason, 'settleLate') ?? [{ type: 'late-settled', late: id, by: by.subject, resolution, reason }]
}

/** Asks again who holds the power; what follows from the answer is settled as after any command. */
export const routeAgain: Rule<CommandOf<'routeAgain'>> = (job) => (isRunning(job.row.state) ? [] : cannot(job, 'routeAgain'))
