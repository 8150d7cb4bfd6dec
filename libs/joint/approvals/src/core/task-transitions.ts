/** Where a task of a job stands. */
export const taskStates = [
  'waiting', 'offered', 'received', 'claimed', 'paused', 'approved', 'refused', 'consented', 'objected', 'deemed-consent', 'cancelled', 'skipped',
] as const
export type TaskState = (typeof taskStates)[number]

/** What moves a task. `offer`, `cancel` and `skip` follow from what other tasks came to. */
export const taskMoves = [
  'offer', 'receive', 'claim', 'pause', 'resume', 'approve', 'refuse', 'consent', 'object', 'deemConsent', 'reassign', 'cancel', 'skip',
] as const
export type TaskMove = (typeof taskMoves)[number]
export type Decision = 'approve' | 'refuse' | 'consent' | 'object'

const decided = { approve: 'approved', refuse: 'refused', consent: 'consented', object: 'objected' } as const
const taken = { pause: 'paused', ...decided, deemConsent: 'deemed-consent', reassign: 'offered', cancel: 'cancelled' } as const

/**
 * What may follow what. A centre's messages may overtake each other, so a decision is good however much of the way to it has been heard of:
 * who may decide is settled by the epoch, not by the state.
 */
export const nextOfTask = {
  waiting: { offer: 'offered', cancel: 'cancelled', skip: 'skipped' },
  offered: { receive: 'received', claim: 'claimed', ...taken },
  received: { claim: 'claimed', ...taken },
  claimed: { ...taken },
  paused: { ...taken, resume: 'claimed' },
  approved: {},
  refused: {},
  consented: {},
  objected: {}, // the lead may override or uphold it; what was said stays
  'deemed-consent': {},
  cancelled: {},
  skipped: {},
} as const satisfies Record<TaskState, Partial<Record<TaskMove, TaskState>>>

export function taskAfter(state: TaskState, move: TaskMove): TaskState | undefined {
  return (nextOfTask[state] as Partial<Record<TaskMove, TaskState>>)[move]
}

export function movesOfTask(state: TaskState): TaskMove[] {
  return Object.keys(nextOfTask[state]) as TaskMove[]
}

/** What a person or a centre can do now; the other moves follow from other tasks, or from silence. */
export function actsOnTask(state: TaskState): TaskMove[] {
  return movesOfTask(state).filter((move) => !['offer', 'cancel', 'skip', 'deemConsent'].includes(move))
}

/** A centre holds it and has not decided. */
export const isOpen = (state: TaskState): boolean => state === 'offered' || state === 'received' || state === 'claimed' || state === 'paused'

/** Nothing will be decided on it any more. */
export const isClosed = (state: TaskState): boolean => movesOfTask(state).length === 0
