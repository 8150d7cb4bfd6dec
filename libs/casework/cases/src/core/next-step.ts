import type { HeldPost } from '@tongban/kernel'
import type { Kase, Stage } from './case.js'
import type { CaseState } from './transitions.js'

/** The stage that a case in a state waits for; null: nobody has to work on it any more. */
export const awaitedStage: Record<CaseState, Stage | null> = {
  received: 'acceptance',
  notified: 'acceptance',
  accepted: 'handling',
  handled: 'review',
  reviewed: 'approval',
  approved: 'conclusion',
  refused: 'conclusion',
  concluded: 'delivery',
  delivered: null,
  'not-accepted': null,
  withdrawn: null,
  lapsed: null,
  cancelled: null,
}

/** The stage whose officer takes the case on next. An accepted instant case is concluded at once; what is closed waits for nobody. */
export function nextStage({ state, terms, task, closedAt }: Pick<Kase, 'state' | 'terms' | 'task' | 'closedAt'>): Stage | null {
  if (closedAt) return null
  return state === 'accepted' && terms.kind === 'instant' && !task ? 'conclusion' : awaitedStage[state]
}

/** A stage that a post takes, for one department or, where null, for every one of its centre. */
export interface Duty {
  stage: Stage
  department: string | null
}

/** What somebody who holds these posts takes: the posts that `choosePost` would find for a case, told beforehand. `none` is how a case without a department names it. */
export function dutiesOf(posts: readonly HeldPost[], none: string): Duty[] {
  return posts.flatMap((post) => post.stages.flatMap((stage): Duty[] => {
    const atCounter = stage === 'acceptance' || stage === 'delivery'
    if (post.hall || (atCounter && post.general)) return [{ stage, department: null }]
    return [{ stage, department: post.department }, ...(atCounter ? [] : [{ stage, department: none }])]
  }))
}
