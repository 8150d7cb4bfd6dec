/** Where a joint job stands. */
export const jobStates = [
  'draft', 'submitted', 'correction', 'accepted', 'in-review', 'issuing', 'granted', 'partial', 'refused', 'not-accepted', 'withdrawn', 'lapsed',
] as const
export type JobState = (typeof jobStates)[number]

/** What moves a job. The last five happen by themselves, from what its tasks came to. */
export const jobMoves = [
  'submit', 'requestCorrection', 'correct', 'accept', 'decline', 'withdraw', 'lapse', 'begin', 'issue', 'grant', 'grantPartly', 'refuse',
] as const
export type JobMove = (typeof jobMoves)[number]

/**
 * What may follow what. Code, README and tests read this table; nothing else decides.
 * `begin`: the first centre has its task; `issue`: the result may be made out. An applicant may withdraw until the job has ended.
 */
export const nextOfJob = {
  draft: { submit: 'submitted' },
  submitted: { requestCorrection: 'correction', accept: 'accepted', decline: 'not-accepted', withdraw: 'withdrawn' },
  correction: { correct: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed', decline: 'not-accepted' },
  accepted: { begin: 'in-review', withdraw: 'withdrawn' },
  'in-review': { issue: 'issuing', grant: 'granted', grantPartly: 'partial', refuse: 'refused', withdraw: 'withdrawn' },
  issuing: { grant: 'granted', grantPartly: 'partial', refuse: 'refused', withdraw: 'withdrawn' },
  granted: {},
  partial: {},
  refused: {},
  'not-accepted': {},
  withdrawn: {},
  lapsed: {},
} as const satisfies Record<JobState, Partial<Record<JobMove, JobState>>>

export function jobAfter(state: JobState, move: JobMove): JobState | undefined {
  return (nextOfJob[state] as Partial<Record<JobMove, JobState>>)[move]
}

export function movesOfJob(state: JobState): JobMove[] {
  return Object.keys(nextOfJob[state]) as JobMove[]
}

/** What a person or a centre can do now; the other moves happen by themselves, or when their time comes. */
export function actsOnJob(state: JobState): JobMove[] {
  return movesOfJob(state).filter((move) => !['begin', 'issue', 'grant', 'grantPartly', 'refuse', 'lapse'].includes(move))
}

/** Its tasks are being worked on. */
export const isRunning = (state: JobState): boolean => state === 'accepted' || state === 'in-review' || state === 'issuing'

/** Nothing can move it any more. */
export const isEnded = (state: JobState): boolean => movesOfJob(state).length === 0
