/** A message as it lies on a topic. The transport reads the key and nothing else; a null value is a tombstone on a compacted topic. */
export interface WireMessage {
  key: string
  value: string | null
  headers: Record<string, string>
}

/** Messages of one partition of one topic, in the order they were appended. Offsets grow, with gaps where compaction took something away. */
export interface Batch {
  topic: string
  partition: number
  messages: (WireMessage & { offset: string })[]
}

export interface BatchOptions {
  /** Processes of one group share the partitions; each group reads everything. Groups of different deployments never meet, even by the same name. */
  group: string
  topics: readonly string[]
  /** 'committed' continues behind the last committed batch, or begins at the oldest message kept. 'beginning' begins there in any case. */
  from: 'committed' | 'beginning'
  /** A batch ends at whichever comes first; it always holds one message. Defaults 2000 and 4 MiB. */
  maxMessages?: number
  maxBytes?: number
}

export interface Subscription {
  /** Resolves once the handler is at rest and the partitions are free for others. Not to be awaited inside the handler. */
  stop(): Promise<void>
}

export interface TopicOptions {
  topic: string
  /** Keeps the last message of each key; older ones go away. Default false. */
  compacted?: boolean
  /** Fixed once the topic is there, since a key must stay in its partition. Without it: as many as the topic has, 1 when it is made. */
  partitions?: number
}

/** What an adapter can do. What it cannot do is said here, and the contract suite holds it to either answer. */
export interface TransportFeatures {
  /** Old messages of a key disappear from storage, and a replay gives the last of each key. */
  compaction: boolean
  /** A deployment is refused a topic it was not granted. */
  accessControl: boolean
  /** Several processes of one group divide the partitions, and take over from one that died. */
  groups: boolean
  /** Who may read a topic but not write it is told the latter even where the topic is not there; without it, only that it is not there. */
  rightsBeforeExistence: boolean
  /** A topic can be deleted and made again while it is used. */
  removal: boolean
  /** The longest value, in bytes of UTF-8. */
  largestValue: number
}

/**
 * Carries messages between deployments.
 *
 * Promised: at least once, from `send` resolved to handler resolved. Order per key, as sent one after the other by one sender.
 * Each group sees every message that was kept. A batch whose handler throws comes again, the same messages first.
 *
 * Not promised: exactly once (duplicates come after any crash, lost connection or hand-over; the inbox drops them by source and number).
 * Order between keys or between senders. That a `send` which threw left nothing behind. That only one process of a group works on a
 * partition at the moment of a hand-over. Who a message comes from: any writer of a topic can put any key and header on it; only signatures tell.
 */
export interface Transport {
  readonly features: TransportFeatures
  /** Creates what is missing. Refuses a topic that is there with other properties. */
  ensureTopics(topics: readonly TopicOptions[]): Promise<void>
  /** Resolves when all messages are stored for good. Throws TransportError for what will never pass; other errors may pass later. */
  send(topic: string, messages: readonly WireMessage[]): Promise<void>
  /**
   * Calls the handler with one batch at a time for each partition (partitions run side by side) and commits when it resolves. When it throws,
   * the batch comes again after a pause of 0.1 to 5 s, and only that partition waits. Works on after an outage of the transport.
   */
  eachBatch(options: BatchOptions, handler: (batch: Batch) => Promise<void>): Promise<Subscription>
  /** How it stands with the exchange, as seen at what was last tried; asks nobody. An exchange that falls silent is noticed after 45 s at the latest while anything is read. */
  standing(): TransportStanding
  close(): Promise<void>
}

export interface TransportStanding {
  /** Null while nothing was tried yet. */
  answers: boolean | null
  /** Since when something that is tried does not succeed. */
  since: Date | null
  /** What the latest of that was told: `away` when nothing came back. Who is refused was answered. */
  told: TransportRefusal | 'away' | null
}

export type TransportRefusal = 'no-such-topic' | 'not-granted' | 'too-large' | 'bad-text' | 'other-properties' | 'bad-topic' | 'not-authenticated' | 'bad-settings' | 'closed'

/** Something that trying again will not mend. The message names the thing and the way out. */
export class TransportError extends Error {
  constructor(readonly code: TransportRefusal, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TransportError'
  }
}
