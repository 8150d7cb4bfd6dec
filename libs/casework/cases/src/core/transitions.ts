/** Where a case stands. `received` and `notified` are before acceptance, when no clock runs. */
export const caseStates = [
  'received', 'notified', 'accepted', 'handled', 'reviewed', 'approved', 'refused', 'concluded', 'delivered', 'not-accepted', 'withdrawn', 'lapsed',
] as const
export type CaseState = (typeof caseStates)[number]

/** What an officer can do with a case that exists. */
export const caseActs = [
  'notifyMissing', 'completePapers', 'acceptCase', 'declineCase', 'handleCase', 'reviewCase', 'approveCase', 'refuseCase', 'sendBackCase', 'concludeCase', 'deliverCase', 'withdrawCase', 'lapseCase',
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
} as const satisfies Record<CaseState, Partial<Record<CaseAct, CaseState>>>

/** The state an act leads to, or undefined where it cannot follow. */
export function after(state: CaseState, act: CaseAct): CaseState | undefined {
  return (next[state] as Partial<Record<CaseAct, CaseState>>)[act]
}

export function actsPossibleIn(state: CaseState): CaseAct[] {
  return Object.keys(next[state]) as CaseAct[]
}

/** A case nobody has to work on any more. */
export function isClosed(state: CaseState): boolean {
  return actsPossibleIn(state).length === 0
}
