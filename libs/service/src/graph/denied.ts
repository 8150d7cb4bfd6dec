import { sentence } from '@tongban/contracts'
import type { Refusal } from '@tongban/kernel'
import { GraphQLError } from 'graphql'

export type DenialCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'IDENTITY_UNAVAILABLE' | 'BAD_USER_INPUT' | 'TOO_MUCH'

/** A refusal that has no place in a result: who asks is not let in, or what was sent cannot be read. Carries code and params for programs. */
export function denied(code: DenialCode, refusal: Refusal): GraphQLError {
  return new GraphQLError(sentence(refusal, 'en'), {
    extensions: { code, refused: refusal.refused, params: refusal.params, messageZh: sentence(refusal, 'zh') },
  })
}
