import type { CaseStepRecorded } from '@tongban/contracts'
import type { Tx } from '@tongban/database'
import type { LedgerRow, Place, Projection } from '@tongban/exchange'
import { differingCases } from './differing-cases.js'
import { bodyOf, CASE_COLUMNS, CASE_TYPES, caseColumns, STEP_COLUMNS, STEP_TYPES, stepColumns } from './ledger-columns.js'

/**
 * Keeps the ledger's cases and steps in step with what came up: one statement for a batch, in the transaction that applies it.
 * Recomputes every step's hash and notes where it differs. A step that is there already stays as it is; an older case never covers a newer.
 */
export class CaseProjection implements Projection {
  readonly aggregateType = 'case'

  async apply(tx: Tx, owner: string, rows: LedgerRow[]): Promise<void> {
    const bodies = rows.map(bodyOf)
    const newest = new Map<string, CaseStepRecorded>()
    for (const body of bodies) if ((newest.get(body.caseId)?.step.no ?? 0) < body.step.no) newest.set(body.caseId, body)
    await tx.query({
      name: 'ledger-cases',
      text: `
        with steps as (
          insert into ledger_step (owner, ${STEP_COLUMNS})
          select $1::text, * from json_to_recordset($2::json) as s (${STEP_TYPES})
          on conflict on constraint ledger_step_pk do nothing
        )
        insert into ledger_case as held (owner, ${CASE_COLUMNS})
        select $1::text, * from json_to_recordset($3::json) as c (${CASE_TYPES})
        on conflict on constraint ledger_case_pk do update set (${CASE_COLUMNS}) = (${CASE_COLUMNS.replaceAll(/\w+/g, 'excluded.$&')})
        where held.version < excluded.version`,
      values: [owner, JSON.stringify(bodies.map(stepColumns)), JSON.stringify([...newest.values()].map(caseColumns))],
    })
  }

  differing(tx: Tx, owner: string): Promise<Place[]> {
    return differingCases(tx, owner)
  }
}
