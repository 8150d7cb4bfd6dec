import { isRefusal, refuse } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct, resultOf } from './check-act.js'

/** Concludes a decided case, or an instant one straight after acceptance; to refuse an instant case takes the stages, so that a second officer sees it. */
export function conclude(kase: Kase, act: Act): Decision {
  const taken = checkAct(kase, 'concludeCase', act)
  if (isRefusal(taken)) return taken
  if (kase.state === 'accepted' && kase.terms.kind !== 'instant') return refuse('not-instant', { case: kase.number ?? kase.id })
  return { step: taken.step, change: { ...changeOf(kase, taken, act), concludedAt: act.occurredAt, result: resultOf(kase.state) } }
}
