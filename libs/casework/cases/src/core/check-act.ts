import { checkLate, checkText, choosePost, isRefusal, type Refusal, refuse } from '@tongban/kernel'
import { actRules, apart, stageOf, type ActRule } from './act-rules.js'
import type { Act, CaseResult, Decided, Kase, Stage } from './case.js'
import { actsPossibleIn, after, isClosed, type CaseAct } from './transitions.js'

/** The step of an act that may be taken, and the state it leads to. */
export interface Taken {
  step: Decided['step']
  state: Kase['state']
}

/**
 * What every act on a case must satisfy, in this order: it may follow the state; its officer holds a post of the stage that acts for the item's
 * department; it happened neither in the future nor before the previous step; whoever records late gives a reason and has the right to; texts hold no
 * personal data; review and approval are by other officers.
 */
export function checkAct(kase: Kase, name: CaseAct, act: Act): Taken | Refusal {
  const state = after(kase.state, name, kase.task?.kind)
  if (!state) return refuse('case-state', { case: kase.number ?? kase.id, state: kase.state, act: name, possible: possibleActs(kase) })
  const rule: ActRule = { ...actRules[name], stage: stageOf(name, kase.state) }
  const others = apartFrom(kase, rule.stage, act)
  const step = stepOf({ centreId: kase.centreId, department: kase.terms.department, previous: kase.lastStep.occurredAt }, name, rule, act)
  return isRefusal(step) ? step : others ?? { step, state }
}

/** What can follow on this case, by whoever holds the post for it: only an instant one is concluded straight after acceptance. */
export function possibleActs({ state, terms, task }: Pick<Kase, 'state' | 'terms' | 'task'>): CaseAct[] {
  return actsPossibleIn(state, task?.kind).filter((act) => act !== 'concludeCase' || state !== 'accepted' || terms.kind === 'instant')
}

/** The step an act becomes, whatever case it is on: post, time and texts. */
export function stepOf(of: { centreId: string; department: string; previous: Date | null }, name: string, rule: ActRule, act: Act): Decided['step'] | Refusal {
  const post = choosePost(of, rule.stage, act)
  if (isRefusal(post)) return post
  const occurredAt = act.occurredAt.toISOString()
  if (act.occurredAt > act.recordedAt) return refuse('in-the-future', { occurredAt, now: act.recordedAt.toISOString() })
  if (act.reason === null && (rule.reason || act.occurredAt < act.recordedAt)) return refuse('reason-needed', { act: name })
  if (of.previous && act.occurredAt < of.previous) return refuse('before-previous-step', { occurredAt, previous: of.previous.toISOString() })
  const late = checkLate(of.department, rule.stage, post, act)
  if (late) return late
  const basis = act.basis ?? rule.basis
  if (basis === null) return refuse('basis-needed', { act: name })
  const text = checkText('reason', act.reason, act.partyWords) ?? checkText('basis', act.basis, act.partyWords)
  return text ?? { kind: rule.kind, stage: rule.stage, post: post.id, window: act.window ?? post.window, basis, reason: act.reason }
}

/** What a step changes whatever it is: the state, who took the stage last, and the end of the work. */
export function changeOf(kase: Kase, { step, state }: Taken, act: Act) {
  return {
    state,
    officers: step.kind === 'sent-back' ? kase.officers : { ...kase.officers, [step.stage]: act.by.subject },
    closedAt: isClosed(state, kase.task?.kind) ? act.occurredAt : null,
  }
}

/** What the case ends in, when concluded from this state: an instant case concluded at once is granted. */
export function resultOf(state: Kase['state']): CaseResult {
  return state === 'refused' ? 'refused' : 'granted'
}

function apartFrom(kase: Kase, stage: Stage, act: Act): Refusal | null {
  const others: readonly Stage[] = stage === 'review' || stage === 'approval' ? apart[stage] : []
  const other = others.find((taken) => kase.officers[taken] === act.by.subject)
  return other ? refuse('same-officer', { stage, other, officer: act.by.subject }) : null
}
