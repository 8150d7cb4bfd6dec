import { isRefusal, refuse } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct, resultOf } from './check-act.js'
import { standingOf } from './hear-of-task.js'

/** Concludes a decided case, or an instant one straight after acceptance; to refuse an instant case takes the stages, so that a second officer sees it. */
export function conclude(kase: Kase, act: Act): Decision {
  const taken = checkAct(kase, 'concludeCase', act)
  if (isRefusal(taken)) return taken
  if (kase.state === 'accepted' && kase.terms.kind !== 'instant') return refuse('not-instant', { case: kase.number ?? kase.id })
  // Nothing is issued on a decision that coordination has not confirmed: meanwhile the task may have become another centre's.
  if (kase.task && standingOf(kase) !== 'confirmed') return refuse('task-unconfirmed', { case: kase.number ?? kase.id, node: kase.task.node, epoch: kase.task.epoch })
  return { step: taken.step, change: { ...changeOf(kase, taken, act), concludedAt: act.occurredAt, result: resultOf(kase.state) } }
}
