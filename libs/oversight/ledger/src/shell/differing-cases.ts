import { canonicalText, type CaseStepRecorded } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import { ledgerEvents, type LedgerRow, type Place } from '@tongban/exchange'
import { bodyOf, CASE_COLUMNS, caseColumns, caseTable, STEP_COLUMNS, stepColumns, stepTable } from './ledger-columns.js'

type Row = Record<string, unknown>
const MOST = 100

/** Works out from the ledger's events what its cases and steps should be, and names the event of each row that is edited, gone or strange; at most a hundred. */
export async function differingCases(tx: Tx, owner: string): Promise<Place[]> {
  const places = await strangers(tx, owner)
  const newest = new Map<string, LedgerRow>()
  for await (const chunk of ledgerEvents(tx, owner, 'case')) {
    const events = chunk.filter((event) => {
      const spoken = isOfItsCase(event)
      if (!spoken) places.push(place(event))
      return spoken
    })
    const ids = [...new Set(events.map(({ aggregateId }) => aggregateId))]
    const steps = keyed(await read(tx, 'ledger_step', STEP_COLUMNS, owner, ids), ({ centre_id, case_id, no }) => `${centre_id} ${case_id} ${no}`)
    const seen = new Set<string>()
    for (const event of events) {
      const key = `${event.source} ${event.aggregateId} ${event.aggregateVersion}`
      // The first of a number stands: one that says it again changed nothing.
      if (!seen.has(key) && !isSame(stepTable, stepColumns(bodyOf(event)), steps.get(key))) places.push(place(event))
      seen.add(key)
    }
    // Whatever goes on in the next part is looked at there.
    const going = events.at(-1)?.aggregateId
    for (const event of events) keep(newest, event)
    await compareCases(tx, owner, take(newest, (event) => event.aggregateId !== going), places)
    if (places.length >= MOST) return places.slice(0, MOST)
  }
  await compareCases(tx, owner, [...newest.values()], places)
  return places.slice(0, MOST)
}

/** Whether a case is as its newest event says. */
export const isAsSaid = (body: CaseStepRecorded, row: Row): boolean => isSame(caseTable, caseColumns(body), row)

async function compareCases(tx: Tx, owner: string, newest: readonly LedgerRow[], places: Place[]): Promise<void> {
  if (newest.length === 0) return
  const cases = keyed(await read(tx, 'ledger_case', CASE_COLUMNS, owner, newest.map(({ aggregateId }) => aggregateId)), ({ centre_id, case_id }) => `${centre_id} ${case_id}`)
  for (const event of newest) {
    const row = cases.get(`${event.source} ${event.aggregateId}`)
    if (!row || !isAsSaid(bodyOf(event), row)) places.push(place(event))
  }
}

/** Rows of cases and steps of which no event speaks. */
async function strangers(tx: Tx, owner: string): Promise<Place[]> {
  const { rows } = await tx.query<{ source: string; topic: string | null; seq: string | null }>({ name: 'ledger-strangers', text: STRANGERS, values: [owner] })
  return rows.map(({ source, topic, seq }) => ({ source, topic: topic ?? '', seq: Number(seq ?? 0) }))
}

const STRANGERS = `
  with strange as (
    select centre_id, case_id from ledger_step s where owner = $1 and not exists (
      select from ledger_event e where e.owner = $1 and e.aggregate_type = 'case' and e.aggregate_id = s.case_id::text and e.aggregate_version = s.no and e.source = s.centre_id)
    union select centre_id, case_id from ledger_case c where owner = $1 and not exists (
      select from ledger_event e where e.owner = $1 and e.aggregate_type = 'case' and e.aggregate_id = c.case_id::text and e.source = c.centre_id)
    limit ${MOST})
  select s.centre_id as source, n.topic, n.seq from strange s left join lateral (
    select topic, seq from ledger_event e where e.owner = $1 and e.source = s.centre_id order by seq desc limit 1) n on true`

async function read(tx: Tx, table: string, columns: string, owner: string, ids: string[]): Promise<Row[]> {
  return (await tx.query<Row>({ text: `select ${columns} from ${table} where owner = $1 and case_id = any($2::uuid[])`, values: [owner, ids] })).rows
}

function isSame(table: Record<string, string>, said: Row, row: Row | undefined): boolean {
  return row !== undefined && Object.entries(table).every(([column, type]) => textOf(type, said[column]) === textOf(type, row[column]))
}

const textOf = (type: string, value: unknown): string =>
  value === null || value === undefined ? 'null' : type === 'timestamptz' ? new Date(value as string).toISOString() : canonicalText(value)

/** False for an event that was moved to another case: then its own is found wanting, and it is named. */
function isOfItsCase(event: LedgerRow): boolean {
  try {
    return bodyOf(event).caseId === event.aggregateId
  } catch {
    return false
  }
}

const keyed = (rows: Row[], key: (row: Row) => string): Map<string, Row> => new Map(rows.map((row) => [key(row), row]))
const place = ({ source, topic, seq }: LedgerRow): Place => ({ source, topic, seq })

function keep(newest: Map<string, LedgerRow>, event: LedgerRow): void {
  const key = `${event.source} ${event.aggregateId}`
  const held = newest.get(key)
  if (!held || held.aggregateVersion < event.aggregateVersion) newest.set(key, event)
}

function take(newest: Map<string, LedgerRow>, done: (event: LedgerRow) => boolean): LedgerRow[] {
  const taken = [...newest].filter(([, event]) => done(event))
  for (const [key] of taken) newest.delete(key)
  return taken.map(([, event]) => event)
}
