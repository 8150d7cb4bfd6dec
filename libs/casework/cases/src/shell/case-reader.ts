import type { Database, Tx } from '@tongban/database'
import type { CaseState } from '../core/transitions.js'
import { kaseColumns, kaseOf, type KaseRow, type KeptCase } from './kase-row.js'

export interface StepRow {
  centreId: string
  caseId: string
  no: number
  kind: string
  stage: string
  state: CaseState
  actor: string
  post: string
  window: string | null
  occurredAt: Date
  recordedAt: Date
  basis: string
  reason: string | null
  stepHash: string
  previousStepHash: string | null
}

const STEP_COLUMNS = `centre_id as "centreId", case_id as "caseId", no, kind, stage, state, actor, post, window_id as "window", occurred_at as "occurredAt", recorded_at as "recordedAt",
  basis, reason, step_hash as "stepHash", previous_step_hash as "previousStepHash"`

/**
 * Reads cases for named centres: those of the token. A case of another centre takes the same way and is not there.
 * Every read is one statement by the primary key or a list's own index.
 */
export class CaseReader {
  constructor(private readonly database: Database) {}

  find(centres: readonly string[], centreId: string, id: string): Promise<KeptCase | undefined> {
    return this.one(centres, { name: 'case-find', text: `select ${kaseColumns('k')} from case_file k where centre_id = $1::text and id = $2::uuid`, values: [centreId, id] })
  }

  findByNumber(centres: readonly string[], centreId: string, number: string): Promise<KeptCase | undefined> {
    return this.one(centres, { name: 'case-by-number', text: `select ${kaseColumns('k')} from case_file k where centre_id = $1::text and number = $2::text`, values: [centreId, number] })
  }

  async steps(centres: readonly string[], centreId: string, caseIds: readonly string[]): Promise<StepRow[]> {
    const { rows } = await this.database.inTenantEach(centres, (tx) => tx.query<StepRow>({
      name: 'case-steps',
      text: `select ${STEP_COLUMNS} from case_step where centre_id = $1::text and case_id = any($2::uuid[]) order by case_id, no`,
      values: [centreId, caseIds],
    }))
    return rows
  }

  private async one(centres: readonly string[], statement: Parameters<Tx['query']>[0]): Promise<KeptCase | undefined> {
    const { rows: [row] } = await this.database.inTenantEach(centres, (tx) => tx.query<KaseRow>(statement))
    return row && kaseOf(row)
  }
}
