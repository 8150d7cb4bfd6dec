import { hashText } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { day, type Day } from '@tongban/kernel'
import type { BlueprintContent } from '../core/blueprint.js'
import type { VersionState } from '../core/version.js'
import type { Layout } from './lay-out.js'
import { publishedContent } from './read-blueprint.js'
import { isSlug } from './slug.js'

/** The tenant of everything the city office keeps: its source id. */
export const CITY = 'city'

/** A version of a blueprint as the city office shows it, drafts included. */
export interface VersionView {
  code: string
  version: number
  revision: number
  state: VersionState
  content: BlueprintContent
  changedAt: Date
  changedBy: string
  /** What follows is set once published. */
  contentHash: string | null
  effectiveFrom: Day | null
  publishedAt: Date | null
  layout: Layout | null
}

export interface VersionRow {
  code: string
  version: number
  revision: number
  state: VersionState
  content: string
  changed_at: Date
  changed_by: string
  content_hash: Buffer | null
  effective_from: string | null
  published_at: Date | null
  layout: string | null
}

export const VERSION_COLUMNS = 'v.code, v.version, v.revision, v.state, v.content, v.changed_at, v.changed_by, p.content_hash, p.effective_from, p.published_at, p.layout'

export const VERSION_SOURCE = 'blueprint_version v left join blueprint_published p on p.centre_id = v.centre_id and p.code = v.code and p.version = v.version'

export const toView = (row: VersionRow): VersionView => ({
  code: row.code,
  version: row.version,
  revision: row.revision,
  state: row.state,
  content: row.state === 'published' ? publishedContent(row.content) : JSON.parse(row.content),
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  contentHash: row.content_hash && hashText(row.content_hash),
  effectiveFrom: row.effective_from === null ? null : day(row.effective_from),
  publishedAt: row.published_at,
  layout: row.layout === null ? null : JSON.parse(row.layout),
})

/** All versions of a blueprint, ascending. */
export async function loadVersions(tx: Tx, code: string): Promise<VersionView[]> {
  if (!isSlug(code)) return []
  const { rows } = await tx.query<VersionRow>({
    name: 'blueprint-load',
    text: `select ${VERSION_COLUMNS} from ${VERSION_SOURCE} where v.centre_id = $1 and v.code = $2 order by v.version`,
    values: [CITY, code],
  })
  return rows.map(toView)
}

/** The answer of an act as it is kept with its step, so that a repeated command gets it again, whatever happened since. */
export const keepAnswer = (view: VersionView): string => JSON.stringify(view)

export function readAnswer(text: string): VersionView {
  const kept = JSON.parse(text)
  return { ...kept, changedAt: new Date(kept.changedAt), publishedAt: kept.publishedAt && new Date(kept.publishedAt) }
}
