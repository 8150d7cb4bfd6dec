import { refuse, type Refusal } from '@tongban/kernel'

export type { Actor, CounterCommand as CaseCommand } from '@tongban/counter'
export { commandHash } from '@tongban/counter'

/** The step that a command became. */
export interface Answer {
  centreId: string
  caseId: string
  no: number
  /** The receipt's code, on acceptance alone. */
  receiptCode: string | null
}

export interface Answered {
  answered_case: string
  answered_no: number
  answered_hash: Buffer
}

/** The first answer to the same command, or the refusal of another under its id; null when the id is new. */
export function firstAnswer(row: Partial<{ [K in keyof Answered]: Answered[K] | null }> | undefined, commandId: string, hash: Buffer): { caseId: string; no: number } | Refusal | null {
  if (!row?.answered_case || !row.answered_no || !row.answered_hash) return null
  return row.answered_hash.equals(hash) ? { caseId: row.answered_case, no: row.answered_no } : refuse('command-id-reused', { commandId })
}

/** Whether PostgreSQL refused a row because another act with the same command id was written meanwhile. */
export function isSameCommandMeanwhile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'case_step_command'
}
