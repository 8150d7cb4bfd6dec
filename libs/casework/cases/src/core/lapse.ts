import { dayInShanghai, formatDay, isRefusal, refuse } from '@tongban/kernel'
import type { Act, Decision, Kase } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { missingPapers } from './papers.js'

/** Lets an application lapse whose papers were not completed by the day named in the notification. */
export function lapse(kase: Kase, act: Act): Decision {
  const taken = checkAct(kase, 'lapseCase', act)
  if (isRefusal(taken)) return taken
  if (missingPapers(kase.terms, kase.papers).length === 0) return refuse('nothing-missing', { act: 'lapseCase' })
  const until = kase.notification?.completeBy
  if (until !== undefined && dayInShanghai(act.occurredAt) <= until) return refuse('papers-not-overdue', { until: formatDay(until) })
  return { step: taken.step, change: changeOf(kase, taken, act) }
}
