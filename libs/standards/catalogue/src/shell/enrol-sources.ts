import { canonicalText, type EventBodies } from '@tongban/contracts'
import type { Database } from '@tongban/database'
import { publish, publishManifest } from './publication.js'
import { CITY } from './version-row.js'

export type Enrolment = EventBodies['standards.source-enrolled.v1']

/**
 * Publishes the directory's entry of each source that is new or changed, so that every process knows whom to believe.
 * An entry that stands as it is (its `enrolledAt` aside) is left alone, so this can be repeated at each start. Returns the sources published.
 */
export async function enrolSources(database: Database, enrolments: readonly Enrolment[], at: Date): Promise<string[]> {
  return database.inTenant([CITY], async (tx) => {
    await tx.query({ text: "select pg_advisory_xact_lock(hashtext('enrol-sources'))" })
    const { rows } = await tx.query<{ key: string; body: string; revision: number }>({
      text: "select key, body, revision from standard_publication where centre_id = $1 and type = 'standards.source-enrolled.v1'", values: [CITY],
    })
    const known = new Map(rows.map((row) => [row.key, row]))
    const changed = enrolments.filter((each) => {
      const before = known.get(keyOf(each))
      return !before || entry(JSON.parse(before.body)) !== entry(each)
    })
    for (const enrolment of changed) {
      await publish(tx, {
        key: keyOf(enrolment),
        type: 'standards.source-enrolled.v1',
        aggregateType: 'source',
        aggregateId: enrolment.source,
        aggregateVersion: (known.get(keyOf(enrolment))?.revision ?? 0) + 1,
        occurredAt: at,
        body: enrolment,
      })
    }
    if (changed.length > 0) await publishManifest(tx, at)
    return changed.map(({ source }) => source)
  })
}

const keyOf = ({ source }: Enrolment): string => `source:${source}`
const entry = ({ enrolledAt: _, ...rest }: Enrolment): string => canonicalText(rest)
