import { dayInShanghai, dueOf, type Calendar, type Due } from '@tongban/kernel'
import type { Kase } from './case.js'

/** Everything missing is told at once, on the spot or within this many working days (Licensing Law, art. 32). */
const TELL_WITHIN = 5

/** The last day for telling the applicant what is missing. Received 2015-06-30: 2015-07-07. */
export function notifyByOf(receivedAt: Date, calendar: Calendar): Due {
  const due = dueOf({ start: dayInShanghai(receivedAt), limit: TELL_WITHIN, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, calendar)
  if (!due) throw new Error('a clock without pauses always falls due')
  return due
}

/**
 * Whether, on the day of an act, the application counts as accepted from the day it was received, because nothing was told in time (art. 32).
 * True from the day after `notifyBy` on; a notification in time ends the question for good.
 */
export function countsAsAccepted(kase: Pick<Kase, 'notifyBy' | 'notification'>, at: Date): boolean {
  return kase.notification === null && dayInShanghai(at) > kase.notifyBy.date
}
