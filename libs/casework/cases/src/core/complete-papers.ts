import { isRefusal, refuse } from '@tongban/kernel'
import type { Act, Decision, Kase, Paper } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { addPapers, checkPapers, missingPapers } from './papers.js'

export interface CompletePapers extends Act {
  papers: readonly Paper[]
}

/** Puts papers that the applicant brought later to the others, all at once or in parts. The clock still has not started. */
export function completePapers(kase: Kase, act: CompletePapers): Decision {
  const taken = checkAct(kase, 'completePapers', act)
  if (isRefusal(taken)) return taken
  if (missingPapers(kase.terms, kase.papers).length === 0) return refuse('nothing-missing', { act: 'completePapers' })
  if (act.papers.length === 0) return refuse('bad-input', { field: 'papers', reason: 'empty' })
  const wrong = checkPapers(kase.item, kase.terms, act.papers)
  if (wrong) return wrong
  return { step: taken.step, change: { ...changeOf(kase, taken, act), papers: addPapers(kase.papers, act.papers) } }
}
