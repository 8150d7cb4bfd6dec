import { parseOpenHours } from '@tongban/kernel'
import type { BlueprintContent } from '../blueprint.js'
import { fault, type BlueprintFault } from './fault.js'

/** About a month of working days: an alarm after that alarms nobody in time. */
export const MOST_AWAY_HOURS = 160

/** What jobs go by: when an offer is an alarm, in which hours that is counted, and by which rule a supplement pauses. */
export function checkRules({ rules }: Partial<Pick<BlueprintContent, 'rules'>>): BlueprintFault[] {
  if (!rules) return [fault('blueprint-office-hours-missing', null, { field: 'content.rules' })] // a draft kept since before there were rules
  const { awayAfterHours, officeHours, supplementPause } = rules
  const hoursUsable = Number.isInteger(awayAfterHours) && awayAfterHours >= 1 && awayAfterHours <= MOST_AWAY_HOURS
  return [
    ...(hoursUsable ? [] : [fault('blueprint-away-hours-not-usable', null, { field: 'content.rules.awayAfterHours', value: awayAfterHours, least: 1, most: MOST_AWAY_HOURS })]),
    ...checkOfficeHours(officeHours),
    ...(supplementPause === null || supplementPause.basis.trim() ? [] : [fault('blueprint-pause-without-basis', null, { field: 'content.rules.supplementPause.basis' })]),
  ]
}

/** At least one; each closes after it opens, and opens no sooner than the one before it closes. */
function checkOfficeHours(texts: readonly string[]): BlueprintFault[] {
  const field = 'content.rules.officeHours'
  if (texts.length === 0) return [fault('blueprint-office-hours-missing', null, { field })]
  return texts.flatMap((value, at) => {
    const hours = parseOpenHours(value)
    if (!hours || hours.closes <= hours.opens) return [fault('blueprint-office-hours-not-usable', null, { field, value })]
    const before = texts[at - 1]
    const closed = before === undefined ? undefined : parseOpenHours(before)?.closes
    return closed !== undefined && hours.opens < closed ? [fault('blueprint-office-hours-out-of-order', null, { field, value, before: before! })] : []
  })
}
