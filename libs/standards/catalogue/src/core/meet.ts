import { refuse, type Refusal } from '@tongban/kernel'
import { findVersion, newestPublished, openDraft, type Item } from './item.js'
import { outcomes, type ItemCommand, type Met, type Outcome, type TransitionRefusal } from './transitions.js'

/** The state that a command meets: that of the version it names; without one, of the item's open draft, else of its newest published version. */
export function met(item: Item, version?: number): Met {
  if (version !== undefined) return findVersion(item, version)?.state ?? 'absent'
  if (openDraft(item)) return 'draft'
  if (newestPublished(item)) return 'published'
  return item.versions.length > 0 ? 'discarded' : 'absent'
}

/** Undefined when the table lets the command through, else the refusal that names the item, the version and its state. */
export function refuseTransition(item: Item, command: ItemCommand, version?: number): Refusal<TransitionRefusal> | undefined {
  const state = met(item, version)
  const outcome: Outcome = outcomes[state][command]
  if (!('refused' in outcome)) return undefined
  const named = version ?? openDraft(item)?.version ?? newestPublished(item)?.version
  return refuse(outcome.refused, { code: item.code, ...(named === undefined ? {} : { version: named }) })
}
