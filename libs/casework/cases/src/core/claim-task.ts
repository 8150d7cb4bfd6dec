import { isRefusal } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'

/** An officer takes a task up: the case gets its number. The clock has run since the offer; the papers lie with the job. */
export function claimTask(kase: Kase, act: Act): Decision {
  const taken = checkAct(kase, 'claimTask', act)
  return isRefusal(taken) ? taken : { step: taken.step, change: { ...changeOf(kase, taken, act), acceptedAt: act.occurredAt } }
}
