import { dayInShanghai, refuse } from '@tongban/kernel'
import { checkJob, checkReason } from './check.js'
import type { CommandOf } from './commands.js'
import { expectedDue, limitUntil } from './expected-due.js'
import { missingPapers } from './papers.js'
import type { Rule } from './rule.js'

/** Accepts for all departments at once: the job's clock starts this day, and every task without prerequisites is offered. Refuses while papers are missing. */
export const acceptJob: Rule<CommandOf<'accept'>> = (job, _, { plan, at, calendar }) => {
  const state = checkJob(job, 'accept')
  if (state) return state
  const missing = missingPapers(plan, job)
  if (missing.length > 0) return refuse('papers-missing', { materials: missing })
  const start = dayInShanghai(new Date(at))
  const limit = limitUntil(start, expectedDue(plan, start, calendar), calendar)
  return [{ type: 'job-accepted', clock: { start, limit, unit: 'wd' }, nodes: plan.order.map(({ id }) => id) }]
}

/** Tells the applicant that this is not for joint approval, and why. */
export const declineJob: Rule<CommandOf<'decline'>> = (job, { reason }) =>
  checkJob(job, 'decline') ?? checkReason(reason, 'decline') ?? [{ type: 'job-moved', move: 'decline' }]
