import { dayInShanghai, formatDay, isRefusal, refuse, type Day } from '@tongban/kernel'
import { countsAsAccepted } from './article-32.js'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { missingPapers } from './papers.js'

/** How long an applicant has for the papers unless the notification says otherwise; no law sets it, so it is written on the notification. */
const USUAL_DAYS = 30
const MOST_DAYS = 366

export interface NotifyMissing extends Act {
  /** The last day for completing the papers; null: the usual time. */
  completeBy: Day | null
}

/** Tells the applicant everything that is missing, once (Licensing Law, art. 32). Not a pause: no clock runs before acceptance. */
export function notifyMissing(kase: Kase, act: NotifyMissing): Decision {
  const taken = checkAct(kase, 'notifyMissing', act)
  if (isRefusal(taken)) return taken
  const missing = missingPapers(kase.terms, kase.papers)
  if (missing.length === 0) return refuse('nothing-missing', { act: 'notifyMissing' })
  if (countsAsAccepted(kase, act.occurredAt)) return tooLate(kase)
  const on = dayInShanghai(act.occurredAt)
  const completeBy = act.completeBy ?? on + USUAL_DAYS
  if (completeBy <= on || completeBy > on + MOST_DAYS)
    return refuse('complete-by-not-usable', { given: formatDay(completeBy), earliest: formatDay(on + 1), latest: formatDay(on + MOST_DAYS) })
  return { step: taken.step, change: { ...changeOf(kase, taken, act), notification: { at: act.occurredAt, missing, completeBy } } }
}

/** The refusal of an act that art. 32 has overtaken. */
export function tooLate(kase: Kase) {
  return refuse('counts-as-accepted', { until: formatDay(kase.notifyBy.date), from: formatDay(dayInShanghai(kase.receivedAt)) })
}
