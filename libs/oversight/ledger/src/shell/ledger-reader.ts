import type { CaseStepRecorded } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { formatDay } from '@tongban/kernel'
import type { CursorKey, Page } from '@tongban/service'
import { isAsSaid } from './differing-cases.js'
import { CASE_COLUMNS } from './ledger-columns.js'
import { LEDGER_CASE_COLUMNS, ledgerCaseOf, type LedgerCaseRow, type LedgerCaseView } from './ledger-case-row.js'
import { proveSteps, type LedgerStepRow, type ProvenStep } from './prove-steps.js'

export interface LedgerFilter {
  ofCentres?: readonly string[] | null
  states?: readonly string[] | null
  itemCode?: string | null
}

/** The orders of the list; each has its index. */
const sorts = {
  'received-asc': { column: 'received_at', cast: 'timestamptz', direction: 'asc', only: '', key: (kase: LedgerCaseView) => kase.receivedAt.toISOString() },
  'received-desc': { column: 'received_at', cast: 'timestamptz', direction: 'desc', only: '', key: (kase: LedgerCaseView) => kase.receivedAt.toISOString() },
  'due-asc': { column: 'promised_due', cast: 'date', direction: 'asc', only: 'and promised_due is not null', key: (kase: LedgerCaseView) => formatDay(kase.promised!.due!) },
} as const
export type LedgerSort = keyof typeof sorts
export const LEDGER_KEY_VALUES = 2

export const ledgerKeyOf = (sort: LedgerSort, kase: LedgerCaseView): CursorKey => [sorts[sort].key(kase), kase.id]

/** A cursor of this sort whose values can be read; another's would make PostgreSQL fail. */
export function isLedgerKeyOf(sort: LedgerSort, [value, id]: CursorKey): boolean {
  const forms = { timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, date: /^\d{4}-\d{2}-\d{2}$/ }
  return forms[sorts[sort].cast].test(String(value)) && !Number.isNaN(Date.parse(String(value))) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id))
}

const STEP_COLUMNS = `centre_id as "centreId", case_id as "caseId", no, kind, stage, state, actor, post, window_id as "window", occurred_at as "occurredAt", recorded_at as "recordedAt",
  basis, reason, step_hash as "stepHash", previous_step_hash as "previousStepHash", hash_matched as "hashMatched"`

/** Reads the one ledger this deployment keeps, for whoever's centres include its owner. Row-level security holds it to that. */
export class LedgerReader {
  /** `plumbing`: how old each centre's part is stands in the exchange's own tables. `owner` is null where no ledger is kept. */
  constructor(private readonly database: Database, private readonly plumbing: Database, readonly owner: string | null) {}

  async find(readers: readonly string[], ofCentre: string, id: string): Promise<LedgerCaseView | undefined> {
    return (await this.rows(readers, { text: `select ${LEDGER_CASE_COLUMNS} from ledger_case where owner = $1::text and centre_id = $2::text and case_id = $3::uuid`, values: [this.owner, ofCentre, id] }))[0]
  }

  async findByNumber(readers: readonly string[], number: string): Promise<LedgerCaseView | undefined> {
    return (await this.rows(readers, { text: `select ${LEDGER_CASE_COLUMNS} from ledger_case where owner = $1::text and number = $2::text`, values: [this.owner, number] }))[0]
  }

  /** One page and one row more. */
  list(readers: readonly string[], { ofCentres, states, itemCode }: LedgerFilter, sort: LedgerSort, page: Page): Promise<LedgerCaseView[]> {
    const { column, cast, direction, only } = sorts[sort]
    const values: unknown[] = [this.owner]
    const value = (given: unknown) => `$${values.push(given)}`
    const where = [
      'owner = $1::text', only.replace('and ', ''),
      ofCentres ? `centre_id = any(${value(ofCentres)}::text[])` : '',
      states ? `state = any(${value(states)}::text[])` : '',
      itemCode != null ? `item_code = ${value(itemCode)}::text` : '',
      page.after ? `(${column}, case_id) ${direction === 'asc' ? '>' : '<'} (${value(page.after[0])}::${cast}, ${value(page.after[1])}::uuid)` : '',
    ].filter(Boolean)
    return this.rows(readers, {
      text: `select ${LEDGER_CASE_COLUMNS} from ledger_case where ${where.join(' and ')} order by ${column} ${direction}, case_id ${direction} limit ${value(page.first + 1)}::int`, values,
    })
  }

  /** The steps of cases, each case's chain recomputed from what is held now. */
  async steps(readers: readonly string[], caseIds: readonly string[]): Promise<Map<string, ProvenStep[]>> {
    const { rows } = await this.database.inTenantEach(readers, (tx) => tx.query<LedgerStepRow>({
      name: 'ledger-steps', text: `select ${STEP_COLUMNS} from ledger_step where owner = $1::text and case_id = any($2::uuid[]) order by case_id, no`, values: [this.owner, caseIds],
    }))
    const chains = new Map<string, LedgerStepRow[]>(caseIds.map((id) => [id, []]))
    for (const row of rows) chains.get(row.caseId)?.push(row)
    return new Map([...chains].map(([id, steps]) => [id, proveSteps(steps)]))
  }

  /** Those of the cases that are as their newest event says: state, number, clocks and all. The event's own body must be the one its hash was made of. */
  async asSaid(readers: readonly string[], caseIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await this.database.inTenantEach(readers, (tx) => tx.query<Record<string, unknown> & { case_id: string; event_body: string }>({
      name: 'ledger-as-said',
      text: `select e.body as event_body, ${CASE_COLUMNS.replaceAll(/\w+/g, 'c.$&')} from ledger_case c cross join lateral (
          select body, hash from ledger_event e where e.owner = c.owner and e.source = c.centre_id and e.aggregate_type = 'case' and e.aggregate_id = c.case_id::text
          and e.type = 'casework.case-step-recorded.v1' and not exists (
            select from dead_letter d where d.owner = e.owner and d.source = e.source and d.topic = e.topic and d.seq = e.seq and d.replayed_at is null)
          order by e.aggregate_version desc, e.seq limit 1) e
        where c.owner = $1::text and c.case_id = any($2::uuid[]) and e.hash = sha256(convert_to(e.body, 'UTF8'))`,
      values: [this.owner, caseIds],
    }))
    return new Set(rows.filter(({ event_body, ...row }) => isAsSaid(JSON.parse(event_body) as CaseStepRecorded, row)).map((row) => row.case_id))
  }

  /** When the newest signed message of each centre came, by machine time. */
  async asOf(centres: readonly string[]): Promise<Map<string, Date>> {
    return this.owner === null ? new Map() : lastHeard(this.plumbing, this.owner, centres)
  }

  private async rows(readers: readonly string[], statement: Parameters<Tx['query']>[0]): Promise<LedgerCaseView[]> {
    const { rows } = await this.database.inTenantEach(readers, (tx) => tx.query<LedgerCaseRow>(statement))
    return rows.map(ledgerCaseOf)
  }
}

/** When the newest signed message of each source came to a ledger, by machine time: how old its part is. A source never heard of is not there. */
export async function lastHeard(plumbing: Database, owner: string, sources: readonly string[]): Promise<Map<string, Date>> {
  const { rows } = await plumbing.inPlumbing((tx) => tx.query<{ source: string; as_of: Date }>({
    name: 'ledger-as-of', text: 'select source, max(received_at) as as_of from inbox where owner = $1::text and source = any($2::text[]) group by source', values: [owner, sources],
  }))
  return new Map(rows.map(({ source, as_of }) => [source, as_of]))
}
