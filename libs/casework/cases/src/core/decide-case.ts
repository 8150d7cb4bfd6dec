import { isRefusal } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { decisionOf, type TaskDecision } from './task.js'

/** An act with the id of its command: what a decision on a task is known by at coordination. */
export interface Decide extends Act {
  commandId: string
}

const kinds = { consent: 'consented', object: 'objected', approve: 'approved', refuse: 'refused' } as const

/** Approves or refuses a reviewed case. On a task that is its department's decision or opinion, unconfirmed until coordination answers. */
export const decideCase = (name: 'approveCase' | 'refuseCase') => (kase: Kase, act: Decide): Decision => {
  const taken = checkAct(kase, name, act)
  if (isRefusal(taken)) return taken
  const change = changeOf(kase, taken, act)
  if (!kase.task) return { step: taken.step, change }
  const decision: TaskDecision = { decision: decisionOf(kase.task.kind, name), commandId: act.commandId, at: act.occurredAt.toISOString(), confirmedAt: null, late: null }
  return { step: { ...taken.step, kind: kinds[decision.decision] }, change: { ...change, task: { ...kase.task, decision } } }
}
