import type { TaskKind } from './task.js'

/** Where a case stands. `received` and `notified` are before acceptance, when no clock runs. */
export const caseStates = [
  'received', 'notified', 'accepted', 'handled', 'reviewed', 'approved', 'refused', 'concluded', 'delivered', 'not-accepted', 'withdrawn', 'lapsed', 'cancelled',
] as const
export type CaseState = (typeof caseStates)[number]

/** What an officer can do with a case that exists. */
export const caseActs = [
  'notifyMissing', 'completePapers', 'acceptCase', 'declineCase', 'handleCase', 'reviewCase', 'approveCase', 'refuseCase', 'sendBackCase', 'concludeCase', 'deliverCase', 'withdrawCase', 'lapseCase',
  'claimTask', 'requestTaskPapers',
] as const
export type CaseAct = (typeof caseActs)[number]

/**
 * What may follow what: the acts possible in each state, and the state each leads to. Code, README and tests read this table; nothing else decides.
 * Applicants may withdraw until the decision (Licensing Law, art. 49 read backwards: what is decided can only be changed).
 */
export const next = {
  received: { notifyMissing: 'notified', completePapers: 'received', acceptCase: 'accepted', declineCase: 'not-accepted', withdrawCase: 'withdrawn' },
  notified: { completePapers: 'notified', acceptCase: 'accepted', declineCase: 'not-accepted', withdrawCase: 'withdrawn', lapseCase: 'lapsed' },
  accepted: { handleCase: 'handled', concludeCase: 'concluded', withdrawCase: 'withdrawn' }, // concluded at once: instant cases only
  handled: { reviewCase: 'reviewed', sendBackCase: 'accepted', withdrawCase: 'withdrawn' },
  reviewed: { approveCase: 'approved', refuseCase: 'refused', sendBackCase: 'handled', withdrawCase: 'withdrawn' },
  approved: { concludeCase: 'concluded' },
  refused: { concludeCase: 'concluded' },
  concluded: { deliverCase: 'delivered' },
  delivered: {},
  'not-accepted': {},
  withdrawn: {},
  lapsed: {},
  cancelled: {},
} as const satisfies Transitions

/**
 * The same for a case that was opened for a task of a joint job: received from coordination, claimed by an officer, worked by the five stages. It ends where
 * it is concluded: the job's result is handed out by the task that issues it. What coordination says of it stands in `hear-of-task.ts`.
 */
export const nextOfTask = {
  received: { claimTask: 'accepted' },
  notified: {},
  accepted: { handleCase: 'handled', requestTaskPapers: 'accepted' },
  handled: { reviewCase: 'reviewed', sendBackCase: 'accepted' },
  reviewed: { approveCase: 'approved', refuseCase: 'refused', sendBackCase: 'handled' },
  approved: { concludeCase: 'concluded' },
  refused: { concludeCase: 'concluded' },
  concluded: {},
  delivered: {},
  'not-accepted': {},
  withdrawn: {},
  lapsed: {},
  cancelled: {},
} as const satisfies Transitions

/** Who issues hands the result to the applicant; and neither an issue nor a notice can be refused. */
const nextOfIssue = { ...nextOfTask, reviewed: { approveCase: 'approved', sendBackCase: 'handled' }, concluded: { deliverCase: 'delivered' } } as const satisfies Transitions
const nextOfNotice = { ...nextOfTask, reviewed: nextOfIssue.reviewed } as const satisfies Transitions

const ofKind: Record<TaskKind, Transitions> = {
  decision: nextOfTask, opinion: nextOfTask, 'applicant-duty': nextOfTask, external: nextOfTask, notice: nextOfNotice, issue: nextOfIssue,
}

/** Whose table: an ordinary case has no task. */
const tableOf = (task: TaskKind | null): Transitions => (task === null ? next : ofKind[task])

/** The state an act leads to, or undefined where it cannot follow. */
export function after(state: CaseState, act: CaseAct, task: TaskKind | null = null): CaseState | undefined {
  return tableOf(task)[state][act]
}

export function actsPossibleIn(state: CaseState, task: TaskKind | null = null): CaseAct[] {
  return Object.keys(tableOf(task)[state]) as CaseAct[]
}

/** A case nobody has to work on any more. */
export function isClosed(state: CaseState, task: TaskKind | null = null): boolean {
  return actsPossibleIn(state, task).length === 0
}

type Transitions = Record<CaseState, Partial<Record<CaseAct, CaseState>>>
