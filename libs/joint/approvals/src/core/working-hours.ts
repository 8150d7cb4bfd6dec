import { isWorking, startOfDayInShanghai, weekday, type Calendar, type Day } from '@tongban/kernel'
import { dayOf } from './clocks.js'
import type { Instant } from './job.js'
import type { JobRules } from './plan.js'

const MINUTE = 60_000

/** The instant at which so many working hours have passed since another: an offer of Friday 16:00 has lain two of them on Monday 10:00. */
export function afterWorkingHours(from: Instant, hours: number, rules: Pick<JobRules, 'officeHours'>, calendar: Calendar): Instant {
  let left = hours * 60
  for (let day = dayOf(from); ; day++) {
    if (!worksOn(day, calendar)) continue
    const midnight = startOfDayInShanghai(day).getTime()
    for (const { opens, closes } of rules.officeHours) {
      const begin = Math.max(midnight + opens * MINUTE, new Date(from).getTime())
      const minutes = (midnight + closes * MINUTE - begin) / MINUTE
      if (minutes <= 0) continue
      if (minutes >= left) return new Date(begin + left * MINUTE).toISOString()
      left -= minutes
    }
  }
}

/** Past the last published day Monday to Friday, like every provisional date. */
function worksOn(day: Day, calendar: Calendar): boolean {
  if (day <= calendar.lastDay) return isWorking(calendar.kindOf(day))
  return weekday(day) !== 0 && weekday(day) !== 6
}
