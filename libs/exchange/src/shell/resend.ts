import type { Tx } from '@tongban/database'
import { startOf } from '../stream/chain.js'
import type { Load } from './ship.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

const RESEND_BATCH = 200

export interface Resend { source: string; topic: string; from: number; to: number | null; askedBy: string }

/** Notes that numbers of a stream are to go out again. Everything from a number on moves the cursor back; a range waits in `resend`. */
export async function askResend(tx: Tx, { source, topic, from, to, askedBy }: Resend, machineNow: Date): Promise<void> {
  if (to === null) {
    await tx.query({ text: 'update ship_cursor set seq = least(seq, $3) where source = $1 and topic = $2', values: [source, topic, Math.max(0, from - 1)] })
  } else if (to >= from) {
    await tx.query({
      text: 'insert into resend (source, topic, from_seq, to_seq, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
      values: [source, topic, from, to, askedBy, machineNow],
    })
  }
}

/** The oldest range that was asked for again, at most a batch of it. An empty load means that the log holds nothing of it. */
export async function readResend(tx: Tx): Promise<{ load: Load; to: number } | undefined> {
  const { rows: [asked] } = await tx.query<{ source: string; topic: string; from_seq: string; to_seq: string }>({
    name: 'exchange-resend-next', text: 'select source, topic, from_seq, to_seq from resend order by asked_at limit 1',
  })
  if (!asked) return undefined
  const { source, topic } = asked
  const first = Number(asked.from_seq)
  const { rows } = await tx.query<StoredRow>({
    name: 'exchange-resend-read',
    text: `select ${STORED_COLUMNS} from sent where source = $1 and topic = $2 and seq between $3 and $4 order by seq limit ${RESEND_BATCH}`,
    values: [source, topic, Math.max(1, first - 1), Number(asked.to_seq)],
  })
  const stored = rows.map(readStored)
  const before = first === 1 ? startOf(source, topic) : stored.shift()
  // What lies beyond a hole in our own log cannot be sent as one batch: reconcile names the hole.
  const whole = stored.filter((row, i) => row.seq === first + i)
  return { load: { source, topic, first, base: before?.seal ?? Buffer.alloc(32), rows: before ? whole : [] }, to: Number(asked.to_seq) }
}

/** Takes what was sent again off the list. */
export async function finishResend(tx: Tx, { load, to }: { load: Load; to: number }): Promise<void> {
  const next = load.first + load.rows.length
  await tx.query({ text: 'delete from resend where source = $1 and topic = $2 and from_seq = $3 and to_seq = $4', values: [load.source, load.topic, load.first, to] })
  if (load.rows.length > 0 && next <= to) {
    await tx.query({
      text: `insert into resend (source, topic, from_seq, to_seq, asked_by, asked_at)
        select $1, $2, $3, $4, 'rest', shipped_at from ship_cursor where source = $1 and topic = $2 on conflict do nothing`,
      values: [load.source, load.topic, next, to],
    })
  }
}
