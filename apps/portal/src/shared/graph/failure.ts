/** Why a question got no answer. A refusal of the graph's own types is an answer and never comes this way. */
export type FailureKind = 'failed' | 'offline' | 'away' | 'forbidden' | 'logged-out' | 'refused'

export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly kind: FailureKind,
    /** The gateway's sentence in English; `told` has it in the reader's language. */
    message: string,
    readonly more: { zh?: string; refused?: string; centreId?: string; trace?: string } = {},
  ) {
    super(message)
  }

  /** The gateway's sentence in a language; English where it has no other, empty when nobody answered. */
  told(language: 'zh' | 'en'): string {
    return (language === 'zh' && this.more.zh) || this.message
  }
}

export interface GraphError {
  message: string
  extensions?: { code?: string; messageZh?: string; refused?: string; centreId?: string; params?: Record<string, unknown> }
}

const kinds = new Map<string, FailureKind>(Object.entries({
  UNAUTHENTICATED: 'logged-out', FORBIDDEN: 'forbidden', AWAY: 'away', NO_ANSWER: 'away', IDENTITY_UNAVAILABLE: 'away',
  BAD_USER_INPUT: 'refused', BAD_REQUEST: 'refused', TOO_MUCH: 'refused', GRAPHQL_VALIDATION_FAILED: 'refused',
}))

/** What to show of an answer's errors: the one that most needs somebody to do something. */
export function failureOf(errors: readonly GraphError[], trace?: string): Failure {
  const order: FailureKind[] = ['logged-out', 'forbidden', 'refused', 'away', 'failed']
  const failures = errors.map(({ message, extensions: { code = '', messageZh, refused, centreId } = {} }) =>
    new Failure(kinds.get(code) ?? 'failed', message, { ...(messageZh && { zh: messageZh }), ...(refused && { refused }), ...(centreId && { centreId }), ...(trace && { trace }) }))
  return failures.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0] ?? new Failure('failed', '')
}
