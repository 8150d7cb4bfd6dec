import type { Tx } from '@tongban/database'

/** A message that was received and could not be applied, and waits. */
export interface DeadLetter {
  owner: string
  source: string
  topic: string
  seq: number
  type: string
  aggregateType: string
  aggregateId: string
  why: string
  field: string | null
  explanation: string
  parkedAt: Date
}

/** The dead letters of a database that wait, oldest first within each stream; at most so many. */
export async function listDeadLetters(tx: Tx, limit = 1000): Promise<DeadLetter[]> {
  const { rows } = await tx.query<Omit<DeadLetter, 'seq'> & { seq: string }>({
    text: `select owner, source, topic, seq, type, aggregate_type as "aggregateType", aggregate_id as "aggregateId", why, field, explanation, parked_at as "parkedAt"
      from dead_letter where replayed_at is null order by owner, source, topic, seq limit $1`,
    values: [limit],
  })
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
