import { TokenRefused } from './token-verifier.js'

export interface TokenText {
  kid: string
  claims: Record<string, unknown>
}

const MOST_CHARACTERS = 8_192
const KEY_NAME = /^[\w-]{1,128}$/
const HEADER_MEMBERS = ['alg', 'kid', 'typ']
const HEADER_TYPES = ['jwt', 'at+jwt']

/**
 * Reads a token's text before any key is looked at, so that it means one thing to every reader.
 * Refuses: more than 8 kB, other than three parts of exact base64url, JSON with a member named twice, an algorithm other than RS256,
 * and every header but `alg`, `kid` and `typ`: a token never says where its key is.
 */
export function readToken(jwt: string): TokenText {
  if (jwt.length > MOST_CHARACTERS) throw new TokenRefused('longer than 8 kB')
  const parts = jwt.split('.')
  if (parts.length !== 3) throw new TokenRefused('not of three parts')
  const [header, claims, signature] = parts.map(bytesOf) as [Buffer, Buffer, Buffer]
  if (signature.length === 0) throw new TokenRefused('without a signature')
  const { alg, kid, typ, ...others } = objectIn(header, 'header')
  if (Object.keys(others).length > 0) throw new TokenRefused(`a header with more than ${HEADER_MEMBERS.join(', ')}`)
  if (alg !== 'RS256') throw new TokenRefused('an algorithm other than RS256')
  if (typ !== undefined && !(typeof typ === 'string' && HEADER_TYPES.includes(typ.toLowerCase()))) throw new TokenRefused('a header of another type')
  if (typeof kid !== 'string' || !KEY_NAME.test(kid)) throw new TokenRefused('no usable name of a key')
  return { kid, claims: objectIn(claims, 'claims') }
}

function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url')
  if (bytes.toString('base64url') !== part) throw new TokenRefused('not exact base64url')
  return bytes
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function objectIn(bytes: Buffer, what: string): Record<string, unknown> {
  let value: unknown
  let text: string
  try {
    text = utf8.decode(bytes)
    value = JSON.parse(text)
  } catch {
    throw new TokenRefused(`${what} that are no JSON`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TokenRefused(`${what} that are no object`)
  if (namesTwice(text)) throw new TokenRefused(`${what} that name a member twice`)
  return value as Record<string, unknown>
}

/** Whether an object in this JSON, at any depth, has two members of one name; JSON.parse takes the last, others take the first. */
export function namesTwice(json: string): boolean {
  const open: (Set<string> | null)[] = []
  const tokens = json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)
  for (const [token, text, colon] of tokens) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (colon) {
      const names = open.at(-1)
      const name = JSON.parse(text!) as string
      if (names?.has(name)) return true
      names?.add(name)
    }
  }
  return false
}
