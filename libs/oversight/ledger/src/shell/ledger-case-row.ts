import type { CaseClocks, CaseOfTask } from '@tongban/contracts'
import { day, type Day } from '@tongban/kernel'

type WireClock = CaseClocks['promised']

export interface LedgerClockView {
  start: Day
  limit: number
  unit: string
  due: Day | null
  provisional: boolean
}

/** A case as a ledger holds it. */
export interface LedgerCaseView {
  owner: string
  centreId: string
  id: string
  version: number
  number: string | null
  itemCode: string
  itemVersion: number
  channel: string
  state: string
  stage: string | null
  receivedAt: Date
  acceptedAt: Date | null
  concludedAt: Date | null
  result: string | null
  promised: LedgerClockView | null
  statutory: LedgerClockView | null
  joint: CaseOfTask | null
  lastOccurredAt: Date
  lastRecordedAt: Date
}

export type LedgerCaseRow = Omit<LedgerCaseView, 'promised' | 'statutory'> & { promised: WireClock | null; statutory: WireClock | null }

export const LEDGER_CASE_COLUMNS = `owner, centre_id as "centreId", case_id as id, version, number, item_code as "itemCode", item_version as "itemVersion", channel, state, stage,
  received_at as "receivedAt", accepted_at as "acceptedAt", concluded_at as "concludedAt", result, promised, statutory, joint,
  last_occurred_at as "lastOccurredAt", last_recorded_at as "lastRecordedAt"`

export const ledgerCaseOf = (row: LedgerCaseRow): LedgerCaseView => ({ ...row, promised: row.promised && clockOf(row.promised), statutory: row.statutory && clockOf(row.statutory) })

const clockOf = ({ start, limit, unit, due, provisional }: WireClock): LedgerClockView => ({ start: day(start), limit, unit, due: due === null ? null : day(due), provisional })
