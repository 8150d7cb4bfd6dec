import { stepHash, type CaseStepRecorded } from '@tongban/contracts'
import type { LedgerRow } from '@tongban/exchange'

/** The body of an event whose envelope speaks of the same case; another is at fault and goes to the dead letters. */
export function bodyOf({ type, source, aggregateId, aggregateVersion, body }: LedgerRow): CaseStepRecorded {
  if (type !== 'casework.case-step-recorded.v1') throw new Error(`${type} is no event of a case`)
  const event = body as CaseStepRecorded
  // A centre speaks for itself alone: the exchange verified the source, this holds the body to it.
  if (event.centreId !== source) throw new Error(`${source} reports a case of ${event.centreId}; a centre reports its own`)
  if (event.caseId !== aggregateId || event.step.no !== aggregateVersion) throw new Error(`step ${event.step.no} of case ${event.caseId} came as version ${aggregateVersion} of ${aggregateId}`)
  return event
}

export const stepTable = {
  centre_id: 'text', case_id: 'uuid', no: 'int', kind: 'text', stage: 'text', state: 'text', actor: 'text', post: 'text', window_id: 'text',
  occurred_at: 'timestamptz', recorded_at: 'timestamptz', basis: 'text', reason: 'text', step_hash: 'text', previous_step_hash: 'text', hash_matched: 'boolean',
} as const

export const caseTable = {
  centre_id: 'text', case_id: 'uuid', version: 'int', number: 'text', item_code: 'text', item_version: 'int', channel: 'text', state: 'text', stage: 'text',
  received_at: 'timestamptz', accepted_at: 'timestamptz', concluded_at: 'timestamptz', result: 'text', promised: 'jsonb', statutory: 'jsonb', promised_due: 'date',
  subject_keys: 'text[]', subject_key_version: 'int', joint: 'jsonb', last_occurred_at: 'timestamptz', last_recorded_at: 'timestamptz',
} as const

const columns = (table: Record<string, string>) => Object.keys(table).join(', ')
const types = (table: Record<string, string>) => Object.entries(table).map(([column, type]) => `${column} ${type}`).join(', ')

export const STEP_COLUMNS = columns(stepTable)
export const STEP_TYPES = types(stepTable)
export const CASE_COLUMNS = columns(caseTable)
export const CASE_TYPES = types(caseTable)

export function stepColumns({ centreId, caseId, stage, state, step }: CaseStepRecorded): Record<keyof typeof stepTable, unknown> {
  return {
    centre_id: centreId, case_id: caseId, no: step.no, kind: step.kind, stage, state, actor: step.actor, post: step.post, window_id: step.window,
    occurred_at: step.occurredAt, recorded_at: step.recordedAt, basis: step.basis, reason: step.reason,
    step_hash: step.stepHash, previous_step_hash: step.previousStepHash, hash_matched: stepHash(centreId, caseId, step) === step.stepHash,
  }
}

export function caseColumns(event: CaseStepRecorded): Record<keyof typeof caseTable, unknown> {
  return {
    centre_id: event.centreId, case_id: event.caseId, version: event.step.no, number: event.number, item_code: event.itemCode, item_version: event.itemVersion,
    channel: event.origin.channel, state: event.state, stage: event.stage, received_at: event.receivedAt, accepted_at: event.acceptedAt, concluded_at: event.concludedAt,
    result: event.result, promised: event.clocks?.promised ?? null, statutory: event.clocks?.statutory ?? null, promised_due: event.clocks?.promised.due ?? null,
    subject_keys: event.subjectKeys, subject_key_version: event.subjectKeyVersion, joint: event.joint ?? null, last_occurred_at: event.step.occurredAt, last_recorded_at: event.step.recordedAt,
  }
}
