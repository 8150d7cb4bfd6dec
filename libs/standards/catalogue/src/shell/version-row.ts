import { hashText } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { day, type Day } from '@tongban/kernel'
import type { Item, ItemContent } from '../core/item.js'
import type { VersionState } from '../core/transitions.js'
import { isSlug } from './item-code.js'

/** The tenant of everything the city office keeps: its source id. */
export const CITY = 'city'

/** A version of an item as the city office shows it, drafts included. */
export interface VersionView {
  code: string
  version: number
  revision: number
  state: VersionState
  basedOn: number | null
  content: ItemContent
  changedAt: Date
  changedBy: string
  /** Set once published. */
  contentHash: string | null
  effectiveFrom: Day | null
  publishedAt: Date | null
}

export interface VersionRow {
  code: string
  version: number
  revision: number
  state: VersionState
  based_on: number | null
  content: string
  changed_at: Date
  changed_by: string
  content_hash: Buffer | null
  effective_from: string | null
  published_at: Date | null
}

export const VERSION_COLUMNS =
  'v.code, v.version, v.revision, v.state, v.based_on, v.content, v.changed_at, v.changed_by, i.content_hash, i.effective_from, i.published_at'

export const VERSION_SOURCE =
  'catalogue_version v left join catalogue_item i on i.centre_id = v.centre_id and i.code = v.code and i.version = v.version'

export const toView = (row: VersionRow): VersionView => ({
  code: row.code,
  version: row.version,
  revision: row.revision,
  state: row.state,
  basedOn: row.based_on,
  content: JSON.parse(row.content),
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  contentHash: row.content_hash && hashText(row.content_hash),
  effectiveFrom: row.effective_from === null ? null : day(row.effective_from),
  publishedAt: row.published_at,
})

export async function loadItem(tx: Tx, code: string): Promise<Item & { rows: VersionView[] }> {
  if (!isSlug(code)) return { code, versions: [], rows: [] }
  const { rows } = await tx.query<VersionRow>({
    name: 'catalogue-load-item',
    text: `select ${VERSION_COLUMNS} from ${VERSION_SOURCE} where v.centre_id = $1 and v.code = $2 order by v.version`,
    values: [CITY, code],
  })
  const views = rows.map(toView)
  return { code, versions: views, rows: views }
}

/** The answer of an act as it is kept with its step, so that a repeated command gets it again, whatever happened since. */
export const keepAnswer = (view: VersionView): string => JSON.stringify(view)

export function readAnswer(text: string): VersionView {
  const kept = JSON.parse(text)
  return { ...kept, changedAt: new Date(kept.changedAt), publishedAt: kept.publishedAt && new Date(kept.publishedAt) }
}
