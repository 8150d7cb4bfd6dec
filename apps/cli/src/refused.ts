import type { RefusalCode } from '@tongban/contracts'
import { refuse, type Refusal, type RefusalParam } from '@tongban/kernel'

/** Thrown by a command to answer no: `run` prints the refusal's sentence to stderr and exits 2. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(code: RefusalCode, params: Record<string, RefusalParam> = {}, longest = LONGEST) {
    super(code)
    this.refusal = refuse(code, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? printable(value, longest) : value])))
  }

  /** With values of several lines' length: a fault that names every field. */
  static long(code: RefusalCode, params: Record<string, string>): Refused {
    return new Refused(code, params, 2_000)
  }

  static by(refusal: Refusal): Refused {
    return new Refused(refusal.refused as RefusalCode, refusal.params)
  }
}

const LONGEST = 80

/** A value from outside as it may stand in a sentence: no control characters, and not longer than a line. */
export function printable(value: string, longest = LONGEST): string {
  const characters = [...value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')]
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('')
}
