import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { bases, stepOf, type StepRule } from './check-step.js'
import { checkPapers } from './papers.js'
import { keyOf, type Act, type AskedDocument, type Change, type Decided, type HandedIn, type PaperRequest, type Submission } from './submission.js'
import { actsPossibleIn, after, isClosed, type SubmissionAct } from './transitions.js'

export type Decide<A extends Act = any> = (of: Submission, act: A) => Decided | Refusal

export interface BringPapers extends Act {
  papers: readonly HandedIn[]
  asked: readonly AskedDocument[]
}

const rules = {
  bringJobPapers: { act: 'bringJobPapers', kind: 'papers-received', basis: bases.papers, reason: false },
  withdrawJob: { act: 'withdrawJob', kind: 'job-withdrawn', basis: bases.withdrawal, reason: true },
} as const satisfies Record<SubmissionAct, StepRule>

/** Takes papers that were asked for, or others of the blueprint; none at all only as the answer to a note. */
function bringJobPapers(of: Submission, act: BringPapers): Decided | Refusal {
  const taken = check(of, 'bringJobPapers', act)
  if (isRefusal(taken)) return taken
  const answersNote = of.request !== null && of.request.papers.length === 0
  if (act.papers.length === 0 && !answersNote) return refuse('bad-input', { field: 'papers', reason: 'empty' })
  const wrong = checkPapers(of.blueprint, act.asked, act.papers)
  if (wrong) return wrong
  const brought = new Set(act.papers.map(keyOf))
  return { step: taken.step, change: { ...taken.change, papers: [...of.papers.filter((paper) => !brought.has(keyOf(paper))), ...act.papers], request: left(of.request, brought) } }
}

/** The applicant withdraws; the job ends when coordination has heard of it. */
function withdrawJob(of: Submission, act: Act): Decided | Refusal {
  const taken = check(of, 'withdrawJob', act)
  return isRefusal(taken) ? taken : { step: taken.step, change: taken.change }
}

export const acts: Record<SubmissionAct, Decide> = { bringJobPapers, withdrawJob }

function check(of: Submission, name: SubmissionAct, act: Act): { step: Decided['step']; change: Change } | Refusal {
  const state = after(of.state, name)
  if (!state) return refuse('submission-state', { job: of.number, state: of.state, act: name, possible: actsPossibleIn(of.state) })
  const step = stepOf(of, rules[name], act)
  if (isRefusal(step)) return step
  if (act.occurredAt < of.last.occurredAt) return refuse('before-previous-step', { occurredAt: act.occurredAt.toISOString(), previous: of.last.occurredAt.toISOString() })
  return { step, change: { state, closedAt: isClosed(state) ? act.occurredAt : null } }
}

/** What stays asked for; a notice that is answered in full is closed. */
function left(request: PaperRequest | null, brought: ReadonlySet<string>): PaperRequest | null {
  const papers = request?.papers.filter((paper) => !brought.has(keyOf(paper))) ?? []
  return request && papers.length > 0 ? { ...request, papers } : null
}
