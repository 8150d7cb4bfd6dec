import type { Tx } from '@tongban/database'
import { inboxTopic } from '../stream/topics.js'
import { insertOutbox } from './outbox.js'

const MOST_WAIT_S = 300

export interface Asker {
  /** The source that signs the request. */
  source: string
  deployment: string
}

/**
 * Asks the source of a stream for numbers again, through its inbox topic and our own outbox. Asked again for the same number only after 2, 4, 8 … seconds,
 * at most five minutes. Returns whether a request was written.
 */
export async function requestResend(tx: Tx, asker: Asker, ask: { source: string; topic: string; from: number; to: number | null }, now: { machine: Date; office: Date }): Promise<boolean> {
  const { source, topic, from, to } = ask
  const { rows: [noted] } = await tx.query<{ times: number }>({
    name: 'exchange-resend-note',
    text: `insert into resend_request as r (source, topic, from_seq, to_seq, asked_at, times) values ($1, $2, $3, $4, $5, 1)
      on conflict (source, topic, from_seq) do update set to_seq = excluded.to_seq, asked_at = excluded.asked_at, times = r.times + 1
      where r.asked_at < excluded.asked_at - make_interval(secs => least(2 ^ least(r.times, 20), ${MOST_WAIT_S}))
      returning times`,
    values: [source, topic, from, to, now.machine],
  })
  if (!noted) return false
  await tx.query(insertOutbox([{
    source: asker.source, topic: inboxTopic(source), aggregateType: 'resend', aggregateId: `${source}/${topic}/${from}`, aggregateVersion: noted.times,
    type: 'exchange.resend-requested.v1', occurredAt: now.office,
    body: { source, topic, fromSeq: String(from), toSeq: to === null ? null : String(to), requestedBy: asker.deployment },
  }]))
  return true
}

const MOST_TIMES = 12

/** Asks again for numbers that no parked message shows to be missing: those a digest found wanting, and all from a number on of a source that became known; after a dozen times the next digest decides anew. */
export async function askAgain(tx: Tx, asker: Asker, topic: string, now: { machine: Date; office: Date }): Promise<number> {
  const { rows } = await tx.query<{ source: string; from_seq: string; to_seq: string | null }>({
    text: 'select r.source, r.from_seq, r.to_seq from resend_request r left join inbox i using (source, topic) where topic = $1 and (r.from_seq <= i.last_seq or r.to_seq is null) and r.times < $2',
    values: [topic, MOST_TIMES],
  })
  let asked = 0
  for (const { source, from_seq, to_seq } of rows) {
    if (await requestResend(tx, asker, { source, topic, from: Number(from_seq), to: to_seq === null ? null : Number(to_seq) }, now)) asked++
  }
  return asked
}
