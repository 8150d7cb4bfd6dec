import { dueOf, type Calendar, type Day } from '@tongban/kernel'
import { longestOf, type BlueprintContent, type Limit } from './blueprint.js'
import { graphOf, inOrder } from './graph.js'

/** When a node begins and is due, if everybody before it takes the whole limit. */
export interface DatedNode {
  id: string
  begins: Day
  due: Day
}

export interface ExpectedDue {
  date: Day
  /** Counted past the last published day of the calendar. */
  provisional: boolean
  nodes: DatedNode[]
}

/**
 * The day on which a job begun on `start` is due when every node takes its whole limit, or as long as silence is no consent yet, on the calendar as it is. A node's clock starts on the day its last
 * predecessor ends, which is its day 0. 三证合一 accepted 2015-06-30 is due 2015-07-07. Throws CalendarNotPublished before the first published day.
 */
export function expectedDue(content: Pick<BlueprintContent, 'nodes' | 'edges'>, start: Day, calendar: Calendar): ExpectedDue {
  const graph = graphOf(content)
  const due = new Map<string, Day>()
  let provisional = false
  const nodes = inOrder(graph).map((id) => {
    const begins = Math.max(start, ...graph.into(id).map(({ from }) => due.get(from)!))
    const end = endOf(longestOf(graph.node(id)!), begins, calendar)
    due.set(id, end.date)
    provisional ||= end.provisional
    return { id, begins, due: end.date }
  })
  return { date: Math.max(start, ...due.values()), provisional, nodes }
}

/** The day a limit ends that begins on `begins`; `waits` are days after it on which it stands, for papers from the applicant. */
export function endOf({ days, unit }: Limit, begins: Day, calendar: Calendar, waits = 0): { date: Day; provisional: boolean } {
  const pauses = waits > 0 ? [{ from: begins, to: begins + waits }] : []
  return dueOf({ start: begins, limit: days, unit, extensions: [], pauses, calendarVersion: calendar.version }, calendar)!
}
