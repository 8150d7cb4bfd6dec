import type { Tx } from '@tongban/database'
import { nextSeal } from '../stream/chain.js'
import type { Verified } from '../stream/verify-runs.js'
import type { Received } from '../stream/wire.js'
import { writeEvents } from './apply.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

/**
 * Compares signed messages that came again with the rows they became. A row that is gone is put back; a row that differs is a finding and stays as it is:
 * the same number with another hash is corruption, and evidence. Returns how many rows were put back and how many differ.
 */
export async function heal(tx: Tx, owner: string, duplicates: readonly Verified[], machineNow: Date): Promise<{ restored: number; differing: number }> {
  if (duplicates.length === 0) return { restored: 0, differing: 0 }
  const { source, topic } = duplicates[0]!
  const { rows } = await tx.query<StoredRow>({
    name: 'exchange-heal-read',
    text: READ,
    values: [owner, source, topic, duplicates.map(({ seq }) => seq)],
  })
  const stored = new Map(rows.map((row) => [Number(row.seq), readStored(row)]))
  const lost = duplicates.filter(({ seq }) => !stored.has(seq))
  const differing = duplicates.filter((message) => {
    const row = stored.get(message.seq)
    return row && !(row.body === message.body && row.hash.equals(message.hash) && row.link.equals(message.link) && nextSeal(message.sealBefore, row, row.link).equals(message.seal) && row.seal.equals(message.seal))
  })
  await writeEvents(tx, owner, lost, machineNow)
  if (differing.length > 0) {
    await tx.query({
      text: `insert into finding (owner, source, topic, seq, kind, stored_hash, verified_hash, found_at)
        select $1, $2, $3, seq, 'corrupt', decode(stored, 'hex'), decode(verified, 'hex'), $5
        from jsonb_to_recordset($4::jsonb) as t(seq bigint, stored text, verified text) on conflict do nothing`,
      values: [owner, source, topic, JSON.stringify(differing.map((m) => ({ seq: m.seq, stored: stored.get(m.seq)!.hash.toString('hex'), verified: m.hash.toString('hex') }))), machineNow],
    })
  }
  return { restored: lost.length, differing: differing.length }
}

/** Of unsigned messages with numbers that were read before: those that say something else than the rows. The others are parts of a batch that came again. */
export async function contradicting(tx: Tx, owner: string, messages: readonly Received[]): Promise<Received[]> {
  if (messages.length === 0) return []
  const { source, topic } = messages[0]!
  const { rows } = await tx.query<StoredRow>({ name: 'exchange-heal-read', text: READ, values: [owner, source, topic, messages.map(({ seq }) => seq)] })
  const stored = new Map(rows.map((row) => [Number(row.seq), readStored(row)]))
  return messages.filter((message) => {
    const row = stored.get(message.seq)
    return !row || row.body !== message.body || !nextSeal(NOTHING, row, row.link).equals(nextSeal(NOTHING, message, message.link))
  })
}

const NOTHING = Buffer.alloc(0)
const READ = `select ${STORED_COLUMNS} from ledger_event where owner = $1 and source = $2 and topic = $3 and seq = any($4)`
