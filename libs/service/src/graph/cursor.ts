import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { denied } from './denied.js'

/** The values a keyset cursor stands after, in the order of the sort. */
export type CursorKey = readonly (string | number | null)[]

export interface Cursor {
  sort: string
  key: CursorKey
}

/** Opaque to clients, not secret: a changed cursor can only point elsewhere in what its reader may see anyway. */
export function encodeCursor(sort: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([sort, ...key])).toString('base64url')
}

/** Reads any list's cursor; refuses what no list of ours wrote. For the gateway, which merges lists by their keys. */
export function readCursor(text: string): Cursor | Refusal<'bad-cursor'> {
  const refusal = refuse('bad-cursor', { cursor: text.slice(0, 64) })
  if (!/^[\w-]{1,512}$/.test(text)) return refusal
  const parts = parsed(text)
  if (!Array.isArray(parts) || !parts.every(isValue)) return refusal
  const [sort, ...key] = parts
  return typeof sort === 'string' && sort !== '' && key.length > 0 && encodeCursor(sort, key) === text ? { sort, key } : refusal
}

/** The key of a cursor of this sort with this many values; another list's cursor is refused. */
export function decodeCursor(text: string, sort: string, values: number): CursorKey | Refusal<'bad-cursor'> {
  const cursor = readCursor(text)
  if (isRefusal(cursor)) return cursor
  return cursor.sort === sort && cursor.key.length === values ? cursor.key : refuse('bad-cursor', { cursor: text.slice(0, 64) })
}

export interface PageInput {
  first?: number | null
  after?: string | null
}

export interface Page {
  first: number
  /** Read rows strictly after this key; undefined means from the start. */
  after?: CursorKey
}

export const MOST_PER_PAGE = 100

/** What a list was asked for, checked. Throws a readable input error on a damaged cursor or a `first` outside 1-100. */
export function pageOf(input: PageInput, sort: string, values: number): Page {
  const first = input.first ?? 20
  if (first < 1) throw denied('BAD_USER_INPUT', refuse('bad-input', { field: 'first', reason: 'too-small' }))
  if (first > MOST_PER_PAGE) throw denied('BAD_USER_INPUT', refuse('too-large', { what: 'first', size: first, limit: MOST_PER_PAGE }))
  if (input.after === undefined || input.after === null) return { first }
  const after = decodeCursor(input.after, sort, values)
  if (isRefusal(after)) throw denied('BAD_USER_INPUT', after)
  return { first, after }
}

const isValue = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
