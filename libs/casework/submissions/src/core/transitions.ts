/**
 * Where a joint job stands for the centre that received it: what coordination said last, `withdrawing` from the applicant's word until coordination has
 * confirmed it, `not-taken` when coordination could not take the job up.
 */
export const submissionStates = [
  'submitted', 'correction', 'accepted', 'in-review', 'issuing', 'granted', 'partial', 'refused', 'not-accepted', 'withdrawing', 'withdrawn', 'lapsed', 'not-taken',
] as const
export type SubmissionState = (typeof submissionStates)[number]

export const submissionActs = ['bringJobPapers', 'withdrawJob'] as const
export type SubmissionAct = (typeof submissionActs)[number]

const open = (state: SubmissionState) => ({ bringJobPapers: state, withdrawJob: 'withdrawing' as const })

/** What the receiving centre may do, and where it leads. Everything else that moves a job is coordination's. */
export const next: Record<SubmissionState, Partial<Record<SubmissionAct, SubmissionState>>> = {
  submitted: open('submitted'),
  correction: open('correction'),
  accepted: open('accepted'),
  'in-review': open('in-review'),
  issuing: open('issuing'),
  granted: {},
  partial: {},
  refused: {},
  'not-accepted': {},
  withdrawing: {},
  withdrawn: {},
  lapsed: {},
  'not-taken': {},
}

export const after = (state: SubmissionState, act: SubmissionAct): SubmissionState | undefined => next[state][act]

export const actsPossibleIn = (state: SubmissionState): SubmissionAct[] => Object.keys(next[state]) as SubmissionAct[]

/** Nothing more is to come of it. */
export const isClosed = (state: SubmissionState): boolean => actsPossibleIn(state).length === 0 && state !== 'withdrawing'

/** A state in coordination's words that this centre knows; anything newer is shown as it was. */
export const isSubmissionState = (state: string): state is SubmissionState => (submissionStates as readonly string[]).includes(state)
