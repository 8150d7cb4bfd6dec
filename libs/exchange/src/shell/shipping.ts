import { isOutage, type Tx } from '@tongban/database'
import type { Transport } from '../transport/transport.js'
import type { KeyRing } from './key-ring.js'
import type { Log } from './log.js'
import { finishResend, readResend } from './resend.js'
import { sendLoads, type BrokenStream, type Load } from './ship.js'

const RETRY_MS = 1000

/** Sends loads, and remembers what could not be sent. A topic that cannot be written holds back no other: it is told once and tried every second. */
export class Shipping {
  broken: BrokenStream[] = []
  lastError: string | undefined
  private readonly paused = new Map<string, number>()
  private allPaused = 0

  constructor(private readonly transport: Transport, private readonly keys: KeyRing, private readonly log: Log) {}

  /** False for a second after nothing at all could be sent: then there is no use in reading loads. */
  get mayShip(): boolean {
    return Date.now() >= this.allPaused
  }

  /** Sends what can be sent and returns it; the cursors of the rest are to stay where they are. */
  async send(loads: Load[]): Promise<Load[]> {
    const sent: Load[] = []
    for (const [topic, of] of Map.groupBy(loads, (load) => load.topic)) {
      if (Date.now() < (this.paused.get(topic) ?? 0)) continue
      try {
        await sendLoads(this.transport, this.keys, of)
        sent.push(...of)
        this.paused.delete(topic)
      } catch (error) {
        this.pause(topic, error)
      }
    }
    if (loads.length > 0 && sent.length === 0) this.allPaused = Date.now() + RETRY_MS
    return sent
  }

  /** Sends the oldest range that was asked for again. False when there was none, or it could not be sent. */
  async sendAgain(tx: Tx): Promise<boolean> {
    const resend = await readResend(tx)
    if (!resend) return false
    if (resend.load.rows.length > 0 && (await this.send([resend.load])).length === 0) return false
    await finishResend(tx, resend)
    return true
  }

  /** Notes which streams have a hole in their log, and says so of each once. */
  tellBroken(broken: BrokenStream[]): void {
    const known = new Set(this.broken.map((hole) => JSON.stringify(hole)))
    this.broken = broken
    for (const hole of broken) if (!known.has(JSON.stringify(hole))) this.log.error(hole, 'relay: the sent log has a hole; this stream is not shipped (tongban reconcile names it)')
  }

  private pause(topic: string, error: unknown): void {
    this.lastError = String(error)
    if (!this.paused.has(topic)) this.log[isOutage(error) ? 'warn' : 'error']({ err: error, topic }, 'relay: the transport does not take this topic; it will try again')
    this.paused.set(topic, Date.now() + RETRY_MS)
  }
}
