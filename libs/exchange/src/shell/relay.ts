import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, DedicatedConnection, Tx } from '@tongban/database'
import { BackOff } from '../stream/back-off.js'
import { CITY_SOURCE, STANDARDS_TOPIC } from '../stream/topics.js'
import type { Transport } from '../transport/transport.js'
import type { KeyRing } from './key-ring.js'
import type { Log } from './log.js'
import { LongTransactions } from './long-transactions.js'
import { publishManifest } from './manifest.js'
import { Nap } from './nap.js'
import { ensurePartitions } from './partitions.js'
import { moveCursors, readUnshipped, type BrokenStream, type Load } from './ship.js'
import { Shipping } from './shipping.js'
import { stampBatch } from './stamp.js'

/** Notified by whoever has written to the outbox and does not run the relay itself. */
export const WAKE_CHANNEL = 'tongban_outbox'
const NOTIFY_AT_MOST_EVERY_MS = 20
const RELAY_LOCK = 7_166_212
/** Under a steady stream of acts every round, and every reader's batch after it, would hold a few rows at the price of many: such rounds wait this long for more. */
const GATHER_MS = 30
const FEW = 200

export interface RelayOptions {
  plumbing: Database
  transport: Transport
  keys: KeyRing
  sources: readonly string[]
  log: Log
  machineNow?: () => Date
  officeNow: () => Date
  /** Another way of stamping, to be tried against the same writers. */
  stamp?: typeof stampBatch
}

export interface RelayStatus {
  active: boolean
  stamped: number
  shipped: number
  broken: BrokenStream[]
  oldestTransactionSeconds: number
  lastError?: string
}

/**
 * Stamps and ships, one active in a deployment: whoever holds the advisory lock on the connection that does the work. When that connection is lost the lock is lost
 * with it, and the relay that takes over finds every row either unnumbered in the outbox or numbered in the log.
 */
export class Relay {
  readonly status: RelayStatus = { active: false, stamped: 0, shipped: 0, broken: [], oldestTransactionSeconds: 0 }
  private readonly nap = new Nap()
  private readonly pause = new Nap()
  private notifying = false
  private readonly machineNow: () => Date
  private running = false
  private loop: Promise<void> = Promise.resolve()
  private manifestDue = true
  private readonly shipping: Shipping
  private steady = false

  constructor(private readonly options: RelayOptions) {
    this.machineNow = options.machineNow ?? (() => new Date())
    this.shipping = new Shipping(options.transport, options.keys, options.log)
  }

  start(): void {
    if (this.running) return
    this.running = true
    this.loop = this.run()
  }

  /** Something was written: look now. Where another process is the active relay, tell that one. */
  wake(): void {
    if (this.status.active) return this.nap.wake()
    if (this.notifying || !this.running) return
    this.notifying = true
    const told = this.options.plumbing.inPlumbing((tx) => tx.query({ text: 'select pg_notify($1, $2)', values: [WAKE_CHANNEL, ''] }))
    void told.catch(() => undefined).finally(() => setTimeout(() => (this.notifying = false), NOTIFY_AT_MOST_EVERY_MS))
  }

  async stop(): Promise<void> {
    this.running = false
    this.nap.wake()
    this.pause.wake()
    await this.loop
  }

  private async run(): Promise<void> {
    const retry = new BackOff(100, 5000)
    while (this.running) {
      let connection: DedicatedConnection | undefined
      try {
        connection = await this.options.plumbing.dedicated()
        if (await this.takeLock(connection)) {
          retry.reset()
          await this.work(connection)
        }
      } catch (error) {
        this.status.lastError = String(error)
        if (this.running) this.options.log.warn({ err: error }, 'relay: lost its connection or was refused; it will try again')
      } finally {
        this.status.active = false
        await connection?.release()
      }
      if (this.running) await this.pause.sleep(retry.next())
    }
  }

  private async takeLock(connection: DedicatedConnection): Promise<boolean> {
    const { rows: [lock] } = await connection.query<{ taken: boolean }>({ text: 'select pg_try_advisory_lock($1) as taken', values: [RELAY_LOCK] })
    return lock!.taken
  }

  private async work(connection: DedicatedConnection): Promise<void> {
    let lost = false
    connection.onLost(() => {
      lost = true
      this.nap.wake()
    })
    await connection.listen(WAKE_CHANNEL, () => this.nap.wake())
    const watch = new LongTransactions(connection, this.options.log)
    const idle = new BackOff(20, 250)
    let month = ''
    this.status.active = true
    while (this.running && !lost) {
      const now = this.machineNow()
      if (now.toISOString().slice(0, 10) !== month) {
        await ensurePartitions(connection, now)
        month = now.toISOString().slice(0, 10)
      }
      this.status.oldestTransactionSeconds = await watch.look(now)
      if (await this.round(connection)) {
        idle.reset()
        if (this.steady) await sleep(GATHER_MS)
      } else if (await this.nap.sleep(idle.next())) idle.reset()
    }
  }

  /** One look: ships what was stamped while it stamps what was written. False when there was nothing to do. */
  private async round(connection: DedicatedConnection): Promise<boolean> {
    const todo = (await connection.query<{ written: boolean; unshipped: boolean; asked: boolean }>({ name: 'exchange-relay-look', text: LOOK })).rows[0]!
    const { mayShip } = this.shipping
    // With few rows nothing is gained by doing both at once, and what was just stamped goes out in the same round.
    const early = this.steady && todo.written ? await this.stamp(connection) : 0
    const { loads, broken } = mayShip && (todo.unshipped || early > 0) ? await readUnshipped(connection) : { loads: [], broken: todo.unshipped ? this.shipping.broken : [] }
    this.shipping.tellBroken(broken)
    const [sent, late] = await Promise.all([this.shipping.send(loads), todo.written && !this.steady ? this.stamp(connection) : 0])
    const stamped = early + late
    await moveCursors(connection, sent, this.machineNow())
    const again = mayShip && todo.asked ? await this.shipping.sendAgain(connection) : false
    const shipped = sent.reduce((sum, load) => sum + load.rows.length, 0)
    this.steady = shipped > 0 && stamped > 0 && stamped < FEW
    this.status.stamped += stamped
    this.status.shipped += shipped
    Object.assign(this.status, { broken: this.shipping.broken }, this.shipping.lastError !== undefined && { lastError: this.shipping.lastError })
    this.manifestDue ||= sent.some(isNewStandard)
    return stamped > 0 || shipped > 0 || again || this.settleManifest(connection)
  }

  private async stamp(connection: DedicatedConnection): Promise<number> {
    await connection.query({ text: 'begin' })
    try {
      const stamped = await (this.options.stamp ?? stampBatch)(connection, this.machineNow())
      await connection.query({ text: 'commit' })
      return stamped
    } catch (error) {
      await connection.query({ text: 'rollback' })
      throw error
    }
  }

  private async settleManifest(tx: Tx): Promise<boolean> {
    if (!this.manifestDue || !this.options.sources.includes(CITY_SOURCE)) return false
    const published = await publishManifest(tx, this.options.officeNow())
    this.manifestDue = false
    return published
  }
}

const isNewStandard = (load: Load): boolean => load.topic === STANDARDS_TOPIC && load.rows.some(({ key }) => key !== 'manifest')

const LOOK = `
  select exists (select from outbox) as written, exists (select from resend) as asked,
    exists (select from stream s left join ship_cursor c using (source, topic) where s.last_seq > coalesce(c.seq, 0)) as unshipped`
