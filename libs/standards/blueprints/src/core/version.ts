import { formatDay, refuse, type Day, type Refusal } from '@tongban/kernel'
import type { BlueprintContent } from './blueprint.js'

export type VersionState = 'draft' | 'published' | 'discarded'
export type BlueprintCommand = 'draft' | 'edit' | 'discard' | 'publish'
/** What a command meets: the version it names, or for `draft` what the blueprint has. */
export type Met = 'absent' | VersionState
export type VersionRefusal = 'no-such-blueprint-version' | 'blueprint-draft-open' | 'blueprint-version-published' | 'blueprint-draft-discarded'
export type EffectiveRefusal = 'effective-in-the-past' | 'effective-before-predecessor'

export interface BlueprintVersion {
  version: number
  state: VersionState
  /** Counts the acts on this version. */
  revision: number
  content: BlueprintContent
  effectiveFrom: Day | null
}

type Outcome = { becomes: VersionState } | { refused: VersionRefusal }

/** What may be done with a version, by its state. `draft` begins the next one; nothing leads back from published or discarded. */
export const outcomes = {
  absent: {
    draft: { becomes: 'draft' }, edit: { refused: 'no-such-blueprint-version' }, discard: { refused: 'no-such-blueprint-version' }, publish: { refused: 'no-such-blueprint-version' },
  },
  draft: { draft: { refused: 'blueprint-draft-open' }, edit: { becomes: 'draft' }, discard: { becomes: 'discarded' }, publish: { becomes: 'published' } },
  published: {
    draft: { becomes: 'draft' }, edit: { refused: 'blueprint-version-published' }, discard: { refused: 'blueprint-version-published' }, publish: { refused: 'blueprint-version-published' },
  },
  discarded: {
    draft: { becomes: 'draft' }, edit: { refused: 'blueprint-draft-discarded' }, discard: { refused: 'blueprint-draft-discarded' }, publish: { refused: 'blueprint-draft-discarded' },
  },
} as const satisfies Record<Met, Record<BlueprintCommand, Outcome>>

/** The version an act is about and what becomes of it, or why not. Numbers are never used again: a discarded draft keeps its own. */
export function decideVersion(code: string, versions: readonly BlueprintVersion[], command: BlueprintCommand, named?: number): { version: number; becomes: VersionState } | Refusal<VersionRefusal> {
  const open = versions.find(({ state }) => state === 'draft')
  const found = command === 'draft' ? open ?? versions.at(-1) : versions.find(({ version }) => version === named)
  const outcome: Outcome = outcomes[found?.state ?? 'absent'][command]
  if ('refused' in outcome) return refuse(outcome.refused, { code, version: found?.version ?? named ?? null })
  return { version: command === 'draft' ? (versions.at(-1)?.version ?? 0) + 1 : named!, becomes: outcome.becomes }
}

/** From which day a version may hold: today or later, but under import; never before the one it follows. Undefined when it may. */
export function refuseEffective(versions: readonly BlueprintVersion[], effectiveFrom: Day, today: Day, underImport: boolean): Refusal<EffectiveRefusal> | undefined {
  const params = { effectiveFrom: formatDay(effectiveFrom) }
  if (effectiveFrom < today && !underImport) return refuse('effective-in-the-past', { ...params, today: formatDay(today) })
  const before = versions.findLast(({ state }) => state === 'published')
  if (!before || effectiveFrom >= before.effectiveFrom!) return undefined
  return refuse('effective-before-predecessor', { ...params, version: before.version, predecessorFrom: formatDay(before.effectiveFrom!) })
}
