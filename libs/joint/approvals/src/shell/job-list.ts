import type { Database, Statement } from '@tongban/database'
import type { CursorKey, Page } from '@tongban/service'
import type { JobState } from '../core/job-transitions.js'
import type { JobRow, TaskRow } from '../core/job.js'
import { COORDINATION, OURS } from './coordination.js'
import type { Attention } from './job-summary.js'
import type { Scope } from './scope.js'

export interface JobFilter {
  states?: readonly JobState[] | null
  blueprintCode?: string | null
  receivedBy?: string | null
  /** The centre that holds an open task of it. */
  heldBy?: string | null
  attention?: readonly Attention[] | null
  /** Whether something can still move it. */
  open?: boolean | null
  /** Of whoever asks; null reads every job. */
  scope: Scope
}

/** A job as a list shows it. */
export interface ListedJob {
  row: JobRow
  due: string | null
  attention: Attention[]
  open: TaskRow[]
}

/** The orders of the list; each has its index. The id makes every key unique. */
const sorts = {
  'submitted-desc': { column: 'submitted_at', cast: 'timestamptz', direction: 'desc', only: '', key: ({ row }: ListedJob) => row.submittedAt },
  'submitted-asc': { column: 'submitted_at', cast: 'timestamptz', direction: 'asc', only: '', key: ({ row }: ListedJob) => row.submittedAt },
  'due-asc': { column: 'due', cast: 'date', direction: 'asc', only: 'and due is not null and ended_at is null', key: ({ due }: ListedJob) => due },
} as const

export type JobSort = keyof typeof sorts
export const jobSorts = Object.keys(sorts) as JobSort[]
/** How many values a cursor of these lists has. */
export const KEY_VALUES = 2

export const keyOf = (sort: JobSort, job: ListedJob): CursorKey => [sorts[sort].key(job), job.row.id]

/** A cursor of this sort whose values can be read; another's would make PostgreSQL fail. */
export function isKeyOf(sort: JobSort, [value, id]: CursorKey): boolean {
  const forms = { timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, date: /^\d{4}-\d{2}-\d{2}$/ }
  return forms[sorts[sort].cast].test(String(value)) && !Number.isNaN(Date.parse(String(value))) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id))
}

/** One page of jobs and one row more. */
export async function listJobs(database: Database, filter: JobFilter, sort: JobSort, page: Page): Promise<ListedJob[]> {
  const { rows } = await database.inTenantEach(OURS, (tx) => tx.query<ListedJob & { open: TaskRow[] | null }>(listStatement(filter, sort, page)))
  return rows.map((job) => ({ ...job, open: job.open ?? [] }))
}

export function listStatement(filter: JobFilter, sort: JobSort, page: Page): Statement {
  const { column, cast, direction, only } = sorts[sort]
  const values: unknown[] = [COORDINATION, page.first + 1]
  const where = conditions(filter, (value) => `$${values.push(value)}`)
  const after = page.after ? `and (${column}, id) ${direction === 'asc' ? '>' : '<'} ($${values.push(page.after[0])}::${cast}, $${values.push(page.after[1])}::uuid)` : ''
  const order = (alias: string) => `order by ${alias}${column} ${direction}, ${alias}id ${direction}`
  const text = `
    select j.row, j.due, j.attention,
      (select json_agg(t.row order by t.node) from joint_task t where t.centre_id = $1::text and t.job_id = j.id and t.open) as open
    from (select * from joint_job where centre_id = $1::text ${only} ${where} ${after} ${order('')} limit $2::int) as j ${order('j.')}`
  return { text, values }
}

function conditions({ states, blueprintCode, receivedBy, heldBy, attention, open, scope }: JobFilter, value: (value: unknown) => string): string {
  return [
    states ? `and state = any(${value(states)}::text[])` : '',
    blueprintCode ? `and blueprint_code = ${value(blueprintCode)}::text` : '',
    receivedBy ? `and received_by = ${value(receivedBy)}::text` : '',
    heldBy ? `and exists (select from joint_task h where h.centre_id = $1::text and h.job_id = joint_job.id and h.open and h.holder = ${value(heldBy)}::text)` : '',
    attention ? `and attention <> '{}' and attention && ${value(attention)}::text[]` : '',
    scope ? `and exists (select from joint_concern c where c.centre_id = $1::text and c.centre = any(${value(scope)}::text[]) and c.job_id = joint_job.id)` : '',
    open === true ? 'and ended_at is null' : open === false ? 'and ended_at is not null' : '',
  ].join(' ')
}
