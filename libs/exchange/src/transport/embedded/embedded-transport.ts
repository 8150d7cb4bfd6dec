import { Database, type Tx } from '@tongban/database'
import { partitionOf } from '../partition-of.js'
import { TransportError } from '../transport.js'
import { Standing } from '../standing.js'
import type { Batch, BatchOptions, Subscription, TopicOptions, Transport, TransportFeatures, TransportStanding, WireMessage } from '../transport.js'
import { calls, type Topic } from './calls.js'
import { Consumer, type ConsumerLog } from './consumer.js'
import { checkMessage, LARGEST_VALUE } from '../check-message.js'

export interface EmbeddedTransportOptions {
  /** tongban_exchange, as the deployment's own role. */
  url: string
  /** Shown by PostgreSQL as application_name. */
  deployment: string
  log?: ConsumerLog
}

/** Messages of one statement at most, so that a long send shares the log with others. */
const CHUNK_MESSAGES = 2000
const CHUNK_BYTES = 8 * 1024 * 1024

/**
 * Transport over a PostgreSQL database of its own. Two connections at most: one sends, one reads, holds the group's partitions by advisory
 * locks (so that they are free the moment the process dies) and is woken by NOTIFY.
 * Deployments are separated by what they may read and write; they are trusted not to starve each other by taking each other's locks.
 */
export class EmbeddedTransport implements Transport {
  readonly features: TransportFeatures = { compaction: true, accessControl: true, groups: true, rightsBeforeExistence: true, removal: false, largestValue: LARGEST_VALUE }
  private readonly topics = new Map<string, Topic>()
  private readonly consumer: Consumer
  private readonly stands = new Standing()
  private database: Promise<Database> | undefined
  private closed = false

  private constructor(private readonly options: EmbeddedTransportOptions) {
    this.consumer = new Consumer(async () => (await this.connect()).dedicated(), options.log, {
      well: () => this.stands.well('read'), failed: (error) => this.stands.failed('read', error),
    })
  }

  /** Does not connect yet: a process starts, and works, while the exchange is away. */
  static async open(options: EmbeddedTransportOptions): Promise<EmbeddedTransport> {
    return new EmbeddedTransport(options)
  }

  async ensureTopics(topics: readonly TopicOptions[]): Promise<void> {
    await this.use('create', async (tx) => {
      for (const { topic, partitions = 1, compacted = false } of topics) await calls.ensure(tx, topic, partitions, compacted)
    })
  }

  async send(topic: string, messages: readonly WireMessage[]): Promise<void> {
    for (const message of messages) checkMessage(topic, message)
    if (messages.length === 0) return
    await this.use(`write ${topic}`, async (tx) => {
      const { partitions } = await this.topicOf(tx, topic)
      for (const chunk of chunks(messages)) {
        const keys = chunk.map(({ key }) => key)
        const places = keys.map((key) => partitionOf(key, partitions))
        await calls.send(tx, topic, places, keys, chunk.map(({ value }) => value), chunk.map(({ headers }) => JSON.stringify(headers)))
      }
    })
  }

  async eachBatch(options: BatchOptions, handler: (batch: Batch) => Promise<void>): Promise<Subscription> {
    this.assertOpen()
    const what = `read ${options.topics.join()}`
    try {
      const subscription = await this.consumer.subscribe(options, handler)
      this.stands.well(what)
      return subscription
    } catch (error) {
      this.stands.failed(what, error)
      throw error
    }
  }

  standing(): TransportStanding {
    return this.stands.read()
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await this.consumer.close()
    await this.database?.then((database) => database.close(), () => undefined)
  }

  // Topics never change, so what is known about them is asked once.
  private async topicOf(tx: Tx, name: string): Promise<Topic> {
    const topic = this.topics.get(name) ?? await calls.describe(tx, name, true)
    this.topics.set(name, topic)
    return topic
  }

  private async use<T>(what: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
    this.assertOpen()
    try {
      const done = await (await this.connect()).inTenantEach([], fn)
      this.stands.well(what)
      return done
    } catch (error) {
      // Topics are somebody else's to make: being refused that keeps no message waiting.
      if (what !== 'create' || !(error instanceof TransportError)) this.stands.failed(what, error)
      // The exchange may have been set up anew.
      this.topics.clear()
      throw error
    }
  }

  private connect(): Promise<Database> {
    const opening = this.database ??= Database.open({ url: this.options.url, name: `tongban ${this.options.deployment} exchange`, max: 1 })
    opening.catch(() => { if (this.database === opening) this.database = undefined })
    return opening
  }

  private assertOpen(): void {
    if (this.closed) throw new TransportError('closed', 'This transport was closed.')
  }
}

function* chunks(messages: readonly WireMessage[]): Generator<readonly WireMessage[]> {
  let from = 0
  let bytes = 0
  for (const [i, { value }] of messages.entries()) {
    bytes += (value?.length ?? 0) * 3
    if (i > from && (i - from >= CHUNK_MESSAGES || bytes > CHUNK_BYTES)) {
      yield messages.slice(from, i)
      from = i
      bytes = (value?.length ?? 0) * 3
    }
  }
  yield from === 0 ? messages : messages.slice(from)
}
