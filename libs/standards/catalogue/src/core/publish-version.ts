import { formatDay, isRefusal, refuse, type Day, type Refusal } from '@tongban/kernel'
import { checkContent, type ContentRefusal } from './check-content.js'
import { findVersion, newestPublished, type Item, type ItemContent, type Knowledge } from './item.js'
import { refuseTransition } from './meet.js'
import type { TransitionRefusal } from './transitions.js'

export interface Published {
  event: 'published'
  version: number
  content: ItemContent
  effectiveFrom: Day
}

export interface Publish {
  version: number
  effectiveFrom: Day
  today: Day
  /** An import states what has long been in force; nobody else may date a standard back. */
  underImport: boolean
}

export type EffectiveRefusal = 'effective-in-the-past' | 'effective-before-predecessor'

/** Makes a draft the standard from a day on: the day is today or later, and not before that of the version it follows. */
export function publishVersion(
  item: Item,
  act: Publish,
  knowledge: Knowledge,
): Published | Refusal<TransitionRefusal | ContentRefusal | EffectiveRefusal> {
  const refused = refuseTransition(item, 'publish', act.version)
  if (refused) return refused
  const effectiveFrom = formatDay(act.effectiveFrom)
  if (act.effectiveFrom < act.today && !act.underImport) {
    return refuse('effective-in-the-past', { effectiveFrom, today: formatDay(act.today) })
  }
  const before = newestPublished(item)
  if (before && act.effectiveFrom < before.effectiveFrom!) {
    return refuse('effective-before-predecessor', { effectiveFrom, version: before.version, predecessorFrom: formatDay(before.effectiveFrom!) })
  }
  const { content } = findVersion(item, act.version)!
  const checked = checkContent(item.code, content, knowledge) // a department may have gone since the draft was written
  if (isRefusal(checked)) return checked
  return { event: 'published', version: act.version, content, effectiveFrom: act.effectiveFrom }
}
