import { TransportError, type WireMessage } from './transport.js'

/** Bytes of UTF-8. */
export const LARGEST_VALUE = 1024 * 1024
const LARGEST_REST = 64 * 1024

/** Refuses (throws) what no adapter could carry unchanged: too long, or text that is no UTF-8 without NUL. */
export function checkMessage(topic: string, { key, value, headers }: WireMessage): void {
  const message = `a message with key ${JSON.stringify(key.slice(0, 60))} for ${topic}`
  checkSize(message, 'value', value === null ? 0 : Buffer.byteLength(value), LARGEST_VALUE)
  checkSize(message, 'key and headers', Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(headers)), LARGEST_REST)
  checkText(message, 'key', key)
  checkText(message, 'value', value ?? '')
  for (const [name, text] of Object.entries(headers)) checkText(message, `header ${name}`, name + text)
}

function checkSize(message: string, what: string, bytes: number, limit: number): void {
  if (bytes > limit) throw new TransportError('too-large', `The ${what} of ${message} has ${bytes} bytes; the limit is ${limit}. Send less in one message.`)
}

function checkText(message: string, what: string, text: string): void {
  if (!text.includes('\0') && isWellFormed(text)) return
  throw new TransportError('bad-text', `The ${what} of ${message} holds a NUL or a lone surrogate; send well-formed text.`)
}

// In every supported Node; TypeScript's ES2023 library does not know it yet.
const isWellFormed = (text: string): boolean => (text as string & { isWellFormed(): boolean }).isWellFormed()
