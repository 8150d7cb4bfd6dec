import { type Calendar, dueOf, NO_DEPARTMENT } from '@tongban/kernel'
import { notifyByOf } from './article-32.js'
import type { Kase, Limit, RunningClock, Terms } from './case.js'
import type { Offer, Task } from './task.js'

/** What the item's version in force says where the centre runs the item. */
export interface ItemOfTask {
  version: number
  department: string
  statutory: Limit
}

/** What a case takes from the offer it is opened for. */
export type Opened = Pick<Kase, 'state' | 'item' | 'terms' | 'papers' | 'receivedAt' | 'notifyBy' | 'promised' | 'statutory'> & { task: Task }

/**
 * Opens the case of a task when its offer arrives. The node's limit stands in for the item's promised limit and has run since the first offer; the law's
 * limit is the item's. A node that exercises no item goes by the blueprint's code and its own name.
 */
export function openTask(offer: Offer, item: ItemOfTask | null, receivedAt: Date, calendar: Calendar): Opened {
  const { limit, start, pauses, kind, papers, blueprint, node } = offer
  const terms: Terms = { kind: 'promised', department: offer.department ?? item?.department ?? NO_DEPARTMENT, promised: limit, statutory: item?.statutory ?? limit, materials: [] }
  const clock = ({ days, unit }: Limit): RunningClock => {
    const running = { start, limit: days, unit, extensions: [], pauses, calendarVersion: calendar.version }
    return { clock: running, due: dueOf(running, calendar) }
  }
  const { jobId, epoch, region, receivedBy, offeredAt } = offer
  return {
    state: 'received',
    item: offer.item === null ? { code: `${blueprint.code}.${node}`.slice(0, 64), version: blueprint.version } : { code: offer.item, version: item?.version ?? 1 },
    terms,
    papers: [],
    receivedAt,
    notifyBy: notifyByOf(receivedAt, calendar),
    promised: clock(limit),
    statutory: clock(terms.statutory),
    task: { jobId, node, epoch, kind, blueprint, region, receivedBy, papers, offeredAt, decision: null, requests: [], reminders: [], pauses: [], forwarded: [], ended: null },
  }
}
