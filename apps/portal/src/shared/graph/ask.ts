import type { TadaDocumentNode } from 'gql.tada'
import { languageNow } from '../i18n/language.js'
import { Failure, failureOf, type GraphError } from './failure.js'

interface Answered<R> {
  data?: R | null
  errors?: GraphError[]
}

/** What the build left of a document: its id, or its text under the development server. */
type Sent = { documentId: string } | { query: string }

/**
 * Asks the graph. Rejects with a Failure when nothing came of it; an answer of which a part is missing (null where the graph allows it) is an answer.
 */
export async function ask<R, V>(document: TadaDocumentNode<R, V, any>, variables: V, signal?: AbortSignal): Promise<R> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    // Another site's form cannot send this header, so the session's cookie counts.
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-tongban-session': '1', 'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en' },
    body: JSON.stringify({ ...(document as unknown as Sent), variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Failure('offline', '')
  })
  const answer = (await response.json().catch(() => ({}))) as Answered<R>
  const { data, errors = [] } = answer
  if (data && Object.values(data).some((value) => value !== null)) return data
  if (data && errors.length === 0) return data
  throw failureOf(errors, response.headers.get('x-trace-id') ?? undefined)
}
