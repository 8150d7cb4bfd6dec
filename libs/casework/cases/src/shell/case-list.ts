import type { Database, Statement } from '@tongban/database'
import { type Day, formatDay } from '@tongban/kernel'
import type { CursorKey, Page } from '@tongban/service'
import { inboxDay } from '../core/deadline.js'
import type { CaseState } from '../core/transitions.js'
import { type Desk, dueWithin, type DueWithin, isMine } from './inbox.js'
import { kaseColumns, kaseOf, type KaseRow, type KeptCase } from './kase-row.js'

export interface CaseFilter {
  states?: readonly CaseState[] | null
  itemCode?: string | null
  /** Whether somebody still has to work on it. */
  open?: boolean | null
  /** Only open cases whose next step is this desk's. */
  mine?: Desk | null
  /** Only cases on which this officer took a stage. */
  by?: string | null
  /** Only open cases due so soon from a day. */
  due?: { within: DueWithin; today: Day } | null
}

/** The orders of the list; each has its index. The id makes every key unique. */
const sorts = {
  'received-asc': { column: 'received_at', cast: 'timestamptz', direction: 'asc', only: '', key: (kase: KeptCase) => kase.receivedAt.toISOString() },
  'received-desc': { column: 'received_at', cast: 'timestamptz', direction: 'desc', only: '', key: (kase: KeptCase) => kase.receivedAt.toISOString() },
  'due-asc': { column: 'promised_due', cast: 'date', direction: 'asc', only: 'and promised_due is not null', key: (kase: KeptCase) => formatDay(kase.promised!.due!.date) },
  'next-due-asc': { column: 'next_due', cast: 'date', direction: 'asc', only: 'and closed_at is null', key: (kase: KeptCase) => formatDay(inboxDay(kase)) },
} as const

export type CaseSort = keyof typeof sorts
/** How many values a cursor of these lists has. */
export const KEY_VALUES = 2

export const keyOf = (sort: CaseSort, kase: KeptCase): CursorKey => [sorts[sort].key(kase), kase.id]

/** A cursor of this sort whose values can be read; another's would make PostgreSQL fail. */
export function isKeyOf(sort: CaseSort, [value, id]: CursorKey): boolean {
  const forms = { timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, date: /^\d{4}-\d{2}-\d{2}$/ }
  return forms[sorts[sort].cast].test(String(value)) && !Number.isNaN(Date.parse(String(value))) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id))
}

/** One page and one row more, over the centres: each gives its first rows by its own index, and they are merged. */
export async function listCases(database: Database, centres: readonly string[], filter: CaseFilter, sort: CaseSort, page: Page): Promise<KeptCase[]> {
  const { rows } = await database.inTenantEach(centres, (tx) => tx.query<KaseRow>(listStatement(centres, filter, sort, page)))
  return rows.map(kaseOf)
}

export function listStatement(centres: readonly string[], filter: CaseFilter, sort: CaseSort, page: Page): Statement {
  const { column, cast, direction, only } = sorts[sort]
  const values: unknown[] = [centres, page.first + 1]
  const where = conditions(filter, (value) => `$${values.push(value)}`)
  const after = page.after ? `and (${column}, id) ${direction === 'asc' ? '>' : '<'} ($${values.push(page.after[0])}::${cast}, $${values.push(page.after[1])}::uuid)` : ''
  const order = (alias: string) => `order by ${alias}${column} ${direction}, ${alias}id ${direction}`
  const text = `
    select ${kaseColumns('k')} from unnest($1::text[]) as c (centre_id) cross join lateral (
      select * from case_file where centre_id = c.centre_id ${only} ${where} ${after} ${order('')} limit $2::int
    ) as k ${order('k.')} limit $2::int`
  return { text, values }
}

function conditions({ states, itemCode, open, mine, by, due }: CaseFilter, value: (value: unknown) => string): string {
  return [
    states ? `and state = any(${value(states)}::text[])` : '',
    itemCode != null ? `and item_code = ${value(itemCode)}::text` : '',
    open === true ? 'and closed_at is null' : open === false ? 'and closed_at is not null' : '',
    by != null ? `and exists (select from jsonb_each_text(officers) as taken where taken.value = ${value(by)}::text)` : '',
    mine ? `and closed_at is null and ${isMine(mine, value)}` : '',
    due ? `and closed_at is null and ${dueWithin(due.within, due.today, value)}` : '',
  ].join(' ')
}
