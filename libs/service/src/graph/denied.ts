import { sentence } from '@tongban/contracts'
import type { Refusal } from '@tongban/kernel'
import { GraphQLError } from 'graphql'
import { printable } from './printable.js'

export type DenialCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'IDENTITY_UNAVAILABLE' | 'BAD_USER_INPUT' | 'BAD_REQUEST' | 'TOO_MUCH' | 'INTERNAL_SERVER_ERROR'

/** A refusal that has no place in a result: who asks is not let in, or what was sent cannot be read. Carries code and params for programs; `status` is for those thrown before anything runs. */
export function denied(code: DenialCode, asked: Refusal, status?: number): GraphQLError {
  const refusal = printable(asked)
  return new GraphQLError(sentence(refusal, 'en'), {
    extensions: { code, refused: refusal.refused, params: refusal.params, messageZh: sentence(refusal, 'zh'), ...(status && { http: { status } }) },
  })
}
