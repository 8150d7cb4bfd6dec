import { setTimeout as pause } from 'node:timers/promises'
import type { Tx } from '@tongban/database'
import type { Batch, BatchOptions } from '../transport.js'
import { calls } from './calls.js'
import type { ConsumerLog } from './consumer.js'
import { readHeaders } from './read-headers.js'

const SHORTEST_PAUSE = 100
const LONGEST_PAUSE = 5000
const STEP = 50

/** A partition this process reads: where it stands, and one batch at a time. */
export class HeldPartition {
  readonly topic: string
  readonly partition: number
  position: bigint
  resting = true
  /** To be given up at the next rest. */
  leaving = false
  /** The lock went with its session: nothing more may be committed. */
  lost = false
  private readonly group: number
  private failures = 0

  constructor(
    place: { topic: string; partition: number; group: number; position: bigint },
    private readonly options: BatchOptions,
    private readonly handler: (batch: Batch) => Promise<void>,
    private readonly log: ConsumerLog,
  ) {
    this.topic = place.topic
    this.partition = place.partition
    this.group = place.group
    this.position = place.position
  }

  /** Whether there is something to read up to this head, and nothing against it. */
  isDue(head: bigint): boolean {
    return this.resting && !this.leaving && head > this.position
  }

  /** Reads up to the head and what came meanwhile. Never throws: what fails is logged and comes again. */
  async work(session: Tx, head: bigint): Promise<void> {
    this.resting = false
    try {
      while (!this.leaving && !this.lost && await this.nextBatch(session, head)) this.failures = 0
    } catch (error) {
      const where = { topic: this.topic, partition: this.partition, group: this.options.group, offset: String(this.position) }
      if (!this.lost) this.log.warn({ err: error, ...where }, 'a batch failed: it comes again')
      await this.rest(Math.min(SHORTEST_PAUSE * 2 ** this.failures++, LONGEST_PAUSE))
    } finally {
      this.resting = true
    }
  }

  private async nextBatch(session: Tx, head: bigint): Promise<boolean> {
    const { maxMessages = 2000, maxBytes = 4 * 1024 * 1024 } = this.options
    const rows = await calls.fetch(session, this.topic, this.partition, this.position, maxMessages, maxBytes)
    const last = rows.at(-1)
    if (!last) {
      // Compaction may have taken everything up to the head.
      if (head > this.position) this.position = head
      return false
    }
    if (this.lost || this.leaving) return false
    const messages = rows.map(({ headers, ...rest }) => ({ ...rest, headers: readHeaders(headers) }))
    await this.handler({ topic: this.topic, partition: this.partition, messages })
    if (this.lost) return false
    await calls.commit(session, this.group, this.partition, BigInt(last.offset) + 1n)
    this.position = BigInt(last.offset) + 1n
    return true
  }

  private async rest(ms: number): Promise<void> {
    for (let waited = 0; waited < ms && !this.leaving && !this.lost; waited += STEP) await pause(STEP)
  }
}
