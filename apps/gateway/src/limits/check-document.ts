import { refuse, type Refusal } from '@tongban/kernel'
import { BREAK, Lexer, parse, Source, TokenKind, visit, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { Limits } from './limits.js'
import { measure } from './measure.js'

export interface Checks {
  schema: GraphQLSchema
  limits: Limits
  introspection: boolean
}

/** Says why a query may not run, or nothing. A text that does not parse passes: the graph names its fault better. */
export function checkDocument(query: string, variables: Record<string, unknown>, checks: Checks): Refusal | undefined {
  const { limits } = checks
  const tokens = countTokens(query)
  if (tokens > limits.tokens) return overLimit('tokens', tokens, limits.tokens)
  const document = tryParse(query)
  if (!document) return undefined
  if (!checks.introspection && describesSchema(document)) return refuse('introspection-off')
  const size = measure(document, variables, checks.schema)
  for (const limit of ['depth', 'aliases', 'directives', 'cost'] as const) {
    if (size[limit] > limits[limit]) return overLimit(limit, size[limit], limits[limit])
  }
  return undefined
}

export const overLimit = (limit: keyof Limits, value: number, max: number): Refusal => refuse('query-over-limit', { limit, value, max })

function countTokens(query: string): number {
  const lexer = new Lexer(new Source(query))
  let count = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1
  } catch {
    // Counted up to the first character that is no GraphQL; the parser names it.
  }
  return count
}

function tryParse(query: string): DocumentNode | undefined {
  try {
    return parse(query, { noLocation: true })
  } catch {
    return undefined
  }
}

// Anywhere in the document counts: a fragment on Query can ask for the schema as well.
function describesSchema(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type'
      return found ? BREAK : undefined
    },
  })
  return found
}
