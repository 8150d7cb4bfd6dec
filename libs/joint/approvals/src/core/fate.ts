import type { Job, TaskRow } from './job.js'
import type { Plan, PlanEdge } from './plan.js'
import { isClosed } from './task-transitions.js'

export type Fate = 'wait' | 'offer' | 'skip' | 'cancel'

/**
 * What the tasks before it make of a waiting task. Recomputed from facts each time, so there are no tokens to lose, and facts only ever grow,
 * so the order in which independent decisions come does not matter.
 */
export function fateOf(node: string, plan: Plan, tasks: Job['tasks']): Fate {
  const into = plan.into.get(node)!
  const conditions = into.filter(({ kind }) => kind === 'conditional')
  const taken = conditions.filter((edge) => isTaken(edge, tasks))
  // A conditional edge that is taken is a hard one.
  const hard = [...into.filter(({ kind }) => kind === 'hard'), ...taken].map(({ from }) => tasks[from]!)
  if (hard.some(isBroken)) return 'cancel'
  if (!conditions.every(({ when }) => isClosed(tasks[when!.node]!.state)) || !hard.every(isCleared)) return 'wait'
  if (conditions.length > 0 && taken.length === 0) return 'skip'
  return into.every(({ kind, from }) => kind !== 'soft' || isClosed(tasks[from]!.state)) ? 'offer' : 'wait'
}

/** It lets what hangs on it by a hard edge go on. */
export function isCleared({ state, objection }: TaskRow): boolean {
  return state === 'approved' || state === 'consented' || state === 'deemed-consent' || state === 'skipped' || objection === 'overridden'
}

/** What hangs on it by a hard edge can never go on. An objection that stands is neither: it waits for the lead. */
export function isBroken({ state, objection }: TaskRow): boolean {
  return state === 'refused' || state === 'cancelled' || objection === 'upheld'
}

const isTaken = ({ when }: PlanEdge, tasks: Job['tasks']) => tasks[when!.node]!.state === when!.is
