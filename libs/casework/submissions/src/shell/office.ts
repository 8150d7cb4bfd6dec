import type { Blueprints } from '@tongban/blueprints'
import { lateOf, officerOf, receiptCode, windowOf, type Actor, type CounterCommand, type IdentityKeys } from '@tongban/counter'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { isRefusal, refuse, type OfficeClock, type Refusal } from '@tongban/kernel'
import { notePost } from '@tongban/service'
import type { Act } from '../core/submission.js'

/** What the road of every act needs. */
export interface Office {
  database: Database
  directory: Directory
  clock: OfficeClock
  keys: IdentityKeys
  blueprints: Pick<Blueprints, 'inForce' | 'version' | 'allInForce'>
  /** Told after an act was written, so that the relay need not wait for its next look. */
  wake: () => void
}

/** The step that a command became; the receipt's code with the submission alone. */
export interface Answer {
  centreId: string
  submissionId: string
  no: number
  receiptCode: string | null
}

export interface Answered {
  answered_id: string | null
  answered_no: number | null
  answered_hash: Buffer | null
}

/** Who acts, when and where, as the rules take it. */
export function actOf({ directory, clock }: Office, command: CounterCommand, actor: Actor, partyWords: readonly string[]): Act | Refusal {
  const recordedAt = clock.now()
  const occurredAt = command.occurredAt ?? recordedAt
  const window = windowOf(directory, command.centreId, command.window, occurredAt)
  if (isRefusal(window)) return window
  return { by: officerOf(directory, actor.subject, command.centreId, occurredAt), window, occurredAt, recordedAt, late: lateOf(directory, command.centreId, occurredAt, recordedAt), reason: command.reason, basis: command.basis, partyWords }
}

/** The first answer to the same command, or the refusal of another under its id; undefined when the id is new. */
export function firstAnswer(keys: Office['keys'], row: Partial<Answered> | undefined, { centreId, commandId }: CounterCommand, hash: Buffer): Answer | Refusal | undefined {
  if (!row?.answered_id || !row.answered_no || !row.answered_hash) return undefined
  if (!row.answered_hash.equals(hash)) return refuse('command-id-reused', { commandId })
  const code = row.answered_no === 1 ? receiptCode(keys, { centreId, caseId: row.answered_id, commandId }) : null
  return { centreId, submissionId: row.answered_id, no: row.answered_no, receiptCode: code }
}

/** Once more where the same command was written meanwhile: it then finds its first answer. */
export function again<T>(road: () => Promise<T>): Promise<T> {
  return road().catch((error) => {
    if (error?.code === '23505' && error.constraint === 'submission_step_command') return road()
    throw error
  })
}

export function written({ wake }: Office, answer: Answer, post: string): Answer {
  notePost(answer.centreId, post)
  wake()
  return answer
}
