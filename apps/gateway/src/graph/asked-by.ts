import type { Language } from '@tongban/contracts'

/** What a request carries on to the subgraphs. Everything else a client sends stays at the gateway. */
export interface Forwarded {
  authorization?: string
  traceparent: string
  'accept-language'?: string
  /** The address of who connected here; whatever a client wrote there itself is dropped. Guesses at receipt codes are counted by it. */
  'x-forwarded-for'?: string
}

/** Chinese for who prefers it, else English. */
export const languageIn = (header: string | undefined): Language => (/^\s*zh/i.test(header ?? '') ? 'zh' : 'en')

const LONGEST_TOKEN = 8_192
const LANGUAGE = /^[\w ,;=.*-]{1,120}$/

export interface AskedBy {
  authorization: string | undefined
  traceparent: string
  language: string | undefined
  address: string | undefined
}

/** Stands for a token that is too long to go on: refused there as one that is none, and not taken for a request without one. */
const OVERLONG = 'overlong'

/** The headers that go on; an unreadable language does not. */
export function forwarded({ authorization, traceparent, language, address }: AskedBy): Forwarded {
  return {
    ...(authorization && { authorization: authorization.length <= LONGEST_TOKEN ? authorization : OVERLONG }),
    traceparent,
    ...(language && LANGUAGE.test(language) && { 'accept-language': language }),
    ...(address && { 'x-forwarded-for': address }),
  }
}

/** The centres a bearer token names, unverified: only used to ask fewer deployments, each of which verifies the token itself. */
export function centresNamedBy(authorization: string | undefined): string[] | undefined {
  const payload = authorization?.match(/^Bearer [\w-]+\.([\w-]+)\./i)?.[1]
  if (!payload) return undefined
  try {
    const { centres } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { centres?: unknown }
    return Array.isArray(centres) ? centres.filter((centre) => typeof centre === 'string') : undefined
  } catch {
    return undefined
  }
}
