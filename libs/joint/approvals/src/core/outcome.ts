import { isBroken, isCleared, isTaken } from './fate.js'
import type { Job } from './job.js'
import type { Plan } from './plan.js'

/**
 * What a job with nothing left to do has come to. Granted: all that there is to issue (or, where nothing is, to decide) went through or was not asked for,
 * and so did everybody asked; a refusal that the blueprint itself leads on from, as an appeal does that was won, is no loss. Partial: something went through
 * though something else did not. Refused: nothing did.
 */
export function outcomeOf(plan: Plan, tasks: Job['tasks']): 'grant' | 'grantPartly' | 'refuse' {
  const issues = plan.order.filter(({ kind }) => kind === 'issue')
  const results = (issues.length > 0 ? issues : plan.order.filter(({ kind }) => kind === 'decision')).map(({ id }) => id)
  const reached = results.filter((id) => tasks[id]!.state !== 'skipped' && isCleared(tasks[id]!))
  const way = wayTo(reached, plan, tasks)
  const lost = Object.values(tasks).some((task) => isBroken(task) && (task.state === 'cancelled' ? results.includes(task.node) : !way.has(task.node)))
  return !lost ? 'grant' : reached.length > 0 ? 'grantPartly' : 'refuse'
}

/** The tasks by whose ends these came about: over hard edges, and over the conditions that came true. Nothing came about by what was skipped. */
function wayTo(nodes: readonly string[], plan: Plan, tasks: Job['tasks']): Set<string> {
  const way = new Set<string>()
  const ahead = [...nodes]
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    for (const edge of plan.into.get(node)!) {
      const before = edge.kind === 'hard' ? edge.from : isTaken(edge, tasks) ? edge.when!.node : null
      if (before === null || way.has(before) || tasks[before]!.state === 'skipped') continue
      way.add(before)
      ahead.push(before)
    }
  }
  return way
}
