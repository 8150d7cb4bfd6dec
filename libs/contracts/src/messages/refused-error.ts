import type { Refusal } from '@tongban/kernel'
import { sentence } from './sentence.js'

/**
 * Carries a refusal up to whoever can tell it, in that person's language: what keeps a process or a command from its work. The message is the
 * catalogue's English sentence, for logs. An answer to a person is returned, never thrown.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'

  constructor(readonly refusal: Refusal, options?: ErrorOptions) {
    super(sentence(refusal, 'en'), options)
  }
}
