import type { Tx } from '@tongban/database'
import { startOf } from '../stream/chain.js'
import { headBytes, standardBytes } from '../stream/head.js'
import { STANDARDS_TOPIC } from '../stream/topics.js'
import { toWire, type Head, type SentRow } from '../stream/wire.js'
import type { Transport, WireMessage } from '../transport/transport.js'
import type { KeyRing } from './key-ring.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

export const SHIP_BATCH = 1000
const SHIP_BYTES = 8_000_000

/** Rows of one stream that follow each other, on their way. `after` is where the cursor stood; undefined for a re-send of old numbers. */
export interface Load {
  source: string
  topic: string
  after?: number
  first: number
  base: Buffer
  rows: SentRow[]
  head?: { kid: string; signature: Buffer }
  /** Of a compacted topic: numbers whose key has a newer body. They are not sent, so that nobody takes an old list of everything for the whole. */
  superseded?: ReadonlySet<number>
}

/** A stream that cannot be shipped because its log has a hole. */
export interface BrokenStream {
  source: string
  topic: string
  missing: number
}

/** Reads what is stamped and not shipped, a batch of each stream; a stream with a hole is left out and named. */
export async function readUnshipped(tx: Tx, limit = SHIP_BATCH): Promise<{ loads: Load[]; broken: BrokenStream[] }> {
  const { rows } = await tx.query<StoredRow & { after: string; base: Buffer | null }>({ name: 'exchange-ship-read', text: READ, values: [limit, SHIP_BYTES] })
  const broken: BrokenStream[] = []
  const loads: Load[] = [...Map.groupBy(rows, (row) => `${row.source} ${row.topic}`).values()].flatMap((of) => {
    const { source, topic, base } = of[0]!
    const after = Number(of[0]!.after)
    const load = { source, topic, after, first: after + 1, base: base ?? startOf(source, topic).seal, rows: of.map(readStored) }
    const hole = after > 0 && base === null ? after : load.rows.map((row, i) => ({ row, expected: after + 1 + i })).find(({ row, expected }) => row.seq !== expected)?.expected
    if (hole === undefined) return [load]
    broken.push({ source, topic, missing: hole })
    return []
  })
  for (const load of loads) if (load.topic === STANDARDS_TOPIC) load.superseded = await readSuperseded(tx, load)
  return { loads, broken }
}

async function readSuperseded(tx: Tx, { source, topic, rows }: Load): Promise<Set<number>> {
  const newest = await tx.query<{ key: string; seq: string }>({
    name: 'exchange-ship-newest', text: 'select key, max(seq) as seq from sent where source = $1 and topic = $2 and key = any($3) group by key', values: [source, topic, rows.map(({ key }) => key)],
  })
  const of = new Map(newest.rows.map(({ key, seq }) => [key, Number(seq)]))
  return new Set(rows.filter(({ key, seq }) => seq < of.get(key)!).map(({ seq }) => seq))
}

/** Signs each load's head and sends the loads, a topic at a time. Throws when the transport does: the cursors then stay, and the loads go out again. */
export async function sendLoads(transport: Transport, keys: KeyRing, loads: Load[]): Promise<void> {
  for (const [topic, of] of Map.groupBy(loads, (load) => load.topic)) {
    await transport.send(topic, of.flatMap((load) => (topic === STANDARDS_TOPIC ? signEach(load, keys) : signHead(load, keys))))
  }
}

/** Moves the cursors past what was sent, unless a re-send has moved one back meanwhile. */
export async function moveCursors(tx: Tx, loads: Load[], machineNow: Date): Promise<void> {
  const moved = loads.filter((load) => load.after !== undefined).map(({ source, topic, after, rows, head }) => ({
    source, topic, after, seq: rows.at(-1)!.seq, kid: head!.kid, signature: head!.signature.toString('hex'),
  }))
  if (moved.length > 0) await tx.query({ name: 'exchange-ship-move', text: MOVE, values: [JSON.stringify(moved), machineNow] })
}

/** The three steps in one, for a caller with a connection of its own. Returns how many messages went out. */
export async function shipBatch(tx: Tx, transport: Transport, keys: KeyRing, machineNow: Date, limit = SHIP_BATCH): Promise<number> {
  const { loads } = await readUnshipped(tx, limit)
  await sendLoads(transport, keys, loads)
  await moveCursors(tx, loads, machineNow)
  return loads.reduce((sum, load) => sum + load.rows.length, 0)
}

const READ = `
  with behind as materialized (
    select s.source, s.topic, coalesce(c.seq, 0) as after from stream s left join ship_cursor c using (source, topic) where s.last_seq > coalesce(c.seq, 0))
  select b.after, (select p.seal from sent p where p.source = b.source and p.topic = b.topic and p.seq = b.after) as base, r.*
  from behind b cross join lateral (
    select ${STORED_COLUMNS} from (
      select ${STORED_COLUMNS}, sum(octet_length(body)) over (order by seq) - octet_length(body) as bytes_before
      from (select ${STORED_COLUMNS} from sent s where s.source = b.source and s.topic = b.topic and s.seq > b.after order by s.seq limit $1) n
    ) w where bytes_before < $2
  ) r order by r.source, r.topic, r.seq`

// The comparison with `after` is made on the row as it is when the update reaches it, so a re-send that moved it back meanwhile stands.
const MOVE = `
  with m as (select * from jsonb_to_recordset($1::jsonb) as t(source text, topic text, after bigint, seq bigint, kid text, signature text)),
  u as (
    update ship_cursor c set seq = m.seq, shipped_at = $2,
      head_seq = greatest(c.head_seq, m.seq),
      head_kid = case when m.seq >= c.head_seq then m.kid else c.head_kid end,
      head_signature = case when m.seq >= c.head_seq then decode(m.signature, 'hex') else c.head_signature end
    from m where c.source = m.source and c.topic = m.topic and c.seq = m.after)
  insert into ship_cursor (source, topic, seq, head_seq, head_kid, head_signature, shipped_at)
  select source, topic, seq, seq, kid, decode(signature, 'hex'), $2 from m where after = 0
  on conflict do nothing`

function signHead(load: Load, keys: KeyRing): WireMessage[] {
  const last = load.rows.at(-1)!
  load.head = keys.sign(load.source, headBytes(load.source, load.topic, last))
  const head: Head = { first: load.first, base: load.base, ...load.head }
  return load.rows.map((row) => toWire(row, row === last ? head : undefined))
}

// On a compacted topic the last of a batch may outlive the others, so each carries its own signature.
function signEach(load: Load, keys: KeyRing): WireMessage[] {
  load.head = keys.sign(load.source, headBytes(load.source, load.topic, load.rows.at(-1)!))
  return load.rows.filter(({ seq }) => !load.superseded?.has(seq)).map((row) => {
    const { kid, signature } = keys.sign(load.source, standardBytes(row))
    const message = toWire(row)
    return { ...message, headers: { ...message.headers, tb_sig: signature.toString('base64'), tb_kid: kid } }
  })
}
