import type { Refusal } from '@tongban/kernel'
import type { Drafted } from './draft-item.js'
import { newestPublished, nextVersion, type Item } from './item.js'
import { refuseTransition } from './meet.js'
import type { TransitionRefusal } from './transitions.js'

/** Begins the next version of a published item from what is published now. One draft at a time. */
export function redraftItem(item: Item): Drafted | Refusal<TransitionRefusal> {
  const refused = refuseTransition(item, 'redraft')
  if (refused) return refused
  const from = newestPublished(item)!
  return { event: 'drafted', version: nextVersion(item), content: from.content, basedOn: from.version }
}
