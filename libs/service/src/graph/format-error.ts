import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { traceNow } from '../logging/trace.js'
import { refuse } from '@tongban/kernel'
import { denied } from './denied.js'
import { limits, tooMuch } from './limits.js'

/** What may be told to a client as it is; everything else is a bug or an outage and is told by its trace id alone. */
const TELLABLE = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'IDENTITY_UNAVAILABLE',
  'BAD_USER_INPUT',
  'TOO_MUCH',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
])

/** Makes errors readable and safe: no stack, no SQL, no text of an unexpected error. `report` gets what the client does not. */
export function formatError(report: (error: unknown, traceId: string | undefined) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR')
    const original = unwrapResolverError(error)
    const tellable = TELLABLE.has(code) && (original === error || original instanceof GraphQLError || original === undefined)
    if (code === 'GRAPHQL_PARSE_FAILED' && /tokens/.test(formatted.message)) return tooMuch('tokens', limits.tokens).toJSON()
    if (tellable) return { ...formatted, message: clipped(formatted.message), extensions: without(formatted.extensions, ['stacktrace', 'originalError']) }
    if (original instanceof Error && original.message.startsWith(UNKNOWN_ENTITY)) return denied('BAD_USER_INPUT', refuse('bad-input', { field: 'representations', reason: 'unknown-type' })).toJSON()
    const traceId = traceNow()?.traceId
    report(original ?? error, traceId)
    const told = denied('INTERNAL_SERVER_ERROR', refuse('failed-here', { trace: traceId ?? null })).toJSON()
    return {
      ...told,
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
      extensions: { ...told.extensions, ...(traceId && { traceId }) },
    }
  }
}

// What @apollo/subgraph says of a reference to no entity here; it gives no code.
const UNKNOWN_ENTITY = 'The _entities resolver tried to load an entity for type'

// The parser and the types repeat what they were sent, however long it was.
const LONGEST = 500
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}` : text).toWellFormed()

const without = (extensions: Record<string, unknown> | undefined, names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(extensions ?? {}).filter(([name]) => !names.includes(name)))
