import type { EventBodies } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { OfficeClock, refuse, type Refusal } from '@tongban/kernel'

type OfficeTimeSet = EventBodies['standards.office-time-set.v1']

/**
 * Office time as the city office last set it, kept over a restart. Only with simulated time; without it this is the machine's clock
 * and a message that would move it is refused.
 */
export class StoredOfficeClock extends OfficeClock {
  private offset = 0

  constructor(private readonly simulated: boolean, private readonly machine: () => Date = () => new Date()) {
    super()
  }

  now(): Date {
    return new Date(this.machine().getTime() + this.offset)
  }

  /** The machine's own time, for what belongs to machinery: when a message was refused, how long something took. */
  machineNow(): Date {
    return this.machine()
  }

  /** Reads the offset that was set before the process began. */
  async load(database: Database): Promise<void> {
    if (!this.simulated) return
    const { rows: [row] } = await database.inTenant([], (tx) => tx.query<{ offset_ms: string }>({ text: 'select offset_ms from office_time' }))
    this.offset = row ? Number(row.offset_ms) : 0
  }

  /** Keeps and follows an offset that is newer than the one held; an older message changes nothing. */
  async take(tx: Tx, key: string, { offsetMs, setAt, setBy }: OfficeTimeSet): Promise<Refusal | undefined> {
    if (key !== 'office-time') return refuse('standard-key-differs', { key, belongs: 'office-time' })
    if (!this.simulated) return refuse('time-not-simulated')
    const { rowCount } = await tx.query({
      text: `insert into office_time (offset_ms, set_at, set_by) values ($1, $2, $3)
             on conflict (one) do update set offset_ms = excluded.offset_ms, set_at = excluded.set_at, set_by = excluded.set_by
             where office_time.set_at < excluded.set_at`,
      values: [offsetMs, setAt, setBy],
    })
    // Before the transaction commits: should it fail, the message comes again and says the same.
    if (rowCount === 1) this.offset = offsetMs
    return undefined
  }
}
