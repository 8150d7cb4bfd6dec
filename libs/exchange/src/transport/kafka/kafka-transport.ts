import type { Producer } from 'kafkajs'
import { checkMessage, LARGEST_VALUE } from '../check-message.js'
import { partitionOf } from '../partition-of.js'
import { TransportError } from '../transport.js'
import { Standing } from '../standing.js'
import type { Batch, BatchOptions, Subscription, TopicOptions, Transport, TransportFeatures, TransportStanding, WireMessage } from '../transport.js'
import { chunks } from './chunks.js'
import { openClient } from './connect.js'
import { describeTopics, type TopicDescription } from './describe-topics.js'
import { ensureTopic } from './ensure-topic.js'
import { explainError, refused, type Attempt } from './explain-error.js'
import { checkKafkaOptions, type KafkaOptions } from './kafka-options.js'
import { KafkaReader } from './kafka-reader.js'
import { RawConnection } from './raw-request.js'

/** A connection to send over: made anew after every failure, with the password as it is then. */
interface Sending {
  producer: Producer
  raw: RawConnection
  ready: Promise<void>
}

/**
 * Transport over Apache Kafka, by kafkajs. Sends with acks −1, one request of a topic on its way at a time, so that order needs no idempotent producer.
 * A deployment is a SCRAM user; its groups bear its name, and the broker's ACLs keep others out of them.
 */
export class KafkaTransport implements Transport {
  readonly features: TransportFeatures = { compaction: true, accessControl: true, groups: true, rightsBeforeExistence: false, removal: true, largestValue: LARGEST_VALUE }
  private readonly writable = new Set<string>()
  private readonly lastSend = new Map<string, Promise<void>>()
  private readonly readers = new Set<KafkaReader>()
  private readonly stands = new Standing()
  private sending: Sending | undefined
  private closed = false

  private constructor(private readonly options: KafkaOptions) {}

  /** Does not connect yet: a process starts, and works, while Kafka is away. Refuses (throws) settings that cannot be right. */
  static async open(options: KafkaOptions): Promise<KafkaTransport> {
    checkKafkaOptions(options)
    return new KafkaTransport(options)
  }

  async ensureTopics(topics: readonly TopicOptions[]): Promise<void> {
    for (const wanted of topics) {
      await this.use({ act: 'create', topic: wanted.topic }, async ({ raw }) => {
        const admin = openClient(this.options).admin()
        try {
          await admin.connect()
          await ensureTopic({ admin, raw, options: this.options }, wanted)
        } finally {
          await admin.disconnect()
        }
      })
    }
  }

  async send(topic: string, messages: readonly WireMessage[]): Promise<void> {
    this.assertOpen()
    for (const message of messages) checkMessage(topic, message)
    if (messages.length === 0) return
    const before = this.lastSend.get(topic)
    const sent = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.sendNow(topic, messages))
    this.lastSend.set(topic, sent)
    try {
      await sent
    } finally {
      if (this.lastSend.get(topic) === sent) this.lastSend.delete(topic)
    }
  }

  async eachBatch(options: BatchOptions, handler: (batch: Batch) => Promise<void>): Promise<Subscription> {
    this.assertOpen()
    const topics = [...new Set(options.topics)]
    await this.assertReadable(topics)
    const { username, log = { warn: () => undefined } } = this.options
    const readers = topics.map((topic) => {
      const group = `${username}.${options.group}.${topic}`
      const stands = { well: () => this.stands.well(`read ${topic}`), failed: (error: Error) => this.stands.failed(`read ${topic}`, error) }
      return new KafkaReader({ topic, group, stands, client: () => openClient(this.options), explain: (error) => explainError(error, this.options, { act: 'read', topic, group }), log }, options, handler)
    })
    for (const reader of readers) this.readers.add(reader.start())
    return {
      stop: async () => {
        await Promise.all(readers.map((reader) => reader.stop()))
        for (const reader of readers) this.readers.delete(reader)
      },
    }
  }

  standing(): TransportStanding {
    return this.stands.read()
  }

  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await Promise.all([...this.readers].map((reader) => reader.stop()))
    await Promise.allSettled(this.lastSend.values())
    await this.drop(this.sending)
  }

  private async sendNow(topic: string, messages: readonly WireMessage[]): Promise<void> {
    await this.use({ act: 'write', topic }, async ({ producer, raw }) => {
      if (!this.writable.has(topic)) await this.assertWritable(raw, topic)
      for (const chunk of chunks(messages)) await producer.send({ topic, acks: -1, timeout: 10_000, messages: chunk })
    })
  }

  /** An exchange that is away is waited for, in the background. */
  private async assertReadable(topics: readonly string[]): Promise<void> {
    try {
      for (const topic of topics) {
        await this.use({ act: 'read', topic }, async ({ raw }) => {
          if (!(await this.describe(raw, topic, 'read')).mayRead) throw refused('not-granted', this.options, { act: 'read', topic })
        })
      }
    } catch (error) {
      if (error instanceof TransportError) throw error
      this.options.log?.warn({ err: error, topics }, 'Kafka is away: reading begins when it is back')
    }
  }

  private async assertWritable(raw: RawConnection, topic: string): Promise<void> {
    if (!(await this.describe(raw, topic, 'write')).mayWrite) throw refused('not-granted', this.options, { act: 'write', topic })
    this.writable.add(topic)
  }

  private async describe(raw: RawConnection, topic: string, act: Attempt['act']): Promise<TopicDescription> {
    const [description] = await describeTopics(raw, [topic])
    const codes = { missing: 'no-such-topic', hidden: 'not-granted', 'bad-name': 'bad-topic' } as const
    const { state } = description!
    if (state === 'unsettled') throw new Error(`the topic ${topic} has no leader yet`)
    if (state !== 'there') throw refused(codes[state], this.options, { act, topic })
    return description!
  }

  private async use<T>(attempt: Attempt, fn: (sending: Sending) => Promise<T>): Promise<T> {
    this.assertOpen()
    let sending: Sending | undefined
    try {
      sending = this.sending ??= this.connect()
      await sending.ready
      const done = await fn(sending)
      this.stands.well(whatOf(attempt))
      return done
    } catch (error) {
      this.writable.clear()
      const explained = explainError(error, this.options, attempt)
      // Topics are somebody else's to make: being refused that keeps no message waiting.
      if (attempt.act !== 'create' || !(explained instanceof TransportError)) this.stands.failed(whatOf(attempt), explained)
      // What the broker answered, it answered over a connection that works.
      const works = explained instanceof TransportError && explained.code !== 'not-authenticated'
      if (sending && !works && this.sending === sending) {
        this.sending = undefined
        void this.drop(sending)
      }
      throw explained
    }
  }

  private connect(): Sending {
    const kafka = openClient(this.options)
    const producer = kafka.producer({
      allowAutoTopicCreation: false, maxInFlightRequests: 1, metadataMaxAge: 60_000,
      createPartitioner: () => ({ message, partitionMetadata }) => partitionOf(String(message.key), partitionMetadata.length),
    })
    const ready = producer.connect()
    ready.catch(() => undefined)
    return { producer, raw: new RawConnection(kafka), ready }
  }

  private async drop(sending: Sending | undefined): Promise<void> {
    if (sending) await Promise.allSettled([sending.producer.disconnect(), sending.raw.close()])
  }

  private assertOpen(): void {
    if (this.closed) throw new TransportError('closed', 'This transport was closed.')
  }
}

const whatOf = ({ act, topic }: Attempt): string => `${act} ${topic}`
