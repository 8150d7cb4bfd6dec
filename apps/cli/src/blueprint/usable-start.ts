import type { BlueprintFile } from '@tongban/blueprints'
import { calendar, formatDay, yearOf, type Day } from '@tongban/kernel'
import { Refused } from '../refused.js'

/** Refuses a day of acceptance for which the calendar has no working days, or on which jobs do not yet go by the version. */
export function refuseUnusableStart({ code, version, effectiveFrom }: BlueprintFile, start: Day): void {
  if (start < calendar.firstDay) throw yearNotPublished(yearOf(start))
  if (start < effectiveFrom) throw new Refused('start-before-effective', { start: formatDay(start), code, version, effectiveFrom: formatDay(effectiveFrom) })
}

export const yearNotPublished = (year: number) =>
  new Refused('year-not-published', { year, version: calendar.version, first: yearOf(calendar.firstDay), last: yearOf(calendar.lastDay) })
