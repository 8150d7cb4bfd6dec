import { canonicalText, type EventBodies } from '@tongban/contracts'
import type { Database } from '@tongban/database'
import { insertOutbox } from '@tongban/exchange'
import { outgoing } from './publication.js'
import { CITY } from './version-row.js'

export type Enrolment = EventBodies['standards.source-enrolled.v1']

/**
 * Publishes the directory's entry of each source that is new or changed, so that every process knows whom to believe.
 * An entry that stands as it is (its `enrolledAt` aside) is left alone, so this can be repeated at each start. Returns the sources published.
 */
export async function publishEnrolments(database: Database, enrolments: readonly Enrolment[], at: Date): Promise<string[]> {
  return database.inTenant([CITY], async (tx) => {
    await tx.query({ text: "select pg_advisory_xact_lock(hashtext('publish-enrolments'))" })
    const { rows } = await tx.query<{ source: string; revision: number; entry: string }>({
      text: 'select source, revision, entry from source_enrolment where centre_id = $1', values: [CITY],
    })
    const known = new Map(rows.map((row) => [row.source, row]))
    const changed = enrolments.filter((each) => known.get(each.source)?.entry !== entryOf(each))
    for (const enrolment of changed) {
      const revision = (known.get(enrolment.source)?.revision ?? 0) + 1
      await tx.query({
        text: `insert into source_enrolment (centre_id, source, revision, entry, published_at) values ($1, $2, $3, $4, $5)
               on conflict (centre_id, source) do update set revision = excluded.revision, entry = excluded.entry, published_at = excluded.published_at`,
        values: [CITY, enrolment.source, revision, entryOf(enrolment), at],
      })
      await tx.query(insertOutbox([outgoing({
        key: `source:${enrolment.source}`, type: 'standards.source-enrolled.v1', aggregateType: 'source', aggregateId: enrolment.source,
        aggregateVersion: revision, occurredAt: at, body: enrolment,
      })]))
    }
    return changed.map(({ source }) => source)
  })
}

const entryOf = ({ enrolledAt: _, ...entry }: Enrolment): string => canonicalText(entry)
