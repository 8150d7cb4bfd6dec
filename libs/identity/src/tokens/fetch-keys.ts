import { createPublicKey, type KeyObject } from 'node:crypto'

export interface PublishedKey {
  kid: string
  publicKey: KeyObject
  pem: string
}

const WAIT_MS = 5_000
const MOST_BYTES = 256_000
const MOST_KEYS = 100

/**
 * Fetches the keys that sign access tokens (RSA of 2,048 bits and more, for signatures, RS256) from where a realm publishes them.
 * Follows no redirect. Two keys of one name are none. Throws with a sentence for operators.
 */
export async function fetchKeys(issuer: string): Promise<Map<string, PublishedKey>> {
  const address = `${issuer}/protocol/openid-connect/certs`
  const text = await textAt(address)
  const keys = listIn(text)
  if (!keys) throw new Error(`${address} answered something that is no list of keys`)
  const usable = keys.slice(0, MOST_KEYS).flatMap((jwk) => usableKey(jwk) ?? [])
  const once = usable.filter(({ kid }) => usable.filter((other) => other.kid === kid).length === 1)
  if (once.length === 0) throw new Error(`${address} publishes no RS256 key: the realm needs an active key provider "rsa-generated"`)
  return new Map(once.map((key) => [key.kid, key]))
}

async function textAt(address: string): Promise<string> {
  const ask = (): Promise<Response> => fetch(address, { redirect: 'error', headers: { accept: 'application/json' }, signal: AbortSignal.timeout(WAIT_MS) })
  try {
    // Once more: a connection kept since before the issuer's restart is found dead only by using it.
    const response = await ask().catch((error: Error) => (error.name === 'TimeoutError' ? Promise.reject(error) : ask()))
    if (response.status === 404) throw new NotThere(`${address} answered 404: is the realm's name in issuer.url right, and was the realm imported?`)
    if (!response.ok) throw new NotThere(`${address} answered HTTP ${response.status}`)
    const text = await response.text()
    if (text.length > MOST_BYTES) throw new NotThere(`${address} answered more than ${MOST_BYTES} characters`)
    return text
  } catch (error) {
    if (error instanceof NotThere) throw error
    throw new Error(`${address} cannot be reached (${reasonOf(error)})`, { cause: error })
  }
}

class NotThere extends Error {}

/** Why nobody could be reached, in a word: ECONNREFUSED, ENOTFOUND, or the message. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error) return ('code' in cause && typeof cause.code === 'string' ? cause.code : '') || cause.message
  return error instanceof Error ? error.message : String(error)
}

function listIn(text: string): unknown[] | undefined {
  try {
    const value = JSON.parse(text) as { keys?: unknown } | null
    return Array.isArray(value?.keys) ? value.keys : undefined
  } catch {
    return undefined
  }
}

function usableKey(jwk: any): PublishedKey | undefined {
  if (typeof jwk !== 'object' || jwk?.kty !== 'RSA' || typeof jwk.kid !== 'string') return undefined
  if ((jwk.use ?? 'sig') !== 'sig' || (jwk.alg ?? 'RS256') !== 'RS256') return undefined
  try {
    const publicKey = createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' })
    if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2_048) return undefined
    return { kid: jwk.kid, publicKey, pem: publicKey.export({ type: 'spki', format: 'pem' }) as string }
  } catch {
    return undefined
  }
}
