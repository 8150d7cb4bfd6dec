import { TransportError, type WireMessage } from '../transport.js'

/** Bytes of UTF-8. */
export const LARGEST_VALUE = 1024 * 1024
const LARGEST_REST = 64 * 1024

/** Refuses (throws) what no adapter could carry unchanged: too long, or text that is no UTF-8 without NUL. */
export function checkMessage(topic: string, { key, value, headers }: WireMessage): void {
  const size = value === null ? 0 : Buffer.byteLength(value)
  if (size > LARGEST_VALUE) throw tooLarge('value', size, LARGEST_VALUE)
  let rest = Buffer.byteLength(key)
  for (const [name, text] of Object.entries(headers)) rest += Buffer.byteLength(name) + Buffer.byteLength(text)
  if (rest > LARGEST_REST / 2) rest = Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(headers))
  if (rest > LARGEST_REST) throw tooLarge('key and headers', rest, LARGEST_REST)
  for (const [what, text] of [['key', key], ['value', value ?? ''], ...Object.entries(headers)] as [string, string][]) {
    if (text.includes('\0') || !isWellFormed(text)) {
      throw new TransportError('bad-text', `The ${what === 'key' || what === 'value' ? what : `header ${what}`} of a message with key ${JSON.stringify(key.slice(0, 60))} for ${topic} holds a NUL or a lone surrogate; send well-formed text.`)
    }
  }
  function tooLarge(what: string, bytes: number, limit: number): TransportError {
    return new TransportError('too-large', `The ${what} of a message with key ${JSON.stringify(key.slice(0, 60))} for ${topic} has ${bytes} bytes; the limit is ${limit}. Send less in one message.`)
  }
}

// In every supported Node; TypeScript's ES2023 library does not know it yet.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed()
