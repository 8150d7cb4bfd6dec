import type { Refusal } from '@tongban/kernel'
import { findVersion, type Item, type ItemContent } from './item.js'
import { refuseTransition } from './meet.js'
import type { TransitionRefusal } from './transitions.js'

export interface Discarded {
  event: 'discarded'
  version: number
  content: ItemContent
}

/** Gives up a draft; it stays on record under its number, which is not used again. */
export function discardDraft(item: Item, version: number): Discarded | Refusal<TransitionRefusal> {
  const refused = refuseTransition(item, 'discard', version)
  if (refused) return refused
  return { event: 'discarded', version, content: findVersion(item, version)!.content }
}
