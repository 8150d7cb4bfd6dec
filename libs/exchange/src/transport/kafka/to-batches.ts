import type { KafkaMessage } from 'kafkajs'
import type { Batch, BatchOptions, WireMessage } from '../transport.js'

type Message = Batch['messages'][number]

/** What was fetched, as messages, in slices of no more than was asked for; each holds one at least. */
export function toBatches(messages: readonly KafkaMessage[], { maxMessages = 2000, maxBytes = 4 * 1024 * 1024 }: Pick<BatchOptions, 'maxMessages' | 'maxBytes'>): Message[][] {
  const batches: Message[][] = []
  let bytes = 0
  for (const message of messages) {
    const size = (message.key?.length ?? 0) + (message.value?.length ?? 0)
    const current = batches.at(-1)
    bytes += size
    if (current && current.length < maxMessages && bytes <= maxBytes) current.push(readMessage(message))
    else {
      batches.push([readMessage(message)])
      bytes = size
    }
  }
  return batches
}

/** As it will be read: a NUL, which no sender of ours lets pass and no database takes, shows as the mark of what cannot be read, so that the signature fails. */
function readMessage({ offset, key, value, headers = {} }: KafkaMessage): Message {
  return { offset, key: readText(key ?? ''), value: value === null ? null : readText(value), headers: readHeaders(headers) }
}

/** Headers that are no texts, or twice the same, leave a message without any: whoever reads it misses those it needs, refuses it, and goes on. */
function readHeaders(headers: NonNullable<KafkaMessage['headers']>): WireMessage['headers'] {
  const entries = Object.entries(headers)
  if (entries.some(([, value]) => value === undefined || value === null || Array.isArray(value))) return {}
  return Object.fromEntries(entries.map(([name, value]) => [readText(name), readText(value as Buffer | string)]))
}

const readText = (bytes: Buffer | string): string => bytes.toString().replaceAll('\0', '\ufffd')
