import { stepHash } from '@tongban/contracts'

/** A step as the ledger holds it. */
export interface LedgerStepRow {
  centreId: string
  caseId: string
  no: number
  kind: string
  stage: string | null
  state: string
  actor: string
  post: string
  window: string | null
  occurredAt: Date
  recordedAt: Date
  basis: string
  reason: string | null
  stepHash: string
  previousStepHash: string | null
  /** Whether the hash was that of the step when it came. */
  hashMatched: boolean
}

export type ProvenStep = LedgerStepRow & { proven: boolean }

/**
 * Recomputes the chain of one case from what is held now: a step is proven when its hash is that of its content, it follows the step before it,
 * and nothing is missing before it. What was edited since it came is found here; what came wrong was found then.
 */
export function proveSteps(steps: readonly LedgerStepRow[]): ProvenStep[] {
  const ordered = [...steps].sort((a, b) => a.no - b.no)
  return ordered.map((step, index) => {
    const { centreId, caseId, occurredAt, recordedAt, ...rest } = step
    const hash = stepHash(centreId, caseId, { ...rest, occurredAt: occurredAt.toISOString(), recordedAt: recordedAt.toISOString() })
    const before = ordered[index - 1]?.stepHash ?? null
    return { ...step, proven: step.hashMatched && hash === step.stepHash && step.no === index + 1 && step.previousStepHash === before }
  })
}
