import type { Tx } from '@tongban/database'
import type { Position } from '../stream/chain.js'
import type { Received, SentRow } from '../stream/wire.js'

/** One received message with what came of it. */
export interface Applied {
  message: Received
  dead: boolean
}

/** Where a stream stands after a batch, with the signature that proves it. */
export interface Moved {
  source: string
  topic: string
  at: Position
  head: { kid: string; signature: Buffer }
}

/**
 * One statement: every event into the ledger, the latest of each aggregate, and the streams' new positions.
 * A number that is there already makes it fail: then somebody else has read this batch, and it comes again as duplicates.
 */
export async function writeApplied(tx: Tx, owner: string, applied: Applied[], moved: Moved[], machineNow: Date): Promise<void> {
  if (applied.length === 0) return
  const rows = applied.map(({ message, dead }, i) => ({ ...plain(message), i, dead }))
  const chain = Buffer.concat(applied.flatMap(({ message: { hash, link, seal } }) => [hash, link, seal]))
  const streams = moved.map(({ source, topic, at, head }) => ({
    source, topic, seq: at.seq, link: at.link.toString('hex'), seal: at.seal.toString('hex'), kid: head.kid, signature: head.signature.toString('hex'),
  }))
  await tx.query({ name: 'exchange-apply', text: APPLY, values: [owner, JSON.stringify(rows), chain, JSON.stringify(streams), machineNow] })
}

/** Rows into the log of events alone, where some were lost. */
export async function writeEvents(tx: Tx, owner: string, messages: readonly SentRow[], machineNow: Date): Promise<void> {
  if (messages.length === 0) return
  const chain = Buffer.concat(messages.flatMap(({ hash, link, seal }) => [hash, link, seal]))
  await tx.query({ text: `with ${READ_EVENTS} ${INSERT_EVENTS} $4 from e on conflict do nothing`, values: [owner, JSON.stringify(messages.map((m, i) => ({ ...plain(m), i, dead: false }))), chain, machineNow] })
}

/** The fields of a row as JSON carries them to {@link EVENT_FIELDS}; the hashes travel apart. */
export const plain = (m: SentRow) => ({
  source: m.source, topic: m.topic, seq: m.seq, event_id: m.eventId, type: m.type, aggregate_type: m.aggregateType, aggregate_id: m.aggregateId,
  aggregate_version: m.aggregateVersion, occurred_at: m.occurredAt.toISOString(), key: m.key, body: m.body,
})

export const EVENT_FIELDS = `source text, topic text, seq bigint, event_id uuid, type text, aggregate_type text, aggregate_id text,
  aggregate_version int, occurred_at timestamptz, key text, body text`

const EVENT_COLUMNS = 'source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body'

// The hashes travel as one value of 96 bytes a row: hash, link, seal.
const READ_EVENTS = `
  e as materialized (
    select *, substr($3::bytea, i * 96 + 1, 32) as hash, substr($3::bytea, i * 96 + 33, 32) as link, substr($3::bytea, i * 96 + 65, 32) as seal
    from json_to_recordset($2::json) as t(i int, dead boolean, ${EVENT_FIELDS}))`

const INSERT_EVENTS = `
    insert into ledger_event (owner, ${EVENT_COLUMNS}, hash, link, seal, received_at)
    select $1, ${EVENT_COLUMNS}, hash, link, seal,`

const APPLY = `
  with ${READ_EVENTS},
  kept as (${INSERT_EVENTS} $5 from e),
  latest as (
    insert into ledger_entry as l (owner, source, aggregate_type, aggregate_id, aggregate_version, type, topic, seq, occurred_at, hash)
    select distinct on (source, aggregate_type, aggregate_id) $1, source, aggregate_type, aggregate_id, aggregate_version, type, topic, seq, occurred_at, hash
    from e where not dead order by source, aggregate_type, aggregate_id, aggregate_version desc, seq
    on conflict (owner, source, aggregate_type, aggregate_id) do update
    set aggregate_version = excluded.aggregate_version, type = excluded.type, topic = excluded.topic, seq = excluded.seq, occurred_at = excluded.occurred_at, hash = excluded.hash
    where l.aggregate_version < excluded.aggregate_version)
  insert into inbox (source, topic, owner, last_seq, link, seal, head_kid, head_signature, received_at)
  select source, topic, $1, seq, decode(link, 'hex'), decode(seal, 'hex'), kid, decode(signature, 'hex'), $5
  from jsonb_to_recordset($4::jsonb) as m(source text, topic text, seq bigint, link text, seal text, kid text, signature text)
  on conflict (source, topic) do update
  set last_seq = excluded.last_seq, link = excluded.link, seal = excluded.seal, head_kid = excluded.head_kid, head_signature = excluded.head_signature, received_at = excluded.received_at`
