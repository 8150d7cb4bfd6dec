import { canonicalText, sha256, validateBody, type EventBodies, type EventType } from '@tongban/contracts'
import { v7 } from 'uuid'

/** One message of an act, not yet numbered: the relay numbers it when it stamps. */
export interface OutgoingMessage<T extends EventType = EventType> {
  /** The publisher: a centre's id, or `city`. The application role may write only sources it serves. */
  source: string
  topic: string
  /** The transport's key; the source, unless the topic is compacted. */
  key?: string
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  type: T
  occurredAt: Date
  body: EventBodies[T]
}

/** The columns of `outbox` that an act fills, in the order of {@link outboxValues}. */
export const OUTBOX_COLUMNS = 'source, topic, key, aggregate_type, aggregate_id, aggregate_version, type, event_id, occurred_at, body, hash'

const CASTS = ['text', 'text', 'text', 'text', 'text', 'int', 'text', 'uuid', 'timestamptz', 'text', 'bytea']

/** Above this a body is refused at both ends, in bytes. */
export const LARGEST_BODY = 1_048_576

/**
 * The placeholders of one outbox row, cast, for the act's own statement.
 * @example `insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(10)} from u` with values 10 to 20
 */
export function outboxPlaceholders(firstIndex: number): string {
  return CASTS.map((cast, i) => `$${firstIndex + i}::${cast}`).join(', ')
}

/** The values of one outbox row. Throws when the body breaks its schema or is too large: that is a bug of the caller. */
export function outboxValues(message: OutgoingMessage): unknown[] {
  const faults = validateBody(message.type, message.body)
  if (faults.length > 0) throw new Error(`${message.type} of ${message.aggregateType} ${message.aggregateId} breaks its schema: ${JSON.stringify(faults)}`)
  const body = canonicalText(message.body)
  if (Buffer.byteLength(body) > LARGEST_BODY) throw new Error(`${message.type} of ${message.aggregateType} ${message.aggregateId} is larger than ${LARGEST_BODY} bytes`)
  return [
    message.source, message.topic, message.key ?? message.source,
    message.aggregateType, message.aggregateId, message.aggregateVersion,
    message.type, v7(), message.occurredAt, body, sha256(body),
  ]
}

/** The statement that writes messages outside an act's own statement. */
export function insertOutbox(messages: OutgoingMessage[]): { text: string; values: unknown[] } {
  const rows = messages.map((_, i) => `(${outboxPlaceholders(1 + i * CASTS.length)})`)
  return { text: `insert into outbox (${OUTBOX_COLUMNS}) values ${rows.join(', ')}`, values: messages.flatMap(outboxValues) }
}
