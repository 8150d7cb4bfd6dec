import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { checkDocument, overLimit, type Checks } from '../limits/check-document.js'

/** A GraphQL request as it may run. */
export interface Operation {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
}

/** Texts that the portal's build left, by their ids. */
export interface Documents {
  document(id: string): string | undefined
  trusts(text: string): boolean
}

/** Reads a GraphQL request out of its JSON and holds it to the limits; refuses before anything of it runs. `only`: nothing but what the documents hold. */
export function readOperation(body: unknown, checks: Checks, documents: Documents, only: boolean): Operation | Refusal {
  if (Array.isArray(body) && body.length > checks.limits.batch) return overLimit('batch', body.length, checks.limits.batch)
  const operation = operationOf(Array.isArray(body) ? body[0] : body, documents, only)
  if (isRefusal(operation)) return operation
  const nesting = nestingOf(operation.variables)
  if (nesting > checks.limits.nesting) return overLimit('nesting', nesting, checks.limits.nesting)
  return checkDocument(operation.query, operation.variables ?? {}, checks) ?? operation
}

function operationOf(body: unknown, documents: Documents, only: boolean): Operation | Refusal {
  const unreadable = refuse('request-unreadable')
  if (!isRecord(body)) return unreadable
  const { documentId, variables, operationName } = body
  if (!isAbsent(documentId) && (typeof documentId !== 'string' || !isAbsent(body.query))) return unreadable
  const query = typeof documentId === 'string' ? documents.document(documentId) : body.query
  if (typeof documentId === 'string' && query === undefined) return refuse('document-unknown', { documentId: documentId.slice(0, 80) })
  if (typeof query !== 'string' || query.trim() === '') return unreadable
  if (only && documentId === undefined && !documents.trusts(query)) return refuse('documents-only')
  if (!isAbsent(variables) && !isRecord(variables)) return unreadable
  if (!isAbsent(operationName) && typeof operationName !== 'string') return unreadable
  return { query, ...(isRecord(variables) && { variables }), ...(typeof operationName === 'string' && { operationName }) }
}

// Without recursion: the depth is what is not yet known to be small.
function nestingOf(variables: unknown): number {
  let depth = -1
  for (let level: unknown[] = [variables]; level.length > 0; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return depth
}

const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
