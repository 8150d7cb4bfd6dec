import { checkLate, checkText, choosePost, isRefusal, refuse, type Refusal } from '@tongban/kernel'
import type { Act, Step, StepKind } from './submission.js'

const LICENSING_LAW = '《中华人民共和国行政许可法》'
/** One centre receives and each department decides for itself; papers are received, and an application may be withdrawn. */
export const bases = { joint: `${LICENSING_LAW}第二十六条第二款`, papers: `${LICENSING_LAW}第三十一条`, withdrawal: `${LICENSING_LAW}第七条` }

export interface StepRule {
  act: string
  kind: StepKind
  basis: string
  reason: boolean
}

/** The step that an act at the window becomes: taken by whoever accepts there that day, not in the future, late with a reason, without personal data. */
export function stepOf(of: { centreId: string; lead: string }, rule: StepRule, act: Act): Step | Refusal {
  const post = choosePost({ centreId: of.centreId, department: of.lead }, 'acceptance', act)
  if (isRefusal(post)) return post
  if (act.occurredAt > act.recordedAt) return refuse('in-the-future', { occurredAt: act.occurredAt.toISOString(), now: act.recordedAt.toISOString() })
  if (act.reason === null && (rule.reason || act.occurredAt < act.recordedAt)) return refuse('reason-needed', { act: rule.act })
  const late = checkLate(of.lead, 'acceptance', post, act)
  if (late) return late
  const text = checkText('reason', act.reason, act.partyWords) ?? checkText('basis', act.basis, act.partyWords)
  return text ?? { kind: rule.kind, post: post.id, window: act.window ?? post.window, basis: act.basis ?? rule.basis, reason: act.reason }
}
