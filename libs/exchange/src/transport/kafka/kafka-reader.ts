import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import type { ConsumerLog } from '../embedded/consumer.js'
import type { Batch, BatchOptions, Subscription } from '../transport.js'
import { PartitionWork } from './partition-work.js'
import { toBatches } from './to-batches.js'

/** How long a fetch waits for messages, which is also how late a stop or a partition that rested may be noticed. */
const LONGEST_FETCH_MS = 500
/** A handler that works longer lets the other partitions be read meanwhile. */
const PATIENCE_MS = 1000
/** A member that died is noticed after this time: the least that brokers allow unless told otherwise. */
const SESSION_MS = 6000
/** A consumer that shows no life for so long is given up and made anew. */
const LIFELESS_MS = 45_000
const LONGEST_PAUSE_MS = 5000

export interface ReaderPlace {
  topic: string
  /** The group by its name on the broker. */
  group: string
  client: () => Kafka
  explain: (error: unknown) => Error
  /** Told how reading goes. */
  stands: { well(): void; failed(error: Error): void }
  log: ConsumerLog
}

/**
 * Reads one topic for one group. kafkajs fetches and keeps the membership alive; when it gives up, for whatever reason, it is made anew, again and again.
 * Its handler is never kept waiting for long: a partition whose batch takes its time, or failed, is paused, and the others are read.
 */
export class KafkaReader implements Subscription {
  private readonly works = new Map<number, PartitionWork>()
  private readonly begun = new Set<number>()
  private consumer: Consumer | undefined
  /** Counts the group's divisions of the partitions, as this member saw them. */
  private division = 0
  private assigned = new Set<number>()
  private lastSign = 0
  private failures = 0
  private told = ''
  private readonly stopping = new AbortController()
  private loop: Promise<void> = Promise.resolve()

  constructor(private readonly place: ReaderPlace, private readonly options: BatchOptions, private readonly handler: (batch: Batch) => Promise<void>) {}

  start(): this {
    this.loop = this.run()
    return this
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all([...this.works.values()].map(({ current }) => current))
    await this.loop
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.readUntilItEnds()
      } catch (error) {
        if (this.stopped) break
        const explained = this.place.explain(error)
        this.place.stands.failed(explained)
        this.tell(explained)
        await sleep(Math.min(250 * 2 ** this.failures++, LONGEST_PAUSE_MS), undefined, { signal: this.stopping.signal }).catch(() => undefined)
      }
    }
  }

  private async readUntilItEnds(): Promise<void> {
    const consumer = this.place.client().consumer({
      groupId: this.place.group, allowAutoTopicCreation: false, sessionTimeout: SESSION_MS, heartbeatInterval: 1000, rebalanceTimeout: 15_000,
      maxWaitTimeInMs: LONGEST_FETCH_MS, maxBytesPerPartition: 2 * 1024 * 1024, maxBytes: 8 * 1024 * 1024, retry: { retries: 2, restartOnFailure: async () => false },
    })
    this.consumer = consumer
    try {
      const ended = new Promise<never>((_, reject) => this.watch(consumer, reject))
      ended.catch(() => undefined)
      await Promise.race([this.begin(consumer), ended])
      await Promise.race([ended, this.untilStopped()])
    } finally {
      this.consumer = undefined
      this.division++
      this.assigned.clear()
      await Promise.all([...this.works.values()].map(({ current }) => this.stopped && current))
      // A connection that hangs must not hold up the next attempt.
      await Promise.race([consumer.disconnect().catch(() => undefined), sleep(5000, undefined, { ref: false })])
    }
  }

  private watch(consumer: Consumer, ended: (error: Error) => void): void {
    const { CRASH, GROUP_JOIN, FETCH, HEARTBEAT, REBALANCING, FETCH_START } = consumer.events
    this.lastSign = performance.now()
    for (const sign of [FETCH, FETCH_START, HEARTBEAT, REBALANCING] as const) consumer.on(sign, () => { this.lastSign = performance.now() })
    consumer.on(FETCH, () => {
      this.failures = 0
      this.told = ''
      this.place.stands.well()
    })
    consumer.on(GROUP_JOIN, ({ payload }) => this.joined(consumer, payload.memberAssignment[this.place.topic] ?? []))
    consumer.on(CRASH, ({ payload }) => ended(payload.error))
    const lifeless = setInterval(() => {
      if (this.consumer !== consumer) clearInterval(lifeless)
      else if (performance.now() - this.lastSign > LIFELESS_MS) ended(new Error(`no sign of life from the consumer for ${LIFELESS_MS / 1000} s`))
    }, 1000)
    lifeless.unref()
  }

  private async begin(consumer: Consumer): Promise<void> {
    await consumer.connect()
    // From the oldest message kept when the broker knows no offset, or one that is no more: what was taken in already, the inbox knows itself.
    await consumer.subscribe({ topics: [this.place.topic], fromBeginning: true })
    if (this.stopped) return
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 100, eachBatch: (payload) => this.take(consumer, payload) })
  }

  private untilStopped(): Promise<void> {
    if (this.stopped) return Promise.resolve()
    return new Promise((resolve) => this.stopping.signal.addEventListener('abort', () => resolve(), { once: true }))
  }

  private joined(consumer: Consumer, partitions: number[]): void {
    if (this.consumer !== consumer) return
    this.lastSign = performance.now()
    this.division++
    this.assigned = new Set(partitions)
    if (this.options.from === 'committed') return
    for (const partition of partitions.filter((one) => !this.begun.has(one))) {
      this.begun.add(partition)
      consumer.seek({ topic: this.place.topic, partition, offset: '0' })
    }
  }

  /** Returns within PATIENCE_MS, whatever the handler does: the next fetch, and with it the heartbeat, waits for this. */
  private async take(consumer: Consumer, { batch, pause, resolveOffset }: EachBatchPayload): Promise<void> {
    const { partition } = batch
    if (this.stopped || this.consumer !== consumer) return
    const work = this.workOf(partition)
    const division = this.division
    const same = () => this.consumer === consumer && this.division === division
    // Left from before the partitions were divided anew: it ends first, then the messages are fetched again.
    if (work.current) return this.rest(work.current.then(() => undefined), pause())
    const progress = work.begin(toBatches(batch.messages, this.options), () => !this.stopped && same())
    // Fetching goes on behind what was handled, control records and what was compacted away included.
    const settle = ({ handled, restMs }: { handled: string | undefined; restMs: number }) => {
      if (handled !== undefined && same()) resolveOffset(handled)
      return restMs
    }
    const inTime = await Promise.race([progress, sleep(PATIENCE_MS, undefined, { ref: false })])
    const restMs = inTime && settle(inTime)
    if (restMs === 0) return
    this.rest(restMs === undefined ? progress.then((late) => sleep(settle(late), undefined, { ref: false })) : sleep(restMs, undefined, { ref: false }), pause())
  }

  private rest(until: Promise<void>, resume: () => void): void {
    void until.then(resume)
  }

  private workOf(partition: number): PartitionWork {
    const { topic, group, log } = this.place
    const work = this.works.get(partition) ?? new PartitionWork(
      (messages) => this.handler({ topic, partition, messages }),
      (next) => this.commit(partition, next),
      (error, offset) => log.warn({ err: error, topic, partition, group, offset }, 'a batch failed: it comes again'),
    )
    this.works.set(partition, work)
    return work
  }

  /** What cannot be committed was handled all the same: at worst it comes again. */
  private async commit(partition: number, next: bigint): Promise<void> {
    if (!this.assigned.has(partition)) return
    try {
      await this.consumer?.commitOffsets([{ topic: this.place.topic, partition, offset: String(next) }])
    } catch (error) {
      this.tell(this.place.explain(error))
    }
  }

  private tell(error: Error): void {
    if (error.message === this.told) return
    this.told = error.message
    const { topic, group, log } = this.place
    log.warn({ err: error, topic, group }, 'reading from Kafka failed: trying again')
  }
}
