import type { Tx } from '@tongban/database'
import type { StreamFault } from '../stream/walk.js'

/** The newest of each aggregate, worked out anew from the ledger's events and compared with the entries; names the events whose entry is not so. */
export async function differingEntries(tx: Tx, owner: string): Promise<StreamFault[]> {
  const { rows } = await tx.query<{ source: string; topic: string; seq: string }>({ text: DIFFERING, values: [owner] })
  return rows.map(({ source, topic, seq }) => ({ source, topic, seq: Number(seq), what: 'entry-differs' as const }))
}

const DIFFERING = `
  with newest as (
    select distinct on (source, aggregate_type, aggregate_id) source, aggregate_type, aggregate_id, aggregate_version, type, topic, seq, occurred_at, hash
    from ledger_event e
    where owner = $1 and not exists (
      select from dead_letter d where d.owner = e.owner and d.source = e.source and d.topic = e.topic and d.seq = e.seq and d.replayed_at is null)
    order by source, aggregate_type, aggregate_id, aggregate_version desc, seq),
  entry as (select * from ledger_entry where owner = $1)
  select source, coalesce(n.topic, l.topic) as topic, coalesce(n.seq, l.seq) as seq
  from newest n full join entry l using (source, aggregate_type, aggregate_id)
  where (n.aggregate_version, n.type, n.topic, n.seq, n.occurred_at, n.hash) is distinct from (l.aggregate_version, l.type, l.topic, l.seq, l.occurred_at, l.hash)
  order by source, 3 limit 100`
