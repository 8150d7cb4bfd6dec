import { canonicalText, hashText, sha256, validateBody } from '@tongban/contracts'
import { fieldOf, placeOfUnprintable } from '@tongban/catalogue'
import { day, refuse, type Day, type Refusal } from '@tongban/kernel'
import { rulesBefore, type BlueprintContent } from '../core/blueprint.js'

/** A version as it is written in a file such as deploy/demo/blueprints/three-certificates.v1.json. */
export interface BlueprintFile {
  code: string
  version: number
  effectiveFrom: Day
  content: BlueprintContent
}

/** sha256 over the canonical text of the content; the layout and the version are no part of it. */
export const contentHashOf = (content: BlueprintContent): string => hashText(sha256(canonicalText(content)))

/** What a published version says, from the text that was hashed. Versions published before blueprints stated rules go by those of then. */
export const publishedContent = (text: string): BlueprintContent => ({ rules: rulesBefore, ...JSON.parse(text) })

/** Reads what a file says, field by field by the message's own schema; what is missing, unknown or of the wrong form is refused with its field. */
export function readBlueprint(data: unknown): BlueprintFile | Refusal<'bad-input'> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse('bad-input', { field: 'file', reason: 'wrong-type' })
  const own = Object.keys(data).find((name) => !['code', 'version', 'effectiveFrom', 'content'].includes(name))
  if (own !== undefined) return refuse('bad-input', { field: own.slice(0, 40), reason: 'unknown' })
  const file = data as Omit<BlueprintFile, 'effectiveFrom'> & { effectiveFrom: string }
  const refused = refuseShape(file)
  return refused ?? { ...file, effectiveFrom: day(file.effectiveFrom) }
}

/** Whether a new version can travel at all: forms, lengths and types, and that it states rules, which on the wire only older versions lack. Undefined when it can. */
export function refuseShape({ code, version = 1, effectiveFrom = '2015-01-01', content }: { code: string; version?: number; effectiveFrom?: string; content: BlueprintContent }): Refusal<'bad-input'> | undefined {
  const [fault] = validateBody('standards.blueprint-published.v1', {
    code, version, effectiveFrom, content, contentHash: `sha256:${'0'.repeat(64)}`, publishedAt: '2015-01-01T00:00:00.000Z', layout: { width: 0, height: 0, nodes: [] },
  })
  if (fault) return refuse('bad-input', { field: fieldOf(fault.path), reason: fault.code, ...fault.params })
  if (content.rules === undefined) return refuse('bad-input', { field: 'content.rules', reason: 'missing' })
  const unprintable = placeOfUnprintable('content', content)
  return unprintable ? refuse('bad-input', { field: unprintable, reason: 'not-text' }) : undefined
}
