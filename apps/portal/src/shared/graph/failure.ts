/** Why a question got no answer. A refusal of the graph's own types is an answer and never comes this way. */
export type FailureKind = 'failed' | 'offline' | 'away' | 'forbidden' | 'logged-out' | 'refused'

export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly kind: FailureKind,
    /** The gateway's sentence in the language asked for; empty when nobody answered. */
    message: string,
    readonly more: { refused?: string; centreId?: string; trace?: string } = {},
  ) {
    super(message)
  }
}

export interface GraphError {
  message: string
  extensions?: { code?: string; refused?: string; centreId?: string; params?: Record<string, unknown> }
}

const kinds = new Map<string, FailureKind>(Object.entries({
  UNAUTHENTICATED: 'logged-out', FORBIDDEN: 'forbidden', AWAY: 'away', NO_ANSWER: 'away', IDENTITY_UNAVAILABLE: 'away',
  BAD_USER_INPUT: 'refused', BAD_REQUEST: 'refused', TOO_MUCH: 'refused', GRAPHQL_VALIDATION_FAILED: 'refused',
}))

/** What to show of an answer's errors: the one that most needs somebody to do something. */
export function failureOf(errors: readonly GraphError[], trace?: string): Failure {
  const order: FailureKind[] = ['logged-out', 'forbidden', 'refused', 'away', 'failed']
  const failures = errors.map(({ message, extensions: { code = '', refused, centreId } = {} }) =>
    new Failure(kinds.get(code) ?? 'failed', message, { ...(refused && { refused }), ...(centreId && { centreId }), ...(trace && { trace }) }))
  return failures.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? new Failure('failed', '')
}
