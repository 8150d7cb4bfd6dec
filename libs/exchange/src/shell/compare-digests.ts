import type { StreamDigest } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { SQL_BUCKET, SQL_TERM, differingBuckets, type Bucket } from '../stream/digest.js'
import type { LedgerRow } from './ledger-row.js'
import type { Reader } from './receive.js'
import { requestResend } from './request-resend.js'

/** Sums a ledger's own rows of one stream up to a number, from their bodies: what is stored, not what was once computed. */
export async function sumRows(tx: Tx, owner: string, source: string, topic: string, upTo: number): Promise<Bucket[]> {
  const { rows } = await tx.query<{ bucket: number; count: string; digest: string }>({
    text: `select ${SQL_BUCKET} as bucket, count(*) as count, sum(${SQL_TERM}) as digest
      from ledger_event where owner = $1 and source = $2 and topic = $3 and seq <= $4 group by 1 order by 1`,
    values: [owner, source, topic, upTo],
  })
  return rows.map(({ bucket, count, digest }) => ({ bucket, count: Number(count), digest: BigInt.asUintN(64, BigInt(digest)) }))
}

/**
 * Compares what a source says of its stream with the ledger's rows at the same number. Where they differ it looks into the bucket, and asks for those numbers again:
 * a lost row is put back when it comes, a row with another hash becomes a finding. Returns how many requests went out.
 */
export async function compareDigests(tx: Tx, reader: Reader, digests: readonly LedgerRow[], now: { machine: Date; office: Date }): Promise<number> {
  let asked = 0
  for (const { source, topic, seq, body } of digests) {
    const said = body as StreamDigest
    const after = Number(said.afterSeq)
    if (said.source !== source || said.topic !== topic || after >= seq) continue
    const theirs = said.buckets.map(({ bucket, count, digest }) => ({ bucket, count, digest: BigInt(`0x${digest}`) }))
    const differing = differingBuckets(await sumRows(tx, reader.owner, source, topic, after), theirs)
    await tx.query({
      text: 'insert into digest_check (owner, source, topic, after_seq, differing, checked_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
      values: [reader.owner, source, topic, after, differing, now.machine],
    })
    if (differing.length === 0) {
      // Whoever mended a row is believed by the source's own sum.
      await tx.query({ text: 'delete from finding where owner = $1 and source = $2 and topic = $3 and seq <= $4', values: [reader.owner, source, topic, after] })
      continue
    }
    const { from, to } = await narrow(tx, reader.owner, source, topic, after, differing)
    if (await requestResend(tx, reader.asker, { source, topic, from, to }, now)) asked++
  }
  return asked
}

/** The numbers worth asking for: rows that are gone or no longer hash to what they say; without any, the differing buckets from first to last. */
async function narrow(tx: Tx, owner: string, source: string, topic: string, after: number, differing: number[]): Promise<{ from: number; to: number }> {
  const { rows: [local] } = await tx.query<{ first: string | null; last: string | null }>({
    text: `select min(n.seq) as first, max(n.seq) as last from generate_series(1, $4::bigint) as n(seq)
      left join ledger_event e on e.owner = $1 and e.source = $2 and e.topic = $3 and e.seq = n.seq
      where e.seq is null or e.hash <> sha256(convert_to(e.body, 'UTF8'))`,
    values: [owner, source, topic, after],
  })
  if (local?.first) return { from: Number(local.first), to: Number(local.last) }
  const { rows: [bucket] } = await tx.query<{ first: string | null; last: string | null }>({
    text: `select min(seq) as first, max(seq) as last from ledger_event where owner = $1 and source = $2 and topic = $3 and seq <= $4 and ${SQL_BUCKET} = any($5)`,
    values: [owner, source, topic, after, differing],
  })
  return { from: Number(bucket?.first ?? 1), to: Number(bucket?.last ?? after) }
}
