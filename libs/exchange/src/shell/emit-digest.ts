import type { Tx } from '@tongban/database'
import { digestText } from '../stream/digest.js'
import { insertOutbox } from './outbox.js'

/**
 * Says of one stream how it stands after its last stamped number: per bucket the count and the running digest. An ordinary message of that stream, so it is
 * numbered itself and compared when its readers reach it. Returns the number it speaks of; undefined when the stream has not begun.
 */
export async function emitDigest(tx: Tx, source: string, topic: string, officeNow: Date): Promise<number | undefined> {
  const { rows } = await tx.query<{ last_seq: string; bucket: number; count: string; digest: string }>({
    text: `select s.last_seq, b.bucket, b.count, b.digest from stream s join stream_bucket b using (source, topic)
      where s.source = $1 and s.topic = $2 order by b.bucket`,
    values: [source, topic],
  })
  if (rows.length === 0) return undefined
  const after = Number(rows[0]!.last_seq)
  await tx.query(insertOutbox([{
    source, topic, aggregateType: 'digest', aggregateId: `${source}/${topic}`, aggregateVersion: after, type: 'exchange.digest.v1', occurredAt: officeNow,
    body: { source, topic, afterSeq: String(after), buckets: rows.map(({ bucket, count, digest }) => ({ bucket, count: Number(count), digest: digestText(BigInt(digest)) })) },
  }]))
  return after
}
