import { canonicalText, sha256 } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { CITY_SOURCE, OUTBOX_COLUMNS, outboxPlaceholders, outboxValues, STANDARDS_TOPIC, type OutgoingMessage } from '@tongban/exchange'
import { formatDay } from '@tongban/kernel'
import { CITY, keepAnswer, type VersionView } from './version-row.js'

/** An act as it goes on record: the version as it is after it. */
export interface Act {
  kind: string
  view: VersionView
  commandId: string
  commandHash: Buffer
}

/** Writes an act's row, step and message in one statement, guarded by the revision that was loaded. False when someone was faster. */
export async function writeAct(tx: Tx, { kind, view, commandId, commandHash }: Act): Promise<boolean> {
  const content = canonicalText(view.content)
  const row = [CITY, view.code, view.version, view.revision, view.state, content, view.changedBy, view.changedAt]
  const step = [kind, view.changedBy, view.changedAt, view.changedAt, commandId, commandHash, keepAnswer(view)]
  const { rowCount } = view.state === 'published'
    ? await tx.query({
      name: 'blueprint-act-publish',
      text: `
        with v as (${UPDATE}), s as (${stepFrom(9)}), p as (
          insert into blueprint_published (centre_id, code, version, effective_from, content, content_hash, layout, published_at, published_by)
          select centre_id, code, version, $16::date, content, $17::bytea, $18::text, changed_at, changed_by from v
        )
        insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(19)} from v`,
      values: [...row, ...step, formatDay(view.effectiveFrom!), sha256(content), canonicalText(view.layout), ...outboxValues(messageOf(view))],
    })
    : await tx.query({
      name: `blueprint-act-${view.revision === 1 ? 'begin' : 'change'}`,
      text: `with v as (${view.revision === 1 ? INSERT : UPDATE}) ${stepFrom(9)}`,
      values: [...row, ...step],
    })
  return rowCount === 1
}

const messageOf = (view: VersionView): OutgoingMessage<'standards.blueprint-published.v1'> => ({
  source: CITY_SOURCE,
  topic: STANDARDS_TOPIC,
  key: `blueprint:${view.code}:${view.version}`,
  type: 'standards.blueprint-published.v1',
  aggregateType: 'blueprint',
  aggregateId: view.code,
  aggregateVersion: view.version,
  occurredAt: view.publishedAt!,
  body: {
    code: view.code,
    version: view.version,
    effectiveFrom: formatDay(view.effectiveFrom!),
    contentHash: view.contentHash!,
    publishedAt: view.publishedAt!.toISOString(),
    content: view.content,
    layout: view.layout!,
  },
})

const INSERT = `
  insert into blueprint_version (centre_id, code, version, revision, state, content, changed_by, changed_at)
  values ($1::text, $2::text, $3::int, $4::int, $5::text, $6::text, $7::text, $8::timestamptz)
  on conflict do nothing
  returning *`

const UPDATE = `
  update blueprint_version set revision = $4::int, state = $5::text, content = $6::text, changed_by = $7::text, changed_at = $8::timestamptz
  where centre_id = $1::text and code = $2::text and version = $3::int and revision = $4::int - 1 and state = 'draft'
  returning *`

const stepFrom = (first: number) => `
  insert into blueprint_step (centre_id, code, version, no, kind, actor, occurred_at, recorded_at, command_id, command_hash, answer)
  select centre_id, code, version, revision, ${['text', 'text', 'timestamptz', 'timestamptz', 'uuid', 'bytea', 'text'].map((type, i) => `$${first + i}::${type}`).join(', ')} from v`
