import type { KeyObject } from 'node:crypto'
import type { Database, Tx } from '@tongban/database'
import type { Position } from '../stream/chain.js'
import { headBytes, isSignedBy } from '../stream/head.js'
import { Walk, type StreamFault } from '../stream/walk.js'
import type { Place, Projection } from './ledger-row.js'
import { differingEntries } from './reconcile-entries.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

/** One stream on one side: what the relay has sent, or what a ledger has read. */
export interface StreamReport {
  side: 'sent' | 'ledger'
  /** Whose ledger; null for what was sent. */
  owner: string | null
  source: string
  topic: string
  lastSeq: number
  /** Of what was sent: the last number stamped more than a minute ago, which every ledger should have by now; 0 when there is none. Null on a ledger's side. */
  settledSeq: number | null
  /** As stored at the last number, and as recomputed from the stored bodies; hexadecimal digits. */
  link: string
  recomputedLink: string
  /** The last number with a signature of the source that is right for the stored link; null when there is none. */
  verifiedHead: { seq: number; kid: string } | null
  /** Stamped and not shipped, or read and waiting for a missing number. */
  parked: number
  deadLetters: number
  /** Seconds since the last message. */
  ageSeconds: number
  /** Pending only where sides are compared: a ledger that has not read the newest yet. */
  state: 'green' | 'pending' | 'red'
  faults: StreamFault[]
}

export interface ReconcileOptions {
  /** Only this ledger, or only this source. */
  owner?: string
  source?: string
  /** Those whose tables are to be compared with the ledger's events. */
  projections?: readonly Pick<Projection, 'differing'>[]
}

export type AnyKeyOf = (source: string, kid: string) => KeyObject | undefined

/**
 * Recomputes every stream of a database from its rows, both what was sent and what ledgers have read, in one snapshot, and checks the signed heads.
 * Red when one row was changed, deleted, added or exchanged, also one of a projection's tables; the faults name the rows.
 */
export async function reconcile(db: Database, keyOf: AnyKeyOf, { projections = [], ...only }: ReconcileOptions = {}, machineNow = new Date()): Promise<StreamReport[]> {
  return db.inPlumbing(async (tx) => {
    await tx.query({ text: 'set transaction isolation level repeatable read, read only' })
    const reports: StreamReport[] = []
    for (const stream of await readStreams(tx, only)) reports.push(await reportOf(tx, keyOf, stream, machineNow))
    const owners = [...new Set(reports.flatMap(({ owner }) => (owner === null ? [] : [owner])))]
    for (const owner of owners) for (const fault of [...await differingEntries(tx, owner), ...await differingProjections(tx, owner, projections)]) blame(reports, owner, fault)
    return reports
  })
}

async function differingProjections(tx: Tx, owner: string, projections: readonly Pick<Projection, 'differing'>[]): Promise<StreamFault[]> {
  const places: Place[] = []
  for (const projection of projections) places.push(...(await projection.differing?.(tx, owner) ?? []))
  return places.map((place) => ({ ...place, what: 'projection-differs' as const }))
}

/** A row that speaks of a stream the ledger never read is still a fault of that ledger. */
function blame(reports: StreamReport[], owner: string, fault: StreamFault): void {
  const of = reports.filter((report) => report.owner === owner)
  const report = of.find(({ source, topic }) => source === fault.source && topic === fault.topic) ?? of.find(({ source }) => source === fault.source) ?? of[0]
  if (report) Object.assign(report, { state: 'red', faults: [...report.faults, fault] })
}

interface Stream {
  side: 'sent' | 'ledger'; owner: string | null; source: string; topic: string; last_seq: string; link: Buffer | null; seal: Buffer | null
  head_seq: string | null; head_kid: string | null; head_signature: Buffer | null; at: Date | null; parked: string; dead_letters: string; last_row: string | null
}

async function reportOf(tx: Tx, keyOf: AnyKeyOf, stream: Stream, machineNow: Date): Promise<StreamReport> {
  const { side, owner, source, topic } = stream
  const lastSeq = Number(stream.last_seq)
  const headSeq = stream.head_seq === null ? undefined : Number(stream.head_seq)
  const walk = new Walk(source, topic, headSeq === undefined ? [] : [headSeq])
  for await (const rows of chunks(tx, stream, lastSeq)) for (const row of rows) walk.take(readStored(row))
  walk.end({ seq: lastSeq, link: stream.link ?? Buffer.alloc(0), seal: stream.seal ?? Buffer.alloc(0) })
  const faults = [...walk.faults, ...(await readFindings(tx, stream))]
  if (Number(stream.last_row ?? 0) > lastSeq) faults.push({ source, topic, seq: lastSeq + 1, what: 'beyond-the-end' })
  const verified = headSeq !== undefined && isHeadSigned(keyOf, stream, walk.at(headSeq))
  if (headSeq !== undefined && !verified) faults.push({ source, topic, seq: headSeq, what: 'head-not-signed' })
  return {
    side, owner, source, topic, lastSeq, settledSeq: side === 'sent' ? await settledOf(tx, stream, machineNow) : null, link: stream.link?.toString('hex') ?? '', recomputedLink: walk.recomputed.toString('hex'),
    verifiedHead: verified ? { seq: headSeq, kid: stream.head_kid! } : null, parked: Number(stream.parked), deadLetters: Number(stream.dead_letters),
    ageSeconds: stream.at ? Math.max(0, Math.round((machineNow.getTime() - stream.at.getTime()) / 1000)) : 0,
    state: faults.length === 0 ? 'green' : 'red', faults,
  }
}

const SETTLED_AFTER_MS = 60_000

async function settledOf(tx: Tx, { source, topic }: Stream, machineNow: Date): Promise<number> {
  const { rows: [row] } = await tx.query<{ seq: string }>({
    name: 'reconcile-settled', text: 'select seq from sent where source = $1 and topic = $2 and stamped_at < $3 order by seq desc limit 1', values: [source, topic, new Date(machineNow.getTime() - SETTLED_AFTER_MS)],
  })
  return Number(row?.seq ?? 0)
}

function isHeadSigned(keyOf: AnyKeyOf, stream: Stream, at: Position | undefined): boolean {
  const key = stream.head_kid === null ? undefined : keyOf(stream.source, stream.head_kid)
  return at !== undefined && key !== undefined && stream.head_signature !== null && isSignedBy(key, headBytes(stream.source, stream.topic, at), stream.head_signature)
}

const CHUNK = 2000

async function* chunks(tx: Tx, { side, owner, source, topic }: Stream, lastSeq: number): AsyncGenerator<StoredRow[]> {
  for (let after = 0; after < lastSeq;) {
    const { rows } = await tx.query<StoredRow>(side === 'sent'
      ? { name: 'reconcile-sent', text: `select ${STORED_COLUMNS} from sent where source = $1 and topic = $2 and seq > $3 and seq <= $4 order by seq limit ${CHUNK}`, values: [source, topic, after, lastSeq] }
      : { name: 'reconcile-ledger', text: `select ${STORED_COLUMNS} from ledger_event where owner = $5 and source = $1 and topic = $2 and seq > $3 and seq <= $4 order by seq limit ${CHUNK}`, values: [source, topic, after, lastSeq, owner] })
    if (rows.length === 0) return
    yield rows
    after = Number(rows.at(-1)!.seq)
  }
}

async function readFindings(tx: Tx, { owner, source, topic }: Stream): Promise<StreamFault[]> {
  if (owner === null) return []
  const { rows } = await tx.query<{ seq: string }>({ text: 'select seq from finding where owner = $1 and source = $2 and topic = $3 order by seq limit 100', values: [owner, source, topic] })
  return rows.map(({ seq }) => ({ source, topic, seq: Number(seq), what: 'corrupt' as const }))
}

async function readStreams(tx: Tx, only: { owner?: string; source?: string }): Promise<Stream[]> {
  const sent = only.owner === undefined ? (await tx.query<Stream>({ text: SENT_STREAMS, values: [only.source ?? null] })).rows : []
  const read = (await tx.query<Stream>({ text: LEDGER_STREAMS, values: [only.source ?? null, only.owner ?? null] })).rows
  return [...sent, ...read]
}

// Rows whose stream is not written down are found as well: they are beyond its end, 0.
const SENT_STREAMS = `
  select 'sent' as side, null as owner, source, topic, coalesce(s.last_seq, 0) as last_seq, s.link, s.seal, c.head_seq, c.head_kid, c.head_signature, s.stamped_at as at,
    greatest(coalesce(s.last_seq, 0) - coalesce(c.seq, 0), 0) as parked, 0 as dead_letters, r.last_row
  from stream s full join ship_cursor c using (source, topic)
  full join (select source, topic, max(seq) as last_row from sent group by source, topic) r using (source, topic)
  where source = coalesce($1, source) order by source, topic`

const LEDGER_STREAMS = `
  select 'ledger' as side, owner, source, topic, coalesce(i.last_seq, 0) as last_seq, i.link, i.seal, i.last_seq as head_seq, i.head_kid, i.head_signature, i.received_at as at,
    (select count(*) from parked p where p.source = k.source and p.topic = k.topic) as parked,
    (select count(*) from dead_letter d where d.owner = k.owner and d.source = k.source and d.topic = k.topic and d.replayed_at is null) as dead_letters, r.last_row
  from (select owner, source, topic from inbox union select distinct owner, source, topic from ledger_event) k
  left join inbox i using (owner, source, topic)
  left join (select owner, source, topic, max(seq) as last_row from ledger_event group by owner, source, topic) r using (owner, source, topic)
  where k.source = coalesce($1, k.source) and k.owner = coalesce($2, k.owner) order by owner, source, topic`
