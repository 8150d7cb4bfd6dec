import { documentUnion, type HeldBlueprint } from '@tongban/blueprints'
import type { AskedDocument } from '../core/submission.js'

const known = new WeakMap<object, AskedDocument[]>()

/** Every document of a blueprint once, in the strictest form. A version never changes, so it is united once. */
export function askedBy({ content }: Pick<HeldBlueprint, 'content'>): AskedDocument[] {
  const before = known.get(content)
  if (before) return before
  const asked = documentUnion(content).documents.map(({ code, subject, variant, form, eLicence }) => ({ code, subject, variant, form, eLicence }))
  known.set(content, asked)
  return asked
}
