import type { Job, TaskRow } from './job.js'
import type { Plan, PlanEdge } from './plan.js'
import { isClosed } from './task-transitions.js'

export type Fate = 'wait' | 'offer' | 'skip' | 'cancel'

/**
 * What the tasks before it make of a waiting task, by the words of the blueprint's edges. Hard: a predecessor has to let it go on, and one that never can
 * cancels it; nothing else does. Soft: the predecessor is over, in whatever way. Conditional: the predecessor is over, in whatever way, and how the task that
 * the condition names ended is known; one condition has to have come true, else the task is skipped. A condition that came true binds no further, so that
 * "B if A was refused" is asked of B when A is refused.
 *
 * An objection is known as one from the moment it is raised, and stays one whatever the lead makes of it: what is asked for because of it, as an expert's
 * opinion, is there for the lead to settle it by.
 *
 * Recomputed from facts each time, so there are no tokens to lose, and facts only ever grow, so the order in which independent decisions come does not matter.
 */
export function fateOf(node: string, plan: Plan, tasks: Job['tasks']): Fate {
  const into = plan.into.get(node)!
  const hard = into.filter(({ kind }) => kind === 'hard').map(({ from }) => tasks[from]!)
  if (hard.some(isBroken)) return 'cancel'
  const conditions = into.filter(({ kind }) => kind === 'conditional')
  const known = conditions.every(({ from, when }) => isOver(tasks[from]!) && isOver(tasks[when!.node]!))
  if (!hard.every(isCleared) || !known) return 'wait'
  if (conditions.length > 0 && !conditions.some((edge) => isTaken(edge, tasks))) return 'skip'
  return into.every(({ kind, from }) => kind !== 'soft' || isOver(tasks[from]!)) ? 'offer' : 'wait'
}

/** It lets what hangs on it by a hard edge go on. */
export function isCleared({ state, objection }: TaskRow): boolean {
  return state === 'approved' || state === 'consented' || state === 'deemed-consent' || state === 'skipped' || objection === 'overridden'
}

/** What hangs on it by a hard edge can never go on. An objection that stands is neither: it waits for the lead. */
export function isBroken({ state, objection }: TaskRow): boolean {
  return state === 'refused' || state === 'cancelled' || objection === 'upheld'
}

/** The condition of a conditional edge came true. */
export const isTaken = ({ when }: PlanEdge, tasks: Job['tasks']): boolean => when !== null && tasks[when.node]!.state === when.is

const isOver = ({ state }: TaskRow) => isClosed(state)
