import { parseHash, type EventBodies } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { ledgerEvents, type LedgerRow, type Place, type Projection } from '@tongban/exchange'

type Adopted = EventBodies['standards.implementation-item-adopted.v1']

/** Keeps who runs which version since when, from the acknowledgements that came up through the ledger. An acknowledgement repeated changes nothing. */
export class AdoptionProjection implements Projection {
  readonly aggregateType = 'adoption'

  async apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void> {
    const adopted = rows.map(bodyOf)
    const column = <T>(of: (body: Adopted) => T): T[] => adopted.map(of)
    await tx.query({
      name: 'catalogue-adoption',
      text: `insert into catalogue_adoption (owner, centre_id, code, version, content_hash, effective_from, adopted_at)
             select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::bytea[], $6::date[], $7::timestamptz[])
             on conflict do nothing`,
      values: [
        owner, column((each) => each.centreId), column((each) => each.code), column((each) => each.version), column((each) => parseHash(each.contentHash)),
        column((each) => each.effectiveFrom), column((each) => each.adoptedAt),
      ],
    })
  }
  /** Compares what is kept with what the acknowledgements said: the first of each centre, item and version. */
  async differing(tx: Tx, owner: string): Promise<Place[]> {
    const said = new Map<string, LedgerRow>()
    for await (const events of ledgerEvents(tx, owner, 'adoption')) {
      for (const event of events) {
        const key = keyOf(event.source, event.body.code, event.body.version)
        if (isOfItsCentre(event) && (said.get(key)?.seq ?? Infinity) > event.seq) said.set(key, event)
      }
    }
    const { rows } = await tx.query<KeptRow>({
      text: 'select centre_id, code, version, content_hash, effective_from, adopted_at from catalogue_adoption where owner = $1', values: [owner],
    })
    const kept = new Map(rows.map((row) => [keyOf(row.centre_id, row.code, row.version), row]))
    const wrong = [...said].filter(([key, event]) => !isAsSaid(event.body as Adopted, kept.get(key))).map(([, event]) => event)
    // A row without an acknowledgement is named under the newest of its centre.
    const strange = rows.filter((row) => !said.has(keyOf(row.centre_id, row.code, row.version))).map(({ centre_id }) => newestOf(centre_id, [...said.values()]))
    return [...wrong, ...strange].map(({ source, topic, seq }) => ({ source, topic, seq }))
  }
}

interface KeptRow { centre_id: string; code: string; version: number; content_hash: Buffer; effective_from: string; adopted_at: Date }

function bodyOf(row: LedgerRow): Adopted {
  if (row.type !== 'standards.implementation-item-adopted.v1') throw new Error(`${row.type} is no event of an adoption`)
  const body = row.body as Adopted
  // A centre speaks for itself alone: the exchange verified the source, this holds the body to it.
  if (body.centreId !== row.source) throw new Error(`${row.source} acknowledges for ${body.centreId}; a centre acknowledges what it runs itself`)
  return body
}

const isOfItsCentre = ({ type, source, body }: LedgerRow): boolean => type === 'standards.implementation-item-adopted.v1' && (body as Adopted).centreId === source
const keyOf = (centre: string, code: string, version: number): string => `${centre} ${code} ${version}`

function isAsSaid(body: Adopted, row: KeptRow | undefined): boolean {
  return row !== undefined && row.content_hash.equals(parseHash(body.contentHash)!) && row.effective_from === body.effectiveFrom && row.adopted_at.getTime() === Date.parse(body.adoptedAt)
}

const newestOf = (source: string, events: readonly LedgerRow[]): Place =>
  events.filter((event) => event.source === source).sort((a, b) => b.seq - a.seq)[0] ?? { source, topic: '', seq: 0 }
