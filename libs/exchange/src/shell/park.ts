import type { Tx } from '@tongban/database'
import type { Verified } from '../stream/verify-runs.js'
import type { Head, Received, SentRow } from '../stream/wire.js'
import { EVENT_FIELDS, plain } from './apply.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

/** More than this of one stream is not parked: a re-send from the gap on brings the rest again. */
export const MOST_PARKED = 20_000

interface ParkedRow extends StoredRow {
  head: { first: number; base: string; kid: string; signature: string } | null
  before: Buffer | null
}

/** What waits for the head of its batch, in order of number. */
export async function readUnsigned(tx: Tx, topic: string, sources: string[]): Promise<Received[]> {
  const { rows } = await tx.query<ParkedRow>({
    name: 'exchange-parked-unsigned',
    text: `select ${STORED_COLUMNS}, head from parked where topic = $1 and source = any($2) and seal is null order by source, seq limit ${MOST_PARKED}`,
    values: [topic, sources],
  })
  return rows.map((row) => ({ ...readStored({ ...row, seal: Buffer.alloc(0) }), ...(row.head && { head: readHead(row.head) }) }))
}

/** What was verified before and now follows number `last`, if its turn has come. */
export async function readSealed(tx: Tx, source: string, topic: string, last: number, limit = 2000): Promise<Verified[]> {
  const { rows } = await tx.query<ParkedRow>({
    name: 'exchange-parked-sealed',
    text: `select ${STORED_COLUMNS}, head, before from parked where topic = $1 and source = $2 and seal is not null and seq between $3 and $4 order by seq`,
    values: [topic, source, last + 1, last + limit],
  })
  return rows.map((row) => ({ ...readStored(row), sealBefore: row.before!, ...(row.head && { head: readHead(row.head) }) }))
}

/** Parks messages; what is proven replaces what is not, never the other way round. */
export async function park(tx: Tx, messages: readonly (Received & { sealBefore?: Buffer })[], machineNow: Date): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map((m) => ({
    ...plain(m as SentRow), hash: hex(m.hash), link: hex(m.link), seal: m.sealBefore ? hex(m.seal) : null, before: m.sealBefore ? hex(m.sealBefore) : null,
    head: m.head ? { first: m.head.first, base: hex(m.head.base), kid: m.head.kid, signature: hex(m.head.signature) } : null,
  }))
  await tx.query({ name: 'exchange-park', text: PARK, values: [JSON.stringify(rows), machineNow, MOST_PARKED] })
}

/** Forgets what the stream has passed. */
export async function unpark(tx: Tx, source: string, topic: string, last: number): Promise<void> {
  await tx.query({ name: 'exchange-unpark', text: 'delete from parked where source = $1 and topic = $2 and seq <= $3', values: [source, topic, last] })
}

/** Takes out what has waited for a signed head for a minute: nobody will sign it any more. */
export async function dropUnsigned(tx: Tx, topic: string, machineNow: Date): Promise<Received[]> {
  const { rows } = await tx.query<ParkedRow>({
    text: `delete from parked where topic = $1 and seal is null and parked_at < $2 returning ${STORED_COLUMNS}`,
    values: [topic, new Date(machineNow.getTime() - LONGEST_UNSIGNED_MS)],
  })
  return rows.map((row) => readStored({ ...row, seal: Buffer.alloc(0) }))
}

const LONGEST_UNSIGNED_MS = 60_000

const PARK = `
  with full_stream as (select source, topic from parked group by source, topic having count(*) >= $3)
  insert into parked as p (source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body, hash, link, seal, before, head, parked_at)
  select distinct on (t.source, t.topic, seq) t.source, t.topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body,
    decode(hash, 'hex'), decode(link, 'hex'), decode(seal, 'hex'), decode(before, 'hex'), head, $2
  from json_to_recordset($1::json) as t(${EVENT_FIELDS}, hash text, link text, seal text, before text, head jsonb)
  left join full_stream f on f.source = t.source and f.topic = t.topic
  where f.source is null
  order by t.source, t.topic, seq, seal nulls last
  on conflict (source, topic, seq) do update
  set event_id = excluded.event_id, type = excluded.type, aggregate_type = excluded.aggregate_type, aggregate_id = excluded.aggregate_id,
    aggregate_version = excluded.aggregate_version, occurred_at = excluded.occurred_at, key = excluded.key, body = excluded.body,
    hash = excluded.hash, link = excluded.link, seal = excluded.seal, before = excluded.before, head = excluded.head
  where p.seal is null or excluded.seal is not null`

const hex = (bytes: Buffer): string => bytes.toString('hex')

const readHead = (head: { first: number; base: string; kid: string; signature: string }): Head => ({
  first: head.first, kid: head.kid, base: Buffer.from(head.base, 'hex'), signature: Buffer.from(head.signature, 'hex'),
})
