import { parseHash, type EventBodies } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { LedgerRow, Projection } from '@tongban/exchange'

type Adopted = EventBodies['standards.implementation-item-adopted.v1']

/** Keeps who runs which version since when, from the acknowledgements that came up through the ledger. An acknowledgement repeated changes nothing. */
export class AdoptionProjection implements Projection {
  readonly aggregateType = 'adoption'

  async apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void> {
    const adopted = rows.map((row) => {
      if (row.type !== 'standards.implementation-item-adopted.v1') throw new Error(`${row.type} is no event of an adoption`)
      const body = row.body as Adopted
      // A centre speaks for itself alone: the exchange verified the source, this holds the body to it.
      if (body.centreId !== row.source) throw new Error(`${row.source} acknowledges for ${body.centreId}; a centre acknowledges what it runs itself`)
      return body
    })
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
}
