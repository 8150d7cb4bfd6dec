import { keyOf, type Change, type JobProgress, type PaperRequest, type StepKind, type Submission } from './submission.js'
import { isClosed, isSubmissionState, type SubmissionState } from './transitions.js'

/** What coordination tells the centre that received a job. */
export type News =
  | { type: 'progressed'; progress: JobProgress }
  | { type: 'papers-requested'; request: PaperRequest }
  /** It did not take what was told: `kind` is the step it was told with. */
  | { type: 'not-taken'; kind: StepKind; code: string; at: string }

/** The step that news becomes, none where it only shows how far the job is; null where it is known already. */
export type Heard = { step: { kind: StepKind; reason: string | null } | null; change: Change } | null

/** What a submission makes of news. A later version replaces an earlier one; an older one is known already. */
export function hearOfJob(of: Submission, news: News): Heard {
  switch (news.type) {
    case 'progressed': return progressed(of, news.progress)
    case 'papers-requested': return requested(of, news.request)
    case 'not-taken': return notTaken(of, news)
  }
}

function progressed(of: Submission, progress: JobProgress): Heard {
  if ((of.progress?.version ?? 0) >= progress.version) return null
  // The applicant's withdrawal stands until coordination says what came of it; a newer word for a state is shown in the progress alone.
  const waits = of.state === 'withdrawing' && !isOver(progress.state)
  const state: SubmissionState = waits || !isSubmissionState(progress.state) ? of.state : progress.state
  const request = of.request?.kind === 'correction' && state !== 'correction' ? null : isClosed(state) ? null : of.request
  const change = { state, progress, request, closedAt: isClosed(state) ? (of.closedAt ?? new Date(progress.endedAt ?? progress.at)) : null }
  return { step: state === of.state ? null : { kind: 'job-progressed', reason: state }, change }
}

function requested(of: Submission, request: PaperRequest): Heard {
  if (isClosed(of.state) || of.state === 'withdrawing' || sameRequest(of.request, request)) return null
  // No paper and no word: what was asked for is not needed any more.
  const asks = request.papers.length > 0 || request.note !== null
  if (!asks && of.request === null) return null
  return { step: { kind: 'papers-requested', reason: null }, change: { state: request.kind === 'correction' ? 'correction' : of.state, request: asks ? request : null } }
}

function notTaken(of: Submission, { kind, code, at }: { kind: StepKind; code: string; at: string }): Heard {
  const step = { kind: 'not-taken' as const, reason: code }
  if (kind === 'job-submitted') return of.state === 'not-taken' ? null : { step, change: { state: 'not-taken', closedAt: new Date(at) } }
  if (kind === 'job-withdrawn') {
    if (of.state !== 'withdrawing') return null
    const known = of.progress?.state ?? 'submitted'
    return { step, change: { state: isSubmissionState(known) ? known : 'submitted' } }
  }
  return { step, change: { state: of.state } }
}

const isOver = (state: string) => isSubmissionState(state) && isClosed(state)
const sameRequest = (a: PaperRequest | null, b: PaperRequest) => a !== null && textOf(a) === textOf(b)
const textOf = ({ kind, papers, note, completeBy, since }: PaperRequest) => JSON.stringify([kind, papers.map(keyOf), note, completeBy, since])
