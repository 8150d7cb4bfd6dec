import { day } from '@tongban/kernel'
import type { Kase, RunningClock } from '../core/case.js'

/** A row of case_file as pg reads it: jsonb parsed, dates as text. */
export interface KaseRow {
  centre_id: string
  id: string
  version: number
  state: Kase['state']
  item_code: string
  item_version: number
  terms: Kase['terms']
  channel: string
  source_system: string | null
  external_id: string | null
  papers: Kase['papers']
  received_at: Date
  notify_by: string
  notify_by_provisional: boolean
  notification: { at: string; missing: string[]; completeBy: number } | null
  number: string | null
  receipt_hash: Buffer | null
  accepted_at: Date | null
  promised: RunningClock | null
  statutory: RunningClock | null
  officers: Kase['officers']
  concluded_at: Date | null
  result: Kase['result']
  closed_at: Date | null
  subject_keys: string[]
  subject_key_version: number
  last_step_hash: string
  last_occurred_at: Date
  task: Kase['task']
}

/** A case with what the row keeps beside it. */
export interface KeptCase extends Kase {
  origin: { channel: string; system: string | null; externalId: string | null }
  subjectKeys: string[]
  subjectKeyVersion: number
  receiptHash: Buffer | null
}

export const KASE_COLUMNS = [
  'centre_id', 'id', 'version', 'state', 'item_code', 'item_version', 'terms', 'channel', 'source_system', 'external_id', 'papers', 'received_at',
  'notify_by', 'notify_by_provisional', 'notification', 'number', 'receipt_hash', 'accepted_at', 'promised', 'statutory', 'officers', 'concluded_at',
  'result', 'closed_at', 'subject_keys', 'subject_key_version', 'last_step_hash', 'last_occurred_at', 'task',
] as const

export const kaseColumns = (alias: string) => KASE_COLUMNS.map((column) => `${alias}.${column}`).join(', ')

export function kaseOf(row: KaseRow): KeptCase {
  return {
    centreId: row.centre_id,
    id: row.id,
    version: row.version,
    state: row.state,
    item: { code: row.item_code, version: row.item_version },
    terms: row.terms,
    origin: { channel: row.channel, system: row.source_system, externalId: row.external_id },
    papers: row.papers,
    receivedAt: row.received_at,
    notifyBy: { date: day(row.notify_by), provisional: row.notify_by_provisional },
    notification: row.notification && { ...row.notification, at: new Date(row.notification.at) },
    number: row.number,
    receiptHash: row.receipt_hash,
    acceptedAt: row.accepted_at,
    promised: row.promised,
    statutory: row.statutory,
    officers: row.officers,
    concludedAt: row.concluded_at,
    result: row.result,
    closedAt: row.closed_at,
    subjectKeys: row.subject_keys,
    subjectKeyVersion: row.subject_key_version,
    lastStep: { no: row.version, hash: row.last_step_hash, occurredAt: row.last_occurred_at },
    task: row.task,
  }
}
