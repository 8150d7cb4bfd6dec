import { readParties, type IdentityVault, type OpenParty } from '@tongban/counter'
import type { Database, Tx } from '@tongban/database'
import type { CursorKey, Page } from '@tongban/service'
import type { SubmissionState } from '../core/transitions.js'
import { submissionColumns, submissionOf, type KeptSubmission, type SubmissionRow } from './submission-row.js'

export interface StepRow {
  no: number
  kind: string
  state: SubmissionState
  actor: string
  post: string
  window: string | null
  occurredAt: Date
  recordedAt: Date
  basis: string
  reason: string | null
}

export interface SubmissionFilter {
  states?: readonly SubmissionState[] | null
  /** Whether something is still to come of it. */
  open?: boolean | null
  /** The one of this number. */
  number?: string | null
}

export const SORT = 'submission-received-desc'
/** How many values a cursor of this list has. */
export const KEY_VALUES = 2
export const keyOf = ({ receivedAt, id }: Pick<KeptSubmission, 'receivedAt' | 'id'>): CursorKey => [receivedAt.toISOString(), id]
export const isKey = ([at, id]: CursorKey): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(String(at)) && !Number.isNaN(Date.parse(String(at))) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id))

/** Reads submissions for named centres: those of the token. Another centre's takes the same way and is not there. */
export class SubmissionReader {
  constructor(private readonly database: Database, private readonly vault: IdentityVault) {}

  find(centres: readonly string[], centreId: string, id: string): Promise<KeptSubmission | undefined> {
    return this.one(centres, { name: 'submission-find', text: `select ${submissionColumns('k')} from submission k where centre_id = $1::text and id = $2::uuid`, values: [centreId, id] })
  }

  findByNumber(centres: readonly string[], centreId: string, number: string): Promise<KeptSubmission | undefined> {
    return this.one(centres, { name: 'submission-by-number', text: `select ${submissionColumns('k')} from submission k where centre_id = $1::text and number = $2::text`, values: [centreId, number] })
  }

  /** One page and one row more, the newest first. */
  async list(centres: readonly string[], centreId: string, { states, open, number }: SubmissionFilter, page: Page): Promise<KeptSubmission[]> {
    const values: unknown[] = [centreId, page.first + 1]
    const where = [
      number != null ? `and number = $${values.push(number)}::text` : '',
      states ? `and state = any($${values.push(states)}::text[])` : '',
      open === true ? 'and closed_at is null' : open === false ? 'and closed_at is not null' : '',
      page.after ? `and (received_at, id) < ($${values.push(page.after[0])}::timestamptz, $${values.push(page.after[1])}::uuid)` : '',
    ].join(' ')
    const text = `select ${submissionColumns('k')} from submission k where centre_id = $1::text ${where} order by received_at desc, id desc limit $2::int`
    const { rows } = await this.database.inTenantEach(centres, (tx) => tx.query<SubmissionRow>({ text, values }))
    return rows.map(submissionOf)
  }

  async steps(centres: readonly string[], centreId: string, id: string): Promise<StepRow[]> {
    const { rows } = await this.database.inTenantEach(centres, (tx) => tx.query<StepRow>({
      name: 'submission-steps',
      text: `select no, kind, state, actor, post, window_id as "window", occurred_at as "occurredAt", recorded_at as "recordedAt", basis, reason
             from submission_step where centre_id = $1::text and submission_id = $2::uuid order by no`,
      values: [centreId, id],
    }))
    return rows
  }

  /** Of all these at once. */
  parties(centres: readonly string[], centreId: string, ...ids: string[]): Promise<OpenParty[]> {
    return this.database.inTenantEach(centres, (tx) => readParties(tx, this.vault, 'submission', centreId, ids))
  }

  private async one(centres: readonly string[], statement: Parameters<Tx['query']>[0]): Promise<KeptSubmission | undefined> {
    const { rows: [row] } = await this.database.inTenantEach(centres, (tx) => tx.query<SubmissionRow>(statement))
    return row && submissionOf(row)
  }
}
