import { isRefusal, type Refusal } from '@tongban/kernel'
import { checkContent, type ContentRefusal } from './check-content.js'
import { nextVersion, type Item, type ItemContent, type Knowledge } from './item.js'
import { refuseTransition } from './meet.js'
import type { TransitionRefusal } from './transitions.js'

export interface Drafted {
  event: 'drafted'
  version: number
  content: ItemContent
  basedOn: number | null
}

/** Begins the first version of a new item. An item that is published already is drafted again with `redraftItem`. */
export function draftItem(item: Item, content: ItemContent, knowledge: Knowledge): Drafted | Refusal<TransitionRefusal | ContentRefusal> {
  const refused = refuseTransition(item, 'draft')
  if (refused) return refused
  const checked = checkContent(item.code, content, knowledge)
  if (isRefusal(checked)) return checked
  return { event: 'drafted', version: nextVersion(item), content, basedOn: null }
}
