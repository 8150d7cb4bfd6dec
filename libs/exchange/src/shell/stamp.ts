import type { Tx } from '@tongban/database'
import { advance, startOf, type Envelope, type Position } from '../stream/chain.js'
import { addTerm, bucketOf, termOf } from '../stream/digest.js'

/** Large enough that a statement's price is shared, small enough that a batch is one to three signed heads. */
export const STAMP_BATCH = 2000

/**
 * Stamps the oldest unnumbered rows, in the transaction it is given: numbers them from the locked stream rows, extends links, seals and bucket digests,
 * and moves them to `sent`. Bodies never leave the database. Returns how many; 0 when the outbox is empty.
 * Only one relay may run this at a time: two would wait for each other on the stream rows and find nothing left to number.
 */
export async function stampBatch(tx: Tx, machineNow: Date, limit = STAMP_BATCH): Promise<number> {
  const streams = await tx.query<StreamRow>({ name: 'exchange-stamp-streams', text: 'select source, topic, last_seq, link, seal from stream order by source, topic for update' })
  const { rows } = await tx.query<OutboxRow>({ name: 'exchange-stamp-read', text: READ, values: [limit] })
  if (rows.length === 0) return 0
  const stamped = stampRows(rows, streams.rows)
  await tx.query({ name: 'exchange-stamp-move', text: MOVE, values: [stamped.positions, stamped.seqs, Buffer.concat(stamped.chain), monthOf(machineNow), machineNow] })
  await tx.query({ name: 'exchange-stamp-streams-set', text: SET_STREAMS, values: [JSON.stringify(stamped.streams), machineNow] })
  await tx.query({ name: 'exchange-stamp-buckets', text: ADD_BUCKETS, values: [JSON.stringify(stamped.buckets)] })
  return rows.length
}

interface StreamRow { source: string; topic: string; last_seq: string; link: Buffer; seal: Buffer }

interface OutboxRow {
  position: string; source: string; topic: string; key: string; aggregate_type: string; aggregate_id: string; aggregate_version: number
  type: string; event_id: string; occurred_at: Date; hash: Buffer
}

const READ = `
  select position, source, topic, key, aggregate_type, aggregate_id, aggregate_version, type, event_id, occurred_at, hash
  from outbox order by position limit $1`

// The chain travels as one value of 64 bytes a row: link and seal.
const MOVE = `
  with n as (select * from unnest($1::bigint[], $2::bigint[]) with ordinality as t(position, seq, i)),
  taken as (delete from outbox o using n where o.position = n.position returning o.*, n.seq, n.i)
  insert into sent (month, source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body, hash, link, seal, stamped_at)
  select $4::date, source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body, hash,
    substr($3::bytea, (i::int - 1) * 64 + 1, 32), substr($3::bytea, (i::int - 1) * 64 + 33, 32), $5
  from taken`

const SET_STREAMS = `
  insert into stream (source, topic, last_seq, link, seal, stamped_at)
  select source, topic, seq, decode(link, 'hex'), decode(seal, 'hex'), $2
  from jsonb_to_recordset($1::jsonb) as t(source text, topic text, seq bigint, link text, seal text)
  on conflict (source, topic) do update set last_seq = excluded.last_seq, link = excluded.link, seal = excluded.seal, stamped_at = excluded.stamped_at`

// The sum wraps at 2^64, which bigint addition would refuse: numeric, then back into the signed range.
const ADD_BUCKETS = `
  insert into stream_bucket as b (source, topic, bucket, count, digest)
  select source, topic, bucket, count, digest from jsonb_to_recordset($1::jsonb) as t(source text, topic text, bucket int, count bigint, digest bigint)
  on conflict (source, topic, bucket) do update set count = b.count + excluded.count,
    digest = (mod(b.digest::numeric + excluded.digest::numeric + 27670116110564327424, 18446744073709551616) - 9223372036854775808)::bigint`

function stampRows(rows: OutboxRow[], known: StreamRow[]) {
  const positions = new Map<string, Position & { source: string; topic: string }>()
  for (const { source, topic, last_seq, link, seal } of known) positions.set(`${source} ${topic}`, { source, topic, seq: Number(last_seq), link, seal })
  const touched = new Set<string>()
  const buckets = new Map<string, { source: string; topic: string; bucket: number; count: number; digest: bigint }>()
  const seqs: number[] = []
  const chain: Buffer[] = []
  for (const row of rows) {
    const stream = `${row.source} ${row.topic}`
    const before = positions.get(stream) ?? startOf(row.source, row.topic)
    const envelope = envelopeOf(row, before.seq + 1)
    const after = advance(before, envelope, row.hash)
    positions.set(stream, { source: row.source, topic: row.topic, ...after })
    touched.add(stream)
    seqs.push(after.seq)
    chain.push(after.link, after.seal)
    const bucket = bucketOf(envelope)
    const sum = buckets.get(`${stream} ${bucket}`) ?? { source: row.source, topic: row.topic, bucket, count: 0, digest: 0n }
    buckets.set(`${stream} ${bucket}`, { ...sum, count: sum.count + 1, digest: addTerm(sum.digest, termOf({ ...envelope, hash: row.hash })) })
  }
  return {
    positions: rows.map(({ position }) => position),
    seqs,
    chain,
    streams: [...touched].map((stream) => positions.get(stream)!).map((p) => ({ source: p.source, topic: p.topic, seq: p.seq, link: p.link.toString('hex'), seal: p.seal.toString('hex') })),
    buckets: [...buckets.values()].map((b) => ({ ...b, digest: BigInt.asIntN(64, b.digest).toString() })),
  }
}

const envelopeOf = (row: OutboxRow, seq: number): Envelope => ({
  source: row.source, topic: row.topic, seq, eventId: row.event_id, type: row.type, key: row.key,
  aggregateType: row.aggregate_type, aggregateId: row.aggregate_id, aggregateVersion: row.aggregate_version, occurredAt: row.occurred_at,
})

const monthOf = (instant: Date): string => `${instant.toISOString().slice(0, 7)}-01`
