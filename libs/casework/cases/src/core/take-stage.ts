import { isRefusal } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import type { CaseAct } from './transitions.js'

/** Acts that only move the case on, back one stage or out: what `checkAct` asks is all they ask. */
export type PlainAct = Extract<CaseAct, 'handleCase' | 'reviewCase' | 'sendBackCase' | 'deliverCase' | 'withdrawCase'>

export const takeStage = (name: PlainAct) => (kase: Kase, act: Act): Decision => {
  const taken = checkAct(kase, name, act)
  return isRefusal(taken) ? taken : { step: taken.step, change: changeOf(kase, taken, act) }
}
