import { stepHash } from '@tongban/contracts'
import type { Step } from '../core/submission.js'

interface When {
  actor: string
  occurredAt: Date
  recordedAt: Date
}

/** A step's hash over what it says and the hash of the step before it, as cases make theirs. */
export function hashOfStep(of: { centreId: string; id: string }, no: number, previous: string | null, step: Step, { actor, occurredAt, recordedAt }: When): string {
  return stepHash(of.centreId, of.id, {
    no, kind: step.kind, actor, post: step.post, window: step.window, occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString(), basis: step.basis, reason: step.reason,
    previousStepHash: previous,
  })
}

/** The values of a step, in the order of its columns. */
export function stepValues(state: string, step: Step, { actor, occurredAt, recordedAt }: When, hash: string, previous: string | null, commandId: string, commandHash: Buffer): unknown[] {
  return [step.kind, state, actor, step.post, step.window, occurredAt, recordedAt, step.basis, step.reason, hash, previous, commandId, commandHash]
}
