import { refuse, type Refusal } from '@tongban/kernel'
import type { EventBodies } from '@tongban/contracts'

export type PublishedStandard = EventBodies['standards.catalogue-item-published.v1']

/** A version of the city's standard as it arrived (the exchange has held its signature to the city's key), with what was computed of it here. */
export interface Arrived {
  key: string
  body: PublishedStandard
  /** The hash of its content, recomputed. */
  computedHash: string
  /** The content hash of this version as it is held already. */
  heldHash: string | undefined
}

export type Judgement = 'take' | 'held' | Refusal<'standard-key-differs' | 'standard-hash-differs' | 'standard-changed'>

/** What to do with a standard that arrived: take it, leave it because it is held already, or refuse it. Nothing about its order matters. */
export function judgeStandard({ key, body, computedHash, heldHash }: Arrived): Judgement {
  const belongs = `item:${body.code}:${body.version}`
  if (key !== belongs) return refuse('standard-key-differs', { key, belongs })
  if (computedHash !== body.contentHash) return refuse('standard-hash-differs', { key, stated: body.contentHash, computed: computedHash })
  if (heldHash === undefined) return 'take'
  return heldHash === computedHash ? 'held' : refuse('standard-changed', { key, held: heldHash, computed: computedHash })
}
