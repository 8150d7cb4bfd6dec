import { isEventType, validateReceived, type EventType } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { SentRow } from '../stream/wire.js'
import { LARGEST_BODY } from './outbox.js'

/** An event as projections get it: verified, its body parsed and valid. */
export interface LedgerRow {
  owner: string
  source: string
  topic: string
  seq: number
  type: EventType
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  occurredAt: Date
  body: any
  hash: Buffer
}

/** Keeps a table of its own in step with the ledger, in the transaction that applies the events. Rows come in the order of their streams. */
export interface Projection {
  /** Of one kind of aggregate, or of several whose events must not overtake each other. */
  aggregateType: string | readonly string[]
  apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void>
  /** Works out anew from the ledger's events what its rows should be, and names the event of each that is not so; of a row without an event, the newest of its source. */
  differing?(tx: Tx, owner: string): Promise<Place[]>
}

/** One number of one stream. */
export interface Place {
  source: string
  topic: string
  seq: number
}

/** Why a message cannot be applied: a code, the field at fault when there is one, and words for whoever mends it. */
export interface DeadReason {
  why: string
  field: string | null
  explanation: string
}

/** Reads a received body against its schema. What a newer writer says beyond it stays in the body, which projections get whole: hashes cover it. */
export function judge(owner: string, row: SentRow): LedgerRow | DeadReason {
  const { source, topic, seq, type, aggregateType, aggregateId, aggregateVersion, occurredAt, hash } = row
  const bytes = Buffer.byteLength(row.body)
  if (bytes > LARGEST_BODY) return { why: 'oversized', field: null, explanation: `The body has ${bytes} bytes; at most ${LARGEST_BODY} are read` }
  let body: unknown
  try {
    body = JSON.parse(row.body)
  } catch (error) {
    return { why: 'not-json', field: null, explanation: (error as Error).message.slice(0, 500) }
  }
  if (!isEventType(type)) return { why: 'unknown-type', field: 'ce_type', explanation: `This version of the software knows no event ${type}` }
  const [fault] = validateReceived(type, body)
  if (fault) return { why: 'breaks-schema', field: fault.path, explanation: `${type}: ${fault.path || 'the body'} is ${fault.code} ${JSON.stringify(fault.params)}` }
  const unusable = ESCAPED.test(row.body) ? placeOfUnusable(body) : undefined
  if (unusable !== undefined) return { why: 'unusable-text', field: unusable, explanation: `${type}: ${unusable} holds NUL or half a surrogate pair, which no row can keep, or is nested too deep to look` }
  return { owner, source, topic, seq, type, aggregateType, aggregateId, aggregateVersion, occurredAt, body, hash }
}

// Only an escape can bring them: a body with a bare NUL was refused, and its bytes are UTF-8.
const ESCAPED = /\\u(?:0000|d[89a-f])/i

// Deeper than any schema goes; a field that is not known here may hold anything.
const DEEPEST = 100

/** The JSON pointer of the first text that PostgreSQL could not keep as it is, or of what is nested too deep to look for one. */
function placeOfUnusable(value: unknown, pointer = '', depth = 0): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? pointer.slice(0, 500) : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return pointer.slice(0, 500)
  for (const [name, inner] of Object.entries(value)) {
    const found = placeOfUnusable(name) === undefined ? placeOfUnusable(inner, `${pointer}/${name}`, depth + 1) : pointer.slice(0, 500)
    if (found !== undefined) return found
  }
  return undefined
}

export const aggregateOf = ({ source, aggregateType, aggregateId }: Pick<SentRow, 'source' | 'aggregateType' | 'aggregateId'>): string =>
  `${source} ${aggregateType} ${aggregateId}`
