import { type Calendar, isRefusal, type Refusal } from '@tongban/kernel'
import { actRules } from './act-rules.js'
import { acts } from './acts.js'
import type { Kase, Officer } from './case.js'
import { possibleActs } from './check-act.js'
import type { PowerOn } from './check-power.js'
import type { CaseAct } from './transitions.js'

/** An act that somebody could take on a case by their posts, and what stands in its way now. */
export interface ActOption {
  act: CaseAct
  /** What the act would answer now; null: nothing stands in its way. */
  refusal: Refusal | null
  reasonNeeded: boolean
  basisNeeded: boolean
}

export interface Asker {
  by: Officer
  at: Date
  powerOn: PowerOn
}

/** Given where the officer has yet to give it; what it says is checked when the act is taken. */
const GIVEN = '…'
const notTheirs = ['not-your-stage', 'not-your-department']

/**
 * What an officer can do now, by the decision of each act itself, so that no page guesses. Acts of posts they do not hold are left out; one that only waits for
 * something — papers, a day, another officer, coordination's word — is there with its refusal. What the officer still has to fill in stands in no way.
 */
export function actOptions(kase: Kase, { by, at, powerOn }: Asker, calendar: Calendar): ActOption[] {
  const act = { by, powerOn, window: null, occurredAt: at, recordedAt: at, late: null, reason: GIVEN, basis: GIVEN, partyWords: [], commandId: '', papers: [], completeBy: null }
  return possibleActs(kase).flatMap((name) => {
    const decision = acts[name](kase, act, calendar)
    const refusal = isRefusal(decision) && decision.refused !== 'bad-input' ? decision : null
    if (refusal && notTheirs.includes(refusal.refused)) return []
    return [{ act: name, refusal, reasonNeeded: actRules[name].reason, basisNeeded: actRules[name].basis === null }]
  })
}
