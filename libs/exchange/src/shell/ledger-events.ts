import type { Tx } from '@tongban/database'
import { judge, type LedgerRow } from './ledger-row.js'
import { STORED_COLUMNS, readStored, type StoredRow } from './sent-row.js'

const CHUNK = 2000

/**
 * What projections were given of a ledger's events, for working out anew what their rows should be: aggregate by aggregate, each in order of version. Dead letters
 * are left out, and so is a body that can no longer be read: the walk over the stream names that row.
 */
export async function* ledgerEvents(tx: Tx, owner: string, aggregateType: string): AsyncGenerator<LedgerRow[]> {
  let after: [id: string, version: number, seq: string] = ['', 0, '0']
  for (;;) {
    const { rows } = await tx.query<StoredRow>({ name: 'exchange-ledger-events', text: READ, values: [owner, aggregateType, ...after] })
    const last = rows.at(-1)
    if (!last) return
    yield rows.flatMap((row): LedgerRow[] => {
      const judged = judge(owner, readStored(row))
      return 'why' in judged ? [] : [judged]
    })
    after = [last.aggregate_id, last.aggregate_version, last.seq]
  }
}

const READ = `
  select ${STORED_COLUMNS} from ledger_event e
  where owner = $1 and aggregate_type = $2 and (aggregate_id, aggregate_version, seq) > ($3, $4::int, $5::bigint)
    and not exists (select from dead_letter d where d.owner = e.owner and d.source = e.source and d.topic = e.topic and d.seq = e.seq and d.replayed_at is null)
  order by aggregate_id, aggregate_version, seq limit ${CHUNK}`
