import { type Calendar, checkParties, dayInShanghai, type Due, isRefusal, type Party, type Refusal } from '@tongban/kernel'
import { receiving } from './act-rules.js'
import { notifyByOf } from './article-32.js'
import type { Act, Decided, Kase, Paper, Terms } from './case.js'
import { stepOf } from './check-act.js'
import { checkPower, type PowerOn } from './check-power.js'
import { checkPapers } from './papers.js'

export interface Receive extends Act {
  centreId: string
  item: Kase['item']
  terms: Terms
  parties: readonly Party[]
  papers: readonly Paper[]
  powerOn: PowerOn
}

export interface Received {
  step: Decided['step']
  state: 'received'
  notifyBy: Due
}

/** Takes an application in before it is accepted: the day of receipt is kept, and five working days run in which to tell what is missing (art. 32). */
export function receive(act: Receive, calendar: Calendar): Received | Refusal {
  const refusal = checkParties(act.parties) ?? checkPapers(act.item, act.terms, act.papers)
  if (refusal) return refusal
  const step = stepOf({ centreId: act.centreId, department: act.terms.department, previous: null }, 'receiveApplication', receiving, act)
  if (isRefusal(step)) return step
  const power = checkPower(act.centreId, act.item.code, dayInShanghai(act.occurredAt), act.powerOn)
  if (power) return power
  return { step, state: 'received', notifyBy: notifyByOf(act.occurredAt, calendar) }
}
