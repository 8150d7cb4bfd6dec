import { consumed, type Calendar, type Day } from '@tongban/kernel'
import { dayOf, isExcluded } from './clocks.js'
import type { Holding, Job, TaskRow } from './job.js'

/** delivery: the offer, or the answer to it, was under way · waiting: it lay at the centre · handling: an officer had it · paused: its clock stood. */
export type UseKind = 'delivery' | 'waiting' | 'handling' | 'paused'

export interface DayUse {
  day: Day
  /** Whether the job's clock counted it. */
  counted: boolean
  /** Who had it, by node and centre. Empty: nobody; it went by between tasks, as while an objection waits for the lead. */
  by: { node: string; centre: string; use: UseKind }[]
}

/** Each day of the job after acceptance, up to `on` or its end: counted or not, and whose it was. A day belongs to what stood before that day's events. */
export function daysConsumed(job: Job, on: Day, calendar: Calendar): DayUse[] {
  const { clock, endedAt } = job.row
  if (!clock) return []
  const last = endedAt === null ? on : Math.min(on, dayOf(endedAt))
  const plain = { ...clock, extensions: [], pauses: [], calendarVersion: calendar.version }
  return Array.from({ length: Math.max(0, last - clock.start) }, (_, i) => clock.start + 1 + i).map((day) => ({
    day,
    counted: !isExcluded(job, day) && consumed({ ...plain, start: day - 1 }, day, calendar) === 1,
    by: Object.values(job.tasks).flatMap((task) => usesOf(task, day)),
  }))
}

/** Counted days by node, centre and use: what each has cost the job. Tasks side by side are each charged the day. */
export function sumUses(days: readonly DayUse[]): { node: string; centre: string; use: UseKind; days: number }[] {
  const sums = new Map<string, { node: string; centre: string; use: UseKind; days: number }>()
  for (const { node, centre, use } of days.filter(({ counted }) => counted).flatMap(({ by }) => by)) {
    const key = JSON.stringify([node, centre, use])
    const sum = sums.get(key) ?? { node, centre, use, days: 0 }
    sums.set(key, { ...sum, days: sum.days + 1 })
  }
  return [...sums.values()]
}

function usesOf(task: TaskRow, day: Day): DayUse['by'] {
  return task.holdings.flatMap((held) => {
    const use = useOn(task, held, day)
    return use ? [{ node: task.node, centre: held.centre, use }] : []
  })
}

/** Each day of an event belongs to what was before it, as everywhere in the clock algebra. */
function useOn(task: TaskRow, held: Holding, day: Day): UseKind | null {
  if (day <= dayOf(held.offeredAt) || (held.endedAt !== null && day > dayOf(held.endedAt))) return null
  if (held.decidedAt !== null && day > dayOf(held.decidedAt)) return 'delivery'
  if (task.pauses.some(({ from, to }) => day > from && (to === null || day <= to))) return 'paused'
  const received = held.receivedAt ?? held.claimedAt ?? held.decidedAt
  if (received === null || day <= dayOf(received)) return 'delivery'
  const claimed = held.claimedAt ?? held.decidedAt
  return claimed === null || day <= dayOf(claimed) ? 'waiting' : 'handling'
}
