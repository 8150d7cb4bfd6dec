import { isRefusal, type Refusal } from '@tongban/kernel'
import { checkContent, type ContentRefusal } from './check-content.js'
import type { Item, ItemContent, Knowledge } from './item.js'
import { refuseTransition } from './meet.js'
import type { TransitionRefusal } from './transitions.js'

export interface Edited {
  event: 'edited'
  version: number
  content: ItemContent
}

/** Replaces what a draft says. A published version never changes: it gets a successor. */
export function editDraft(
  item: Item,
  edit: { version: number; content: ItemContent },
  knowledge: Knowledge,
): Edited | Refusal<TransitionRefusal | ContentRefusal> {
  const refused = refuseTransition(item, 'edit', edit.version)
  if (refused) return refused
  const checked = checkContent(item.code, edit.content, knowledge)
  if (isRefusal(checked)) return checked
  return { event: 'edited', version: edit.version, content: edit.content }
}
