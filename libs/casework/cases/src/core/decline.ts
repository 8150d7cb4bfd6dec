import { isRefusal } from '@tongban/kernel'
import { countsAsAccepted } from './article-32.js'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { tooLate } from './notify-missing.js'

/** Does not accept an application, with reason and basis. Refused once art. 32 has accepted it. */
export function decline(kase: Kase, act: Act): Decision {
  const taken = checkAct(kase, 'declineCase', act)
  if (isRefusal(taken)) return taken
  if (countsAsAccepted(kase, act.occurredAt)) return tooLate(kase)
  return { step: taken.step, change: changeOf(kase, taken, act) }
}
