import type { Database } from '@tongban/database'
import { formatDay, type Day } from '@tongban/kernel'
import { isSlug } from './item-code.js'
import { CITY, toView, VERSION_COLUMNS, VERSION_SOURCE, type VersionRow, type VersionView } from './version-row.js'

export type ItemSort = 'code' | 'effectiveFrom' | 'publishedAt'

export interface ItemFilter {
  department?: string
  kind?: string
  tier?: string
  code?: string
  /** All of these in code, name or sound, each as it stands. */
  words?: readonly string[]
  /** Of each item only the newest version. */
  newest?: boolean
}

/** Rows after `after` (the sort's values of the last row seen), one more than a page so that the reader knows of a next one. */
export interface ItemPage {
  sort: ItemSort
  descending: boolean
  first: number
  after?: readonly (string | number | null)[]
}

/** The columns of each sort, each with an index; the last two make every order total. */
export const sortColumns = {
  code: [['i.code', 'text'], ['i.version', 'int']],
  effectiveFrom: [['i.effective_from', 'date'], ['i.code', 'text'], ['i.version', 'int']],
  publishedAt: [['i.published_at', 'timestamptz'], ['i.code', 'text'], ['i.version', 'int']],
} as const satisfies Record<ItemSort, readonly (readonly [string, string])[]>

/** Reads the catalogue as the city office keeps it. */
export class CatalogueReader {
  constructor(private readonly database: Database) {}

  /** All versions of an item, ascending; drafts and discarded ones too. */
  async versions(code: string): Promise<VersionView[]> {
    return isSlug(code) ? this.read(`where v.centre_id = $1 and v.code = $2 order by v.version`, [CITY, code]) : []
  }

  /** The version in force on a day: the newest that had begun by then. */
  async inForce(code: string, on: Day): Promise<VersionView | undefined> {
    if (!isSlug(code)) return undefined
    const [view] = await this.read(`where v.centre_id = $1 and v.code = $2 and i.effective_from <= $3::date order by v.version desc limit 1`, [CITY, code, formatDay(on)])
    return view
  }

  /** Open drafts by code; of one item the one it has, if any. */
  async drafts(page: { first: number; after?: readonly (string | number | null)[] }, code?: string): Promise<VersionView[]> {
    if (code !== undefined && !isSlug(code)) return []
    return this.read(
      `where v.centre_id = $1 and v.state = 'draft' and v.code > $2 ${code === undefined ? '' : 'and v.code = $4'} order by v.code limit $3`,
      [CITY, page.after?.[0] ?? '', page.first + 1, ...(code === undefined ? [] : [code])],
    )
  }

  /** Published versions by filter, in a fixed set of orders. */
  async items({ words = [], newest = false, ...filter }: ItemFilter, { sort, descending, first, after }: ItemPage): Promise<VersionView[]> {
    if (Object.values(filter).some((word) => word !== undefined && !isSlug(word))) return []
    const values: unknown[] = [CITY]
    const put = (value: unknown) => `$${values.push(value)}`
    const columns = sortColumns[sort]
    const conditions = [
      'i.centre_id = $1',
      ...(filter.department === undefined ? [] : [`i.department = ${put(filter.department)}`]),
      ...(filter.kind === undefined ? [] : [`i.kind = ${put(filter.kind)}`]),
      ...(filter.tier === undefined ? [] : [`${put(filter.tier)} = any(i.tiers)`]),
      ...(filter.code === undefined ? [] : [`i.code = ${put(filter.code)}`]),
      ...words.map((word) => `strpos(i.search, ${put(word)}::text) > 0`),
      ...(newest ? ['not exists (select from catalogue_item n where n.centre_id = i.centre_id and n.code = i.code and n.version > i.version)'] : []),
      ...(after ? [`(${columns.map(([column]) => column).join(', ')}) ${descending ? '<' : '>'} (${columns.map(([, type], at) => `${put(after[at])}::${type}`).join(', ')})`] : []),
    ]
    const order = columns.map(([column]) => `${column} ${descending ? 'desc' : 'asc'}`).join(', ')
    return this.read(`where ${conditions.join(' and ')} and v.state = 'published' order by ${order} limit ${put(first + 1)}`, values)
  }

  private async read(where: string, values: unknown[]): Promise<VersionView[]> {
    const { rows } = await this.database.inTenant([CITY], (tx) => tx.query<VersionRow>({ text: `select ${VERSION_COLUMNS} from ${VERSION_SOURCE} ${where}`, values }))
    return rows.map(toView)
  }
}
