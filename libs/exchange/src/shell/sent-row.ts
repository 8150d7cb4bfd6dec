import type { SentRow } from '../stream/wire.js'

/** A row of `sent` or `ledger_event`, as SQL gives it. */
export interface StoredRow {
  source: string; topic: string; seq: string; event_id: string; type: string; aggregate_type: string; aggregate_id: string; aggregate_version: number
  occurred_at: Date; key: string; body: string; hash: Buffer; link: Buffer; seal: Buffer
}

export const STORED_COLUMNS = 'source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body, hash, link, seal'

export const readStored = (r: StoredRow): SentRow => ({
  source: r.source, topic: r.topic, seq: Number(r.seq), eventId: r.event_id, type: r.type,
  aggregateType: r.aggregate_type, aggregateId: r.aggregate_id, aggregateVersion: r.aggregate_version,
  occurredAt: r.occurred_at, key: r.key, body: r.body, hash: r.hash, link: r.link, seal: r.seal,
})
