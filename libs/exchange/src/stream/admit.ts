import { nextLink, type Position } from './chain.js'
import type { Verified } from './verify-runs.js'

export interface Admission {
  /** In order, to be applied now; the stream then stands at `at`. */
  apply: Verified[]
  at: Position
  /** Numbers read before: dropped, or put back where a row was lost. */
  duplicates: Verified[]
  /** Beyond a missing number: parked until it comes. */
  early: Verified[]
  /** They do not follow what was read before, though signed: another history of the same stream. */
  refused: { message: Verified; why: string }[]
}

/** Takes what follows the position, number by number, recomputing the link; sorts the rest. The order of the messages does not matter. */
export function admit(at: Position, messages: readonly Verified[]): Admission {
  const admission: Admission = { apply: [], at, duplicates: [], early: [], refused: [] }
  for (const message of [...messages].sort((a, b) => a.seq - b.seq)) {
    const { seq, link, seal } = admission.at
    if (message.seq <= seq) admission.duplicates.push(message)
    else if (message.seq > seq + 1) admission.early.push(message)
    else if (!message.sealBefore.equals(seal) || !message.link.equals(nextLink(link, message.hash))) admission.refused.push({ message, why: 'broken-chain' })
    else {
      admission.apply.push(message)
      admission.at = { seq: message.seq, link: message.link, seal: message.seal }
    }
  }
  // Only up to a signed head: the rest of that batch is lost or still to come.
  while (admission.apply.length > 0 && !admission.apply.at(-1)!.head) admission.early.push(admission.apply.pop()!)
  const last = admission.apply.at(-1)
  admission.at = last ? { seq: last.seq, link: last.link, seal: last.seal } : at
  // The same message twice in one batch is applied once; its copy is no duplicate of a stored row.
  admission.duplicates = admission.duplicates.filter((message) => message.seq <= at.seq)
  return admission
}
