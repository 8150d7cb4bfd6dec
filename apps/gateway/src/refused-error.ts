import { sentence, type Language } from '@tongban/contracts'
import type { Refusal } from '@tongban/kernel'
import type { GraphQLFormattedError } from 'graphql'

export type RefusedAs = 'UNAUTHENTICATED' | 'TOO_MUCH' | 'BAD_REQUEST' | 'FORBIDDEN' | 'AWAY' | 'NO_ANSWER' | 'FAULT'

/** A refusal outside the graph's types, in the one form every process uses: a sentence, and code and params for programs. */
export function refusedError(refusal: Refusal, code: RefusedAs, lang: Language = 'en'): GraphQLFormattedError {
  return {
    message: sentence(refusal, lang),
    extensions: { code, refused: refusal.refused, params: refusal.params, messageZh: sentence(refusal, 'zh') },
  }
}
