import { keyOf, type BlueprintContent } from '../blueprint.js'
import type { CheckContext, KnownItem } from './check-blueprint.js'
import { wordsOf } from './check-documents.js'
import { fault, type BlueprintFault } from './fault.js'
import { nearSpellings } from './near.js'

/**
 * What is asked for, some item of the catalogue asks for or hands out; a licence that may stand in, some item hands out. A paper that is not listed,
 * and a document that no node asks for, are other faults.
 */
export function checkCodes({ nodes, documents }: BlueprintContent, { items }: CheckContext): BlueprintFault[] {
  const all = [...items.values()]
  const licences = new Set(all.flatMap(({ results }) => results))
  const codes = new Set([...all.flatMap(({ materials }: KnownItem) => materials), ...licences])
  const listed = new Set(documents.map(keyOf))
  const unknown = ({ code }: { code: string }) => !codes.has(code)
  return [
    ...nodes.flatMap(({ id, materials }) => [...new Set(materials.filter((material) => listed.has(keyOf(material))).filter(unknown).map(({ code }) => code))]
      .map((value) => fault('blueprint-unknown-code', id, { value, known: nearSpellings(value, codes) }))),
    ...documents.flatMap((document) => document.eLicence === null || licences.has(document.eLicence) ? [] : [
      fault('blueprint-unknown-licence', null, { field: `content.documents.${wordsOf(document)}.eLicence`, value: document.eLicence, known: nearSpellings(document.eLicence, licences) }),
    ]),
  ]
}
