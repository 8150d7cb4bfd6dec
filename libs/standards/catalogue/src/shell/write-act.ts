import { canonicalText, hashText, sha256 } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { OUTBOX_COLUMNS, outboxPlaceholders, outboxValues } from '@tongban/exchange'
import { formatDay } from '@tongban/kernel'
import { searchText } from '@tongban/service'
import type { Discarded } from '../core/discard-draft.js'
import type { Drafted } from '../core/draft-item.js'
import type { Edited } from '../core/edit-draft.js'
import type { Published } from '../core/publish-version.js'
import { outgoing, type Publication } from './publication.js'
import { CITY, keepAnswer, type VersionView } from './version-row.js'

export type Decided = Drafted | Edited | Discarded | Published

/** An act as it goes on record. */
export interface Act {
  code: string
  decided: Decided
  /** The version as loaded; undefined where the act begins one. */
  loaded: VersionView | undefined
  actor: string
  commandId: string
  commandHash: Buffer
  at: Date
  recordedAt: Date
}

/** Writes an act's row, step and message in one statement, guarded by what was loaded. Undefined when someone was faster. */
export async function writeAct(tx: Tx, act: Act): Promise<VersionView | undefined> {
  const view = viewAfter(act)
  const text = canonicalText(view.content)
  const step = [act.decided.event, act.actor, act.at, act.recordedAt, act.commandId, act.commandHash, keepAnswer(view)]
  const row = [CITY, view.code, view.version, view.revision, view.state, text, act.actor, act.at]
  if (act.decided.event === 'published') return (await publishOne(tx, view, text, row, step)) ? view : undefined
  const guarded = act.loaded ? UPDATE : INSERT
  const { rowCount } = await tx.query({
    name: `catalogue-act-${act.loaded ? 'change' : 'begin'}`,
    text: `with v as (${guarded}) ${stepFrom('v', 10)}`,
    values: [...row, view.basedOn, ...step],
  })
  return rowCount === 1 ? view : undefined
}

async function publishOne(tx: Tx, view: VersionView, content: string, row: unknown[], step: unknown[]): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: 'catalogue-act-publish',
    text: `
      with v as (${UPDATE}), s as (${stepFrom('v', 10)}), i as (
        insert into catalogue_item (centre_id, code, version, department, kind, tiers, effective_from, content, content_hash, published_at, published_by, search)
        select centre_id, code, version, $17, $18, $19, $20::date, content, $21, changed_at, changed_by, $22 from v
      )
      insert into outbox (${OUTBOX_COLUMNS}) select ${outboxPlaceholders(23)} from v`,
    values: [
      ...row, view.basedOn, ...step,
      view.content.department, view.content.kind, view.content.tiers, formatDay(view.effectiveFrom!), sha256(content), await searchText(view.code, view.content.names),
      ...outboxValues(outgoing(publicationOf(view))),
    ],
  })
  return rowCount === 1
}

const publicationOf = (view: VersionView): Publication<'standards.catalogue-item-published.v1'> => ({
  key: `item:${view.code}:${view.version}`,
  type: 'standards.catalogue-item-published.v1',
  aggregateType: 'catalogue-item',
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
  },
})

const INSERT = `
  insert into catalogue_version (centre_id, code, version, revision, state, content, changed_by, changed_at, based_on)
  values ($1::text, $2::text, $3::int, $4::int, $5::text, $6::text, $7::text, $8::timestamptz, $9::int)
  on conflict do nothing
  returning *`

const UPDATE = `
  update catalogue_version set revision = $4::int, state = $5::text, content = $6::text, changed_by = $7::text, changed_at = $8::timestamptz, based_on = $9::int
  where centre_id = $1::text and code = $2::text and version = $3::int and revision = $4::int - 1 and state = 'draft'
  returning *`

const stepFrom = (row: string, first: number) => `
  insert into catalogue_step (centre_id, code, version, no, kind, actor, occurred_at, recorded_at, command_id, command_hash, answer)
  select centre_id, code, version, revision, ${['text', 'text', 'timestamptz', 'timestamptz', 'uuid', 'bytea', 'text'].map((type, i) => `$${first + i}::${type}`).join(', ')} from ${row}`

function viewAfter({ code, decided, loaded, actor, at }: Act): VersionView {
  const published = decided.event === 'published'
  return {
    code,
    version: decided.version,
    revision: (loaded?.revision ?? 0) + 1,
    state: published ? 'published' : decided.event === 'discarded' ? 'discarded' : 'draft',
    basedOn: loaded?.basedOn ?? (decided.event === 'drafted' ? decided.basedOn : null),
    content: JSON.parse(canonicalText(decided.content)), // as every later reader gets it
    changedAt: at,
    changedBy: actor,
    contentHash: published ? hashText(sha256(canonicalText(decided.content))) : null,
    effectiveFrom: published ? decided.effectiveFrom : null,
    publishedAt: published ? at : null,
  }
}
