import type { Localized } from '@tongban/kernel'
import { forms, keyOf, type BlueprintContent, type BlueprintNode, type DocumentForm, type DocumentKey } from './blueprint.js'

/** Who asks for a document, and in which form. */
export interface Use {
  node: string
  form: DocumentForm
}

/** One document of a job, however many ask for it: handed in once, in the strictest form that anybody asks for. */
export interface Need extends DocumentKey {
  form: DocumentForm
  uses: Use[]
}

export interface UnionDocument extends Need {
  names: Localized
  /** The licence type that may stand in, electronically. */
  eLicence: string | null
}

/** What a job asks the applicant for: `asked` pieces over all nodes are `distinct` documents. */
export interface DocumentUnion {
  asked: number
  distinct: number
  documents: UnionDocument[]
}

/** The documents of all nodes, or of those named, each once. 三证合一: 26 asked, 16 distinct. */
export function documentUnion({ nodes, documents }: Pick<BlueprintContent, 'nodes' | 'documents'>, only?: ReadonlySet<string>): DocumentUnion {
  const asking = nodes.filter(({ id }) => !only || only.has(id))
  const named = new Map(documents.map((document) => [keyOf(document), document]))
  const needs = asking.map(needsOf).reduce(joinNeeds, [])
  return {
    asked: asking.reduce((sum, { materials }) => sum + materials.length, 0),
    distinct: needs.length,
    documents: needs.map((need) => {
      const document = named.get(keyOf(need))
      return { ...need, names: document?.names ?? { zh: need.code }, eLicence: document?.eLicence ?? null }
    }),
  }
}

/** What one node asks for. */
export function needsOf({ id, materials }: Pick<BlueprintNode, 'id' | 'materials'>): Need[] {
  return materials
    .map(({ code, subject, variant, form }): Need[] => [{ code, subject, variant, form, uses: [{ node: id, form }] }])
    .reduce(joinNeeds, [])
}

/** Both lists of needs as one, by key, sorted: the strictest form wins, overall and for each node. Commutes; joining a list with itself changes nothing. */
export function joinNeeds(a: readonly Need[], b: readonly Need[]): Need[] {
  const joined = new Map<string, Need>()
  for (const need of [...a, ...b]) {
    const key = keyOf(need)
    const before = joined.get(key)
    joined.set(key, before ? { ...before, form: stricter(before.form, need.form), uses: joinUses(before.uses, need.uses) } : { ...need, uses: joinUses([], need.uses) })
  }
  return [...joined].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, need]) => need)
}

export const stricter = (a: DocumentForm, b: DocumentForm): DocumentForm => (forms.indexOf(a) >= forms.indexOf(b) ? a : b)

function joinUses(a: readonly Use[], b: readonly Use[]): Use[] {
  const byNode = new Map<string, DocumentForm>()
  for (const { node, form } of [...a, ...b]) byNode.set(node, stricter(byNode.get(node) ?? form, form))
  return [...byNode].sort(([one], [other]) => (one < other ? -1 : 1)).map(([node, form]) => ({ node, form }))
}
