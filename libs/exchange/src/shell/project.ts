import { isOutage, type Tx } from '@tongban/database'
import { aggregateOf, type DeadReason, type LedgerRow, type Projection } from './ledger-row.js'

/** Whoever applies some of the rows. */
export interface Applier {
  wants(row: LedgerRow): boolean
  apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void>
}

export const appliers = (projections: readonly Projection[]): Applier[] =>
  projections.map((projection) => ({ wants: (row) => [projection.aggregateType].flat().includes(row.aggregateType), apply: (tx, owner, rows) => projection.apply(tx, owner, rows) }))

/** What could not be applied, by row. */
export type Dead = Map<LedgerRow, DeadReason>

/**
 * Runs the projections over the rows behind savepoints. When a batch fails it is halved until the rows at fault are found; they and later ones of their aggregates
 * are returned as dead, and everything else is applied. Throws only what trying again may mend: an outage always, a deadlock or a lack of resources as long as the
 * same rows have not failed with one too often.
 */
export async function project(tx: Tx, owner: string, rows: LedgerRow[], projections: readonly Applier[], deadAggregates: Set<string>): Promise<Dead> {
  const dead: Dead = new Map()
  const first = rows[0] && `${owner} ${rows[0].source} ${rows[0].topic} ${rows[0].seq} ${rows[0].aggregateId}`
  await applyOrHalve(rows)
  if (first) failures.delete(first)
  return dead

  async function applyOrHalve(some: LedgerRow[]): Promise<void> {
    const alive = some.filter((row) => !buried(row))
    if (alive.length === 0) return
    const error = await attempt(alive)
    if (error === undefined) return
    if (alive.length === 1) {
      dead.set(alive[0]!, explain(error))
      deadAggregates.add(aggregateOf(alive[0]!))
      return
    }
    const middle = Math.ceil(alive.length / 2)
    await applyOrHalve(alive.slice(0, middle))
    await applyOrHalve(alive.slice(middle))
  }

  function buried(row: LedgerRow): boolean {
    if (!deadAggregates.has(aggregateOf(row))) return false
    dead.set(row, BEHIND)
    return true
  }

  async function attempt(alive: LedgerRow[]): Promise<unknown> {
    const wanted = projections.map((projection) => ({ projection, rows: alive.filter((row) => projection.wants(row)) })).filter((p) => p.rows.length > 0)
    if (wanted.length === 0) return undefined
    await tx.query({ text: 'savepoint projected' })
    try {
      for (const { projection, rows: its } of wanted) await projection.apply(tx, owner, its)
      await tx.query({ text: 'release savepoint projected' })
      return undefined
    } catch (error) {
      if (isOutage(error) || (mayPass(error) && isPatientWith(first!))) throw error
      await tx.query({ text: 'rollback to savepoint projected' })
      return error ?? new Error('unknown')
    }
  }
}

export const BEHIND: DeadReason = { why: 'behind-dead-letter', field: null, explanation: 'An earlier event of the same aggregate waits in the dead letters' }

// Connection, rollback (deadlock, serialization), resources, operator, system, internal: not the message's fault.
const PASSING = new Set(['08', '40', '53', '55', '57', '58', 'XX'])
const mayPass = (error: unknown): boolean => PASSING.has(String((error as { code?: string })?.code ?? '').slice(0, 2))

const MOST_FAILURES = 5
const MOST_REMEMBERED = 1000
/** How often what begins with a row has failed with what may pass. Another process, or this one after a restart, counts anew. */
const failures = new Map<string, number>()

function isPatientWith(first: string): boolean {
  const times = failures.get(first) ?? 0
  if (times >= MOST_FAILURES) return false
  if (failures.size >= MOST_REMEMBERED) failures.clear()
  failures.set(first, times + 1)
  return true
}

function explain(error: unknown): DeadReason {
  const { code, column, constraint, message } = error as { code?: string; column?: string; constraint?: string; message?: string }
  return { why: 'projection-failed', field: column ?? constraint ?? null, explanation: `${code ? `${code}: ` : ''}${message ?? String(error)}`.slice(0, 1000) }
}
