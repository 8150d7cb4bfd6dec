import type { Database } from '@tongban/database'
import { deadTopic } from '../stream/topics.js'
import { toWire } from '../stream/wire.js'
import type { Transport } from '../transport/transport.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

/** Copies dead letters to the ledger's dead topic, with the reason in headers, once each (twice when a crash falls between). Returns how many. */
export async function announceDeadLetters(plumbing: Database, transport: Transport, owner: string, machineNow: Date): Promise<number> {
  const rows = await plumbing.inPlumbing(async (tx) => (await tx.query<StoredRow & { why: string; field: string | null; explanation: string }>({
    name: 'exchange-dead-unannounced',
    text: `select ${STORED_COLUMNS.split(', ').map((column) => `e.${column}`).join(', ')}, d.why, d.field, d.explanation
      from dead_letter d join ledger_event e using (owner, source, topic, seq) where owner = $1 and d.announced_at is null order by d.parked_at limit 100`,
    values: [owner],
  })).rows)
  if (rows.length === 0) return 0
  await transport.send(deadTopic(owner), rows.map((row) => {
    const { key, value, headers } = toWire(readStored(row))
    const reason = { tb_topic: row.topic, tb_dead: row.why, tb_dead_field: row.field ?? '', tb_dead_explanation: row.explanation }
    return { key, value, headers: { ...headers, ...reason } }
  }))
  await plumbing.inPlumbing((tx) => tx.query({
    text: `update dead_letter d set announced_at = $3 from jsonb_to_recordset($2::jsonb) as t(source text, topic text, seq bigint)
      where d.owner = $1 and d.source = t.source and d.topic = t.topic and d.seq = t.seq`,
    values: [owner, JSON.stringify(rows.map(({ source, topic, seq }) => ({ source, topic, seq }))), machineNow],
  }))
  return rows.length
}
