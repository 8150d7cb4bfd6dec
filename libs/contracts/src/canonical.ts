import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * The RFC 8785 text of a value: the bytes that bodies, steps and contents are hashed as.
 * Refuses (throws) what JSON cannot carry, such as `undefined`, NaN or a lone surrogate, since two readers could write it differently.
 */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError(`canonicalText: a value of type ${typeof value} has no JSON form`)
  return text
}

/** SHA-256 over the parts one after the other, strings as UTF-8. */
export function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** A hash as it stands in headers and bodies: `sha256:` and 64 hexadecimal digits. */
export const hashText = (hash: Buffer): `sha256:${string}` => `sha256:${hash.toString('hex')}`

/** The bytes of a hash's text; undefined when it is not one. */
export function parseHash(text: string): Buffer | undefined {
  return /^sha256:[0-9a-f]{64}$/.test(text) ? Buffer.from(text.slice('sha256:'.length), 'hex') : undefined
}
