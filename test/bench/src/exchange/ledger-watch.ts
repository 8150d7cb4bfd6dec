import { setTimeout as sleep } from 'node:timers/promises'
import { CENTRES, TOPIC, type Side } from './federation.js'

/** Looks into a ledger from outside, as a reader would see it: committed rows only. */
export class LedgerWatch {
  private readonly seen = new Map<string, number>()
  private readonly positions = new Map<string, string>(CENTRES.map((centre) => [centre, '0']))
  private looking: Promise<void> | undefined

  constructor(private readonly side: Side) {}

  /** How many events this ledger holds. */
  async count(): Promise<number> {
    const { rows } = await this.side.plumbing.inPlumbing((tx) => tx.query<{ n: number }>({ name: 'bench-count', text: 'select coalesce(sum(last_seq), 0)::int as n from inbox where topic = $1', values: [TOPIC] }))
    return rows[0]!.n
  }

  /** Begins to note when each event is first seen, looking every few milliseconds. */
  start(everyMs: number): void {
    let running = true
    const loop = (async () => {
      while (running) {
        await this.look()
        await sleep(everyMs)
      }
    })()
    this.stop = async () => {
      running = false
      await loop
    }
  }

  stop: () => Promise<void> = async () => undefined

  seenAt(caseId: string, no: number): number | undefined {
    return this.seen.get(`${caseId} ${no}`)
  }

  private look(): Promise<void> {
    return (this.looking ??= (async () => {
      const { rows } = await this.side.plumbing.inPlumbing((tx) => tx.query<{ source: string; seq: string; aggregate_id: string; aggregate_version: number }>({
        name: 'bench-look',
        text: `select e.source, e.seq, e.aggregate_id, e.aggregate_version from unnest($2::text[], $3::bigint[]) as at(source, seq)
          cross join lateral (select * from ledger_event e where e.owner = $1 and e.source = at.source and e.topic = $4 and e.seq > at.seq order by e.seq) e`,
        values: [this.side.ledger.owner, [...this.positions.keys()], [...this.positions.values()], TOPIC],
      }))
      const now = performance.now()
      for (const { source, seq, aggregate_id, aggregate_version } of rows) {
        this.positions.set(source, seq)
        this.seen.set(`${aggregate_id} ${aggregate_version}`, now)
      }
    })().finally(() => { this.looking = undefined }))
  }
}
