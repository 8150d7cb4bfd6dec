import { canonicalText, hashText, sha256, type EventBodies, type EventType } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { CITY_SOURCE, OUTBOX_COLUMNS, STANDARDS_TOPIC, insertOutbox, outboxPlaceholders, outboxValues, type OutgoingMessage } from '@tongban/exchange'
import { CITY } from './version-row.js'

/** A message to the standards topic. */
export interface Publication<T extends EventType = EventType> {
  key: string
  type: T
  aggregateType: string
  aggregateId: string
  aggregateVersion: number
  occurredAt: Date
  body: EventBodies[T]
}

export const outgoing = (publication: Publication): OutgoingMessage => ({ source: CITY_SOURCE, topic: STANDARDS_TOPIC, ...publication })

/** Puts one message in the outbox and notes it as what now stands under its key; the manifest is written after it, in the same transaction. */
export async function publish(tx: Tx, publication: Publication): Promise<void> {
  const body = canonicalText(publication.body)
  await tx.query({
    text: `with p as (${notePublication(1)}) insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(7)} from p`,
    values: [CITY, publication.key, publication.type, body, sha256(body), publication.occurredAt, ...outboxValues(outgoing(publication))],
  })
}

/** Six values from `first` on: centre, key, type, body, hash, when. With `guard`, only if that row source has a row. */
export const notePublication = (first: number, guard?: string): string => `
  insert into standard_publication as known (centre_id, key, revision, type, body, hash, published_at)
  select $${first}::text, $${first + 1}::text, 1, $${first + 2}::text, $${first + 3}::text, $${first + 4}::bytea, $${first + 5}::timestamptz
  ${guard === undefined ? 'where true' : `from ${guard}`}
  on conflict (centre_id, key) do update
    set revision = known.revision + 1, type = excluded.type, body = excluded.body, hash = excluded.hash, published_at = excluded.published_at
  returning revision`

/**
 * Publishes the list of everything that stands on the topic, with hashes: a reader is complete when it holds them all.
 * Publishers take turns on the manifest's row, so the last manifest knows of every change before it.
 */
export async function publishManifest(tx: Tx, at: Date): Promise<void> {
  const { rows: [manifest] } = await tx.query<{ revision: number }>({
    text: notePublication(1),
    values: [CITY, MANIFEST, 'standards.manifest.v1', '', sha256(''), at],
  })
  const { rows } = await tx.query<{ key: string; hash: Buffer }>({
    text: 'select key, hash from standard_publication where centre_id = $1 and key <> $2 order by key',
    values: [CITY, MANIFEST],
  })
  const body = { asOf: at.toISOString(), entries: rows.map(({ key, hash }) => ({ key, hash: hashText(hash) })) }
  await tx.query({ text: 'update standard_publication set body = $3::text, hash = $4 where centre_id = $1 and key = $2', values: [CITY, MANIFEST, canonicalText(body), sha256(canonicalText(body))] })
  await tx.query(insertOutbox([outgoing({
    key: MANIFEST, type: 'standards.manifest.v1', aggregateType: 'manifest', aggregateId: MANIFEST, aggregateVersion: manifest!.revision, occurredAt: at, body,
  })]))
}

const MANIFEST = 'manifest'
