import type { Tx } from '@tongban/database'
import type { Log } from './log.js'

const LOOK_EVERY_MS = 10_000
const TOO_LONG_MS = 60_000

/**
 * Watches for transactions that stay open: while one does, no vacuum removes the outbox's deleted rows and every poll walks over them.
 * Whoever holds a snapshot holds a virtualxid lock, which any role may see; how long is what we saw ourselves.
 */
export class LongTransactions {
  private readonly seen = new Map<string, { pid: number; since: number; told: boolean }>()
  private lookedAt = -Infinity
  private oldest = 0

  constructor(private readonly tx: Tx, private readonly log: Log) {}

  /** The age of the oldest one, in seconds; looks at the database at most every ten. */
  async look(now: Date): Promise<number> {
    if (now.getTime() - this.lookedAt < LOOK_EVERY_MS) return this.oldest
    this.lookedAt = now.getTime()
    const { rows } = await this.tx.query<{ id: string; pid: number }>({ name: 'exchange-long-transactions', text: LOOK })
    const open = new Set(rows.map(({ id }) => id))
    for (const id of this.seen.keys()) if (!open.has(id)) this.seen.delete(id)
    for (const { id, pid } of rows) if (!this.seen.has(id)) this.seen.set(id, { pid, since: now.getTime(), told: false })
    this.oldest = 0
    for (const [id, held] of this.seen) {
      const age = now.getTime() - held.since
      this.oldest = Math.max(this.oldest, Math.floor(age / 1000))
      if (age < TOO_LONG_MS || held.told) continue
      held.told = true
      this.log.warn({ pid: held.pid, transaction: id, seconds: Math.floor(age / 1000) }, 'relay: a transaction has been open for long; it slows the outbox until it ends')
    }
    return this.oldest
  }
}

const LOOK = `
  select l.virtualtransaction as id, l.pid from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'virtualxid' and l.granted and a.datname = current_database() and l.pid <> pg_backend_pid()`
