import type { Tx } from '@tongban/database'
import type { SentRow } from '../stream/wire.js'
import { aggregateOf, judge, type DeadReason, type Projection } from './ledger-row.js'
import { appliers, project } from './project.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

/** Aggregates of these sources that have an event in the dead letters: later ones wait behind it. */
export async function readDeadAggregates(tx: Tx, owner: string, sources: string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ source: string; aggregate_type: string; aggregate_id: string }>({
    name: 'exchange-dead-aggregates',
    text: 'select distinct source, aggregate_type, aggregate_id from dead_letter where owner = $1 and source = any($2) and replayed_at is null',
    values: [owner, sources],
  })
  return new Set(rows.map((row) => aggregateOf({ source: row.source, aggregateType: row.aggregate_type, aggregateId: row.aggregate_id })))
}

/** Parks what cannot be applied, with the reason. The event itself lies in the ledger's log: it was received. */
export async function writeDeadLetters(tx: Tx, owner: string, dead: readonly { message: SentRow; reason: DeadReason }[], machineNow: Date): Promise<void> {
  if (dead.length === 0) return
  const rows = dead.map(({ message: m, reason }) => ({
    source: m.source, topic: m.topic, seq: m.seq, type: m.type, aggregate_type: m.aggregateType, aggregate_id: m.aggregateId, ...reason,
  }))
  await tx.query({
    text: `insert into dead_letter (owner, source, topic, seq, type, aggregate_type, aggregate_id, why, field, explanation, parked_at)
      select $1, source, topic, seq, type, aggregate_type, aggregate_id, why, field, explanation, $3
      from jsonb_to_recordset($2::jsonb) as t(source text, topic text, seq bigint, type text, aggregate_type text, aggregate_id text, why text, field text, explanation text)
      on conflict do nothing`,
    values: [owner, JSON.stringify(rows), machineNow],
  })
}

/**
 * Tries the dead letters of a ledger again, oldest first, after a fix. What passes is applied and marked as replayed; what does not keeps its place,
 * with the reason of this attempt, and so do later ones of its aggregate.
 */
export async function replayDeadLetters(tx: Tx, owner: string, projections: readonly Projection[], machineNow: Date, limit = 1000): Promise<{ replayed: number; remaining: number }> {
  const { rows } = await tx.query<StoredRow>({
    text: `select ${STORED_COLUMNS.split(', ').map((column) => `e.${column}`).join(', ')} from dead_letter d join ledger_event e using (owner, source, topic, seq)
      where owner = $1 and d.replayed_at is null order by source, topic, seq limit $2 for update of d`,
    values: [owner, limit],
  })
  const buried = new Set<string>()
  const attempts = rows.map(readStored).map((message) => ({ message, judged: judge(owner, message) }))
  const alive = attempts.flatMap(({ message, judged }) => {
    if (!('why' in judged)) return buried.has(aggregateOf(message)) ? [] : [{ message, row: judged }]
    buried.add(aggregateOf(message))
    return []
  })
  const dead = await project(tx, owner, alive.map(({ row }) => row), appliers(projections), buried)
  const replayed = alive.filter(({ row }) => !dead.has(row)).map(({ message }) => message)
  await markReplayed(tx, owner, replayed, machineNow)
  await enterLatest(tx, owner, replayed)
  const again = [
    ...attempts.flatMap(({ message, judged }) => ('why' in judged ? [{ message, reason: judged }] : [])),
    ...alive.flatMap(({ message, row }) => (dead.has(row) ? [{ message, reason: dead.get(row)! }] : [])),
  ]
  await setReasons(tx, owner, again)
  return { replayed: replayed.length, remaining: rows.length - replayed.length }
}

const KEYS = 'jsonb_to_recordset($2::jsonb) as t(source text, topic text, seq bigint, why text, field text, explanation text)'
const SAME = 'd.owner = $1 and d.source = t.source and d.topic = t.topic and d.seq = t.seq'
const keysOf = ({ source, topic, seq }: SentRow) => ({ source, topic, seq })

/** Notes that dead letters have been applied after all. */
export async function markReplayed(tx: Tx, owner: string, replayed: readonly SentRow[], machineNow: Date): Promise<void> {
  if (replayed.length === 0) return
  await tx.query({ text: `update dead_letter d set replayed_at = $3 from ${KEYS} where ${SAME} and replayed_at is null`, values: [owner, JSON.stringify(replayed.map(keysOf)), machineNow] })
}

async function enterLatest(tx: Tx, owner: string, replayed: readonly SentRow[]): Promise<void> {
  if (replayed.length === 0) return
  await tx.query({
    text: `insert into ledger_entry as l (owner, source, aggregate_type, aggregate_id, aggregate_version, type, topic, seq, occurred_at, hash)
      select distinct on (e.source, e.aggregate_type, e.aggregate_id) owner, e.source, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type, e.topic, e.seq, e.occurred_at, e.hash
      from ledger_event e join ${KEYS} on e.source = t.source and e.topic = t.topic and e.seq = t.seq where e.owner = $1
      order by e.source, e.aggregate_type, e.aggregate_id, e.aggregate_version desc, e.seq
      on conflict (owner, source, aggregate_type, aggregate_id) do update
      set aggregate_version = excluded.aggregate_version, type = excluded.type, topic = excluded.topic, seq = excluded.seq, occurred_at = excluded.occurred_at, hash = excluded.hash
      where l.aggregate_version < excluded.aggregate_version`,
    values: [owner, JSON.stringify(replayed.map(keysOf))],
  })
}

async function setReasons(tx: Tx, owner: string, again: { message: SentRow; reason: DeadReason }[]): Promise<void> {
  if (again.length === 0) return
  await tx.query({
    text: `update dead_letter d set why = t.why, field = t.field, explanation = t.explanation from ${KEYS} where ${SAME}`,
    values: [owner, JSON.stringify(again.map(({ message, reason }) => ({ ...keysOf(message), ...reason })))],
  })
}
