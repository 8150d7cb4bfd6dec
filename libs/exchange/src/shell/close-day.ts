import { canonicalText } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { formatDay, startOfDayInShanghai, type Day } from '@tongban/kernel'
import { addTerm, digestText } from '../stream/digest.js'
import { sumRows } from './compare-digests.js'
import type { KeyRing } from './key-ring.js'

/** What a ledger certifies of one source's stream at the end of a day. */
export interface Certificate {
  owner: string
  source: string
  topic: string
  day: string
  /** Events with an office time on that day, in Guangzhou. */
  dayCount: number
  /** The stream as the ledger holds it: number, rows, their digest, and the link as hexadecimal digits. */
  lastSeq: number
  count: number
  digest: string
  link: string
  /** Numbers known to exist and not held. */
  gaps: number
  deadLetters: number
  /** Which they are and why, by number; at most a thousand. */
  dead: { seq: number; why: string; field: string | null }[]
  /** Seconds since the newest signed head came. */
  ageSeconds: number
  closedAt: string
}

/** Closes a day: a signed certificate for each stream of the ledger, or for some. Closing again replaces that day's; what it says is how things stand now. */
export async function closeDay(
  tx: Tx, ledger: { owner: string; signer: string }, keys: KeyRing, day: Day, machineNow: Date, only?: readonly { source: string; topic: string }[],
): Promise<Certificate[]> {
  const { rows } = await tx.query<StreamRow>({ text: STREAMS, values: [ledger.owner, startOfDayInShanghai(day), startOfDayInShanghai(day + 1)] })
  const streams = only ? rows.filter(({ source, topic }) => only.some((one) => one.source === source && one.topic === topic)) : rows
  const certificates: Certificate[] = []
  for (const s of streams) {
    const buckets = await sumRows(tx, ledger.owner, s.source, s.topic, Number(s.last_seq))
    const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0)
    certificates.push({
      owner: ledger.owner, source: s.source, topic: s.topic, day: formatDay(day), dayCount: Number(s.day_count), lastSeq: Number(s.last_seq), count,
      digest: digestText(buckets.reduce((sum, bucket) => addTerm(sum, bucket.digest), 0n)), link: s.link.toString('hex'),
      gaps: Number(s.last_seq) - count + Number(s.ahead), deadLetters: Number(s.dead_letters), dead: s.dead ?? [],
      ageSeconds: Math.max(0, Math.round((machineNow.getTime() - s.received_at.getTime()) / 1000)), closedAt: machineNow.toISOString(),
    })
  }
  for (const certificate of certificates) {
    const text = canonicalText(certificate)
    const { kid, signature } = keys.sign(ledger.signer, certificateBytes(text))
    await tx.query({
      text: `insert into certificate (owner, source, topic, day, text, kid, signature, signed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (owner, source, topic, day) do update set text = excluded.text, kid = excluded.kid, signature = excluded.signature, signed_at = excluded.signed_at`,
      values: [certificate.owner, certificate.source, certificate.topic, certificate.day, text, kid, signature, machineNow],
    })
  }
  return certificates
}

/** What is signed of a certificate: its canonical text under a name of its own, so that no signature serves two purposes. */
export const certificateBytes = (text: string): Buffer => Buffer.from(`tongban-certificate\n${text}`)

interface StreamRow { source: string; topic: string; last_seq: string; link: Buffer; received_at: Date; day_count: string; dead_letters: string; dead: Certificate['dead'] | null; ahead: string }

const STREAMS = `
  select i.source, i.topic, i.last_seq, i.link, i.received_at,
    (select count(*) from ledger_event e where e.owner = i.owner and e.source = i.source and e.topic = i.topic and e.occurred_at >= $2 and e.occurred_at < $3) as day_count,
    (select count(*) from dead_letter d where d.owner = i.owner and d.source = i.source and d.topic = i.topic and d.replayed_at is null) as dead_letters,
    (select json_agg(json_build_object('seq', d.seq, 'why', d.why, 'field', d.field) order by d.seq) from (
      select seq, why, field from dead_letter d where d.owner = i.owner and d.source = i.source and d.topic = i.topic and d.replayed_at is null order by seq limit 1000) d) as dead,
    (select coalesce(max(p.seq) - i.last_seq - count(*), 0) from parked p where p.source = i.source and p.topic = i.topic and p.seq > i.last_seq) as ahead
  from inbox i where i.owner = $1 order by i.source, i.topic`
