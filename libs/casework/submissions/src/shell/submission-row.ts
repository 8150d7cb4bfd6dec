import type { Submission } from '../core/submission.js'

/** A row of `submission` as pg reads it. */
export interface SubmissionRow {
  centre_id: string
  id: string
  version: number
  state: Submission['state']
  number: string
  receipt_hash: Buffer
  blueprint_code: string
  blueprint_version: number
  lead: string
  region: string
  papers: Submission['papers']
  received_at: Date
  request: Submission['request']
  progress: Submission['progress']
  closed_at: Date | null
  last_step_hash: string
  last_occurred_at: Date
}

export interface KeptSubmission extends Submission {
  receiptHash: Buffer
}

const COLUMNS = [
  'centre_id', 'id', 'version', 'state', 'number', 'receipt_hash', 'blueprint_code', 'blueprint_version', 'lead', 'region', 'papers', 'received_at', 'request', 'progress', 'closed_at',
  'last_step_hash', 'last_occurred_at',
] as const

export const submissionColumns = (alias: string) => COLUMNS.map((column) => `${alias}.${column}`).join(', ')

export const submissionOf = (row: SubmissionRow): KeptSubmission => ({
  centreId: row.centre_id, id: row.id, version: row.version, state: row.state, number: row.number, receiptHash: row.receipt_hash,
  blueprint: { code: row.blueprint_code, version: row.blueprint_version }, lead: row.lead, region: row.region, papers: row.papers, receivedAt: row.received_at,
  request: row.request, progress: row.progress, closedAt: row.closed_at, last: { hash: row.last_step_hash, occurredAt: row.last_occurred_at },
})
