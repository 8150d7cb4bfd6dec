import type { Tx } from '@tongban/database'
import { day, formatDay, startOfDayInShanghai, type Day } from '@tongban/kernel'

const MOST_DAYS = 60
const LOOK_EVERY_MS = 60_000

/** A day to be closed, and for which streams; without any, for all of the ledger. */
export interface DueDay {
  day: Day
  streams?: { source: string; topic: string }[]
}

/**
 * Finds the days that are over and not certified. Every stream with events on a day gets its certificate, also when office time has jumped over that day, the
 * process was down, or the events came up late. The day before today is closed for all streams, unless it or a later one is.
 */
export class DueDays {
  private today: Day | undefined
  private lookedAt: Date | undefined

  constructor(readonly owner: string) {}

  /** Closing failed: everything is looked at again. */
  forget(): void {
    this.today = undefined
  }

  async look(tx: Tx, today: Day, machineNow: Date): Promise<DueDay[]> {
    const since = this.today === today ? this.lookedAt : undefined
    if (since && machineNow.getTime() - since.getTime() < LOOK_EVERY_MS) return []
    const { rows } = await tx.query<{ day: string; source: string; topic: string }>({
      text: OPEN, values: [this.owner, startOfDayInShanghai(today), since ? new Date(since.getTime() - LOOK_EVERY_MS) : new Date(0)],
    })
    const due: DueDay[] = [...Map.groupBy(rows, (row) => row.day)].slice(0, MOST_DAYS).map(([text, streams]) => ({ day: day(text), streams }))
    if (due.length === MOST_DAYS) return due
    const { rows: [closed] } = await tx.query<{ day: string | null }>({ text: 'select max(day) as day from certificate where owner = $1', values: [this.owner] })
    const yesterday = today - 1
    const closeYesterday = this.today !== today && (closed!.day === null || closed!.day < formatDay(yesterday))
    this.today = today
    this.lookedAt = machineNow
    return closeYesterday ? [...due.filter((one) => one.day !== yesterday), { day: yesterday }] : due
  }
}

const OPEN = `
  select e.day::text as day, e.source, e.topic from (
    select distinct (occurred_at at time zone 'Asia/Shanghai')::date as day, source, topic from ledger_event where owner = $1 and occurred_at < $2 and received_at >= $3) e
  where not exists (select from certificate c where c.owner = $1 and c.source = e.source and c.topic = e.topic and c.day = e.day)
  order by e.day, e.source, e.topic`
