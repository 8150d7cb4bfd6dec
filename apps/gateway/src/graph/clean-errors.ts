import { refuse } from '@tongban/kernel'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { refusedError } from '../refused-error.js'
import type { GraphContext } from './graph-context.js'

const TOLD = ['code', 'refused', 'params', 'messageZh', 'centreId'] as const

/** Codes of answers meant for the client. Any other error is a fault: logged with its trace id, and told as no more than that. */
const MEANT = new Set([
  'UNAUTHENTICATED', 'FORBIDDEN', 'IDENTITY_UNAVAILABLE', 'BAD_USER_INPUT', 'TOO_MUCH', 'AWAY', 'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE',
])

/** A reference to nothing is null, and null is its answer: leaves out the planner's errors that such a thing's fields are missing. */
export function withoutNothing<E extends GraphQLError | GraphQLFormattedError>(errors: readonly E[], { nothing }: GraphContext): E[] {
  return errors.filter(({ message }) => {
    const type = /^Cannot return null for non-nullable field (\w+)\./.exec(message)?.[1]
    return type === undefined || !nothing.has(type)
  })
}

/** Errors as a client may see them: no stack, no address, no name of a subgraph. */
export function cleanErrors(
  errors: readonly (GraphQLError | GraphQLFormattedError)[],
  context: GraphContext | undefined,
  onFault: (fault: unknown, context: GraphContext | undefined) => void,
): GraphQLError[] {
  return errors.map((error) => {
    const shown = isMeant(error) ? told(error) : faultOf(error, context, onFault)
    return { ...shown, ...(error.path && { path: error.path }), ...locationsOf(error) } as GraphQLError
  })
}

function isMeant(error: GraphQLError | GraphQLFormattedError): boolean {
  const code = error.extensions?.['code']
  if (typeof code === 'string') return MEANT.has(code)
  // What is found wrong with a document or its variables has no code and stands at no field; yoga marks it as the client's.
  const status = (error.extensions?.['http'] as { status?: number } | undefined)?.status
  return error.path === undefined && (status === 400 || (error instanceof GraphQLError && error.originalError === undefined))
}

function told(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  const extensions = Object.fromEntries(TOLD.filter((name) => error.extensions?.[name] !== undefined).map((name) => [name, error.extensions![name]]))
  // The planner passes arguments on as variables of its own; who asked knows them by the argument's name.
  const message = error.message.replace(/Variable "\$_v\d+_(\w+)"/g, 'Argument "$1"')
  return { message, extensions: { code: 'BAD_REQUEST', ...extensions } }
}

function faultOf(error: unknown, context: GraphContext | undefined, onFault: (fault: unknown, context: GraphContext | undefined) => void) {
  onFault(error, context)
  return refusedError(refuse('gateway-fault', { trace: context?.traceId ?? 'unknown' }), 'FAULT')
}

const locationsOf = ({ locations }: GraphQLError | GraphQLFormattedError) => (locations?.length ? { locations } : {})
