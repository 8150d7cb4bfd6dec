import { isBroken, isCleared } from './fate.js'
import type { Job } from './job.js'
import type { Plan } from './plan.js'

/**
 * What a job with nothing left to do has come to. Granted: everything asked of anybody went through. Partial: something was issued (or, where nothing
 * is to be issued, decided in favour) though something else was refused. Refused: nothing.
 */
export function outcomeOf(plan: Plan, tasks: Job['tasks']): 'grant' | 'grantPartly' | 'refuse' {
  if (!Object.values(tasks).some(isBroken)) return 'grant'
  const issues = plan.order.filter(({ kind }) => kind === 'issue')
  const results = issues.length > 0 ? issues : plan.order.filter(({ kind }) => kind === 'decision')
  return results.some(({ id }) => tasks[id]!.state !== 'skipped' && isCleared(tasks[id]!)) ? 'grantPartly' : 'refuse'
}
