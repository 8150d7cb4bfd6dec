import type { Message } from 'kafkajs'
import type { WireMessage } from '../transport.js'

/** All of one send's messages for one partition go in one record batch, which must stay below the topic's limit. */
const CHUNK_MESSAGES = 5000
const CHUNK_BYTES = 1024 * 1024

/** A send's messages in requests of their own, in their order. */
export function* chunks(messages: readonly WireMessage[]): Generator<Message[]> {
  let chunk: Message[] = []
  let bytes = 0
  for (const { key, value, headers } of messages) {
    const size = Buffer.byteLength(value ?? '') + Buffer.byteLength(JSON.stringify(headers)) + key.length + 100
    if (chunk.length > 0 && (chunk.length >= CHUNK_MESSAGES || bytes + size > CHUNK_BYTES)) {
      yield chunk
      chunk = []
      bytes = 0
    }
    chunk.push({ key, value, headers })
    bytes += size
  }
  yield chunk
}

