import { canonicalText, hashText, sha256 } from './canonical.js'
import type { CaseStep } from './generated/events.js'

/** A step without its hash. */
export type UnhashedStep = Omit<CaseStep, 'stepHash'>

/**
 * The hash of a step over the step before it: centre and ledgers compute it alike, so a ledger can prove what it holds.
 * `step.previousStepHash` is part of what is hashed.
 */
export function stepHash(centreId: string, caseId: string, step: UnhashedStep): `sha256:${string}` {
  const { no, kind, actor, post, window, occurredAt, recordedAt, basis, reason, previousStepHash } = step
  return hashText(sha256(canonicalText({ centreId, caseId, no, kind, actor, post, window, occurredAt, recordedAt, basis, reason, previousStepHash })))
}
