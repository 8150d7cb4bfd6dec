import type { Database } from '@tongban/database'
import { formatDay, type Day } from '@tongban/kernel'
import type { Certificate } from './close-day.js'

/** A certificate as it was signed: `text` is what the signature covers. */
export interface CertificateRow extends Certificate {
  text: string
  kid: string
  signature: string
  signedAt: Date
}

/** The certificates of a ledger, newest day first, then by source and topic; those after the one named, in sight of the readers' centres alone. */
export async function listCertificates(
  database: Database, readers: readonly string[], of: { owner: string; source?: string | null; from?: Day | null; to?: Day | null }, page: { first: number; after?: readonly [day: string, source: string, topic: string] },
): Promise<CertificateRow[]> {
  const [day, source, topic] = page.after ?? [null, null, null]
  const { rows } = await database.inTenantEach(readers, (tx) => tx.query<{ text: string; kid: string; signature: Buffer; signed_at: Date }>({
    name: 'exchange-certificates',
    text: `select text, kid, signature, signed_at from certificate
      where owner = $1 and ($2::text is null or source = $2) and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
        and ($5::date is null or day < $5 or (day = $5 and (source, topic) > ($6::text, $7::text)))
      order by day desc, source, topic limit $8`,
    values: [of.owner, of.source ?? null, of.from == null ? null : formatDay(of.from), of.to == null ? null : formatDay(of.to), day, source, topic, page.first],
  }))
  return rows.map(({ text, kid, signature, signed_at }) => ({ ...(JSON.parse(text) as Certificate), text, kid, signature: signature.toString('base64'), signedAt: signed_at }))
}
