import { dayInShanghai, dueOf, isRefusal, refuse, type Calendar, type Day } from '@tongban/kernel'
import { countsAsAccepted } from './article-32.js'
import type { Act, Decision, Kase, Limit, RunningClock } from './case.js'
import { changeOf, checkAct } from './check-act.js'
import { checkPower, type PowerOn } from './check-power.js'
import { missingPapers } from './papers.js'

export interface Accept extends Act {
  powerOn: PowerOn
}

/**
 * Accepts an application: both clocks start, on this day, or on the day of receipt when nothing was told in time (art. 32).
 * Refuses while papers are missing, except where the law has already accepted for us,
 * and where the centre may not decide the item on that day. Accepted 2015-06-30 with 5 wd: due 2015-07-07.
 */
export function accept(kase: Kase, act: Accept, calendar: Calendar): Decision {
  const taken = checkAct(kase, 'acceptCase', act)
  if (isRefusal(taken)) return taken
  const overtaken = countsAsAccepted(kase, act.occurredAt)
  const missing = missingPapers(kase.terms, kase.papers)
  if (missing.length > 0 && !overtaken) return refuse('papers-missing', { materials: missing })
  const start = dayInShanghai(overtaken ? kase.receivedAt : act.occurredAt)
  const power = checkPower(kase.centreId, kase.item.code, start, act.powerOn)
  if (power) return power
  return {
    step: taken.step,
    change: {
      ...changeOf(kase, taken, act),
      acceptedAt: act.occurredAt,
      promised: run(kase.terms.promised, start, calendar),
      statutory: run(kase.terms.statutory, start, calendar),
    },
  }
}

function run({ days, unit }: Limit, start: Day, calendar: Calendar): RunningClock {
  const clock = { start, limit: days, unit, extensions: [], pauses: [], calendarVersion: calendar.version }
  return { clock, due: dueOf(clock, calendar) }
}
