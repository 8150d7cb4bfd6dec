import type { Day } from '@tongban/kernel'
import type { EventBodies } from '@tongban/contracts'
import type { VersionState } from './transitions.js'

/** What a version of an item says; the city's standard for one service, in the form in which it travels. */
export type ItemContent = EventBodies['standards.catalogue-item-published.v1']['content']

export interface ItemVersion {
  version: number
  state: VersionState
  /** Counts the acts on this version; what `expectedVersion` of a command is compared with. */
  revision: number
  content: ItemContent
  effectiveFrom: Day | null
}

/** An item with all its versions, ascending. */
export interface Item {
  code: string
  versions: readonly ItemVersion[]
}

/** What a check of content has to know of the city. */
export interface Knowledge {
  /** Codes of the departments of the directory. */
  departments: readonly string[]
  /** What is wrong with a form as a JSON Schema (2020-12), in the validator's words; undefined when nothing is. */
  faultOfForm(form: object): string | undefined
}

export const openDraft = (item: Item): ItemVersion | undefined => item.versions.find((each) => each.state === 'draft')

export const newestPublished = (item: Item): ItemVersion | undefined => item.versions.findLast((each) => each.state === 'published')

export const findVersion = (item: Item, version: number): ItemVersion | undefined => item.versions.find((each) => each.version === version)

/** Numbers are never reused: a discarded draft keeps its own. */
export const nextVersion = (item: Item): number => (item.versions.at(-1)?.version ?? 0) + 1
