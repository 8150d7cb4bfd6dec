import { hashText } from '@tongban/contracts'
import type { Database, Statement } from '@tongban/database'
import { day, formatDay, type Day } from '@tongban/kernel'
import type { PublishedStandard } from '../core/judge-standard.js'

export type ItemContent = PublishedStandard['content']

/** A version of the city's standard, as it is held here. Nothing in it ever changes. */
export interface StandardVersion {
  code: string
  version: number
  effectiveFrom: Day
  contentHash: string
  content: ItemContent
}

/** What a centre runs: a version of the city's standard that it has taken over. */
export interface ImplementationItem extends StandardVersion {
  centreId: string
  adoptedAt: Date
}

interface Row {
  centre_id: string
  code: string
  version: number
  effective_from: string
  content: string
  content_hash: Buffer
  adopted_at: Date
}

export type ListSort = 'code' | 'effectiveFrom'

export interface ListPage {
  sort: ListSort
  first: number
  after?: readonly (string | number | null)[]
  /** Only items that have all of these in code, name or sound; each is taken as it stands. */
  words?: readonly string[]
}

const COLUMNS = 'centre_id, code, version, effective_from, content, content_hash, adopted_at'

/** Of several versions a centre took over, the one in force on a day is the newest that had begun by then. $1 centre, $2 day. */
const IN_FORCE = `
  select distinct on (code) ${COLUMNS} from implementation_item
  where centre_id = $1 and effective_from <= $2::date order by code, version desc`

/** The same without what they say: read from the index alone, which holds what they are found by. */
const SEARCHED = `
  select distinct on (code) code, version, effective_from, search from implementation_item
  where centre_id = $1 and effective_from <= $2::date order by code, version desc`

const sorts = {
  code: { order: 'code', after: 'code > $4', values: 1 },
  effectiveFrom: { order: 'effective_from, code', after: '(effective_from, code) > ($4::date, $5)', values: 2 },
} as const satisfies Record<ListSort, object>

export const cursorValues = (sort: ListSort): number => sorts[sort].values

/** Whether a cursor that came from outside holds values of this sort. */
export function isCursorOf(sort: ListSort, after: readonly unknown[]): boolean {
  const [code, from] = sort === 'code' ? [after[0]] : [after[1], after[0]]
  return isSlug(String(code)) && (from === undefined || isDay(String(from)))
}

function isDay(text: string): boolean {
  try {
    return Number.isInteger(day(text))
  } catch {
    return false
  }
}

const VERSIONS_KEPT = 500

/** Reads what centres run. A centre's list is seen under that centre alone; the versions themselves are the same for everybody. */
export class ImplementationLists {
  /** Versions read before: nothing in one ever changes, and every row of a list of cases asks for its item's name. */
  private readonly known = new Map<string, StandardVersion>()

  constructor(private readonly database: Database) {}

  /** What the centre runs of this item on that day; undefined when it runs none. */
  async inForce(centreId: string, code: string, on: Day): Promise<ImplementationItem | undefined> {
    if (!isCentreId(centreId) || !isSlug(code)) return undefined
    const { rows: [row] } = await this.database.inTenantEach([centreId], (tx) => tx.query<Row>({
      name: 'implementation-in-force',
      text: `select ${COLUMNS} from implementation_item where centre_id = $1 and code = $2 and effective_from <= $3::date order by version desc limit 1`,
      values: [centreId, code, formatDay(on)],
    }))
    return row && toItem(row)
  }

  /** A version as it is held here, whether in force, to come or superseded: what a case that was accepted under it goes by. */
  async version(code: string, version: number): Promise<StandardVersion | undefined> {
    if (!isSlug(code)) return undefined
    const key = `${code}:${version}`
    const known = this.known.get(key)
    if (known) return known
    const { rows: [row] } = await this.database.inTenantEach([], (tx) => tx.query<Row>({
      name: 'standard-version',
      text: 'select code, version, effective_from, content, content_hash from standard_item where code = $1 and version = $2',
      values: [code, version],
    }))
    if (!row) return undefined
    if (this.known.size >= VERSIONS_KEPT) this.known.delete(this.known.keys().next().value!)
    const read = toVersion(row)
    this.known.set(key, read)
    return read
  }

  /** The centre's list on a day, one item more than a page; empty for a centre that is not hosted here. */
  async list(centreId: string, on: Day, page: ListPage): Promise<ImplementationItem[]> {
    if (!isCentreId(centreId)) return []
    const { rows } = await this.database.inTenant([centreId], (tx) => tx.query<Row>(listStatement(centreId, on, page)))
    return rows.map(toItem)
  }

  /** Standards that arrived and were not taken, in the order of arrival after the number given; one more than asked for. */
  async refused({ first, after = 0 }: { first: number; after?: number }): Promise<RefusedStandard[]> {
    const { rows } = await this.database.inTenant([], (tx) => tx.query<{ no: number; key: string; code: string; params: string; refused_at: Date }>({
      text: 'select no, key, code, params, refused_at from standard_refused where no > $2 order by no limit $1', values: [first + 1, after],
    }))
    return rows.map(({ no, key, code, params, refused_at }) => ({ no, key, refusal: { refused: code, params: JSON.parse(params) }, refusedAt: refused_at }))
  }
}

/** A page of what a centre runs. A search finds its page in the index first, and reads of the items no more than that; `strpos` knows no wildcards. */
export function listStatement(centreId: string, on: Day, { sort, first, after, words = [] }: ListPage): Statement {
  const values: unknown[] = [centreId, formatDay(on), first + 1, ...(after ?? [])]
  const { order, after: afterKey } = sorts[sort]
  const where = [...(after ? [afterKey] : []), ...words.map((word) => `strpos(search, $${values.push(word)}::text) > 0`)]
  const page = (items: string, what: string) => `select ${what} from (${items}) i ${where.length > 0 ? `where ${where.join(' and ')}` : ''} order by ${order} limit $3`
  if (words.length === 0) return { text: page(IN_FORCE, '*'), values }
  const found = page(SEARCHED, 'code as found, version as found_version')
  return { text: `select ${COLUMNS} from (${found}) f join implementation_item on centre_id = $1 and code = found and version = found_version order by ${order}`, values }
}

/** What is not of this form is in no table, so no table is asked. */
const isSlug = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)
const isCentreId = (text: string): boolean => /^[a-z0-9]{2,12}$/.test(text)

export interface RefusedStandard {
  no: number
  key: string
  refusal: { refused: string; params: Record<string, string> }
  refusedAt: Date
}

const toVersion = (row: Pick<Row, 'code' | 'version' | 'effective_from' | 'content' | 'content_hash'>): StandardVersion => ({
  code: row.code,
  version: row.version,
  effectiveFrom: day(row.effective_from),
  contentHash: hashText(row.content_hash),
  content: JSON.parse(row.content),
})

const toItem = (row: Row): ImplementationItem => ({ ...toVersion(row), centreId: row.centre_id, adoptedAt: row.adopted_at })
