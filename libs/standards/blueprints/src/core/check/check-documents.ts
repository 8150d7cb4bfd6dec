import { keyOf, type BlueprintContent, type BlueprintNode, type DocumentKey } from '../blueprint.js'
import type { CheckContext } from './check-blueprint.js'
import { fault, repeated, type BlueprintFault } from './fault.js'
import { namesMissing } from './check-nodes.js'

/** Every document a node asks for is listed with its names, once, and every one listed is asked for. */
export function checkDocuments(content: BlueprintContent, context: CheckContext): BlueprintFault[] {
  const listed = content.documents.map(keyOf)
  const asked = new Set(content.nodes.flatMap(({ materials }) => materials.map(keyOf)))
  return [
    ...content.nodes.flatMap((node) => checkMaterials(node, content, new Set(listed), context)),
    ...repeated(listed).map((key) => fault('blueprint-document-twice', null, { value: inWords(JSON.parse(key)) })),
    ...content.documents.filter((document) => !asked.has(keyOf(document))).map((document) => fault('blueprint-document-unused', null, { value: wordsOf(document) })),
    ...content.documents.flatMap((document) => namesMissing(null, `content.documents.${wordsOf(document)}.names`, document.names)),
  ]
}

function checkMaterials(node: BlueprintNode, { documents }: BlueprintContent, listed: ReadonlySet<string>, { items }: CheckContext): BlueprintFault[] {
  const keys = node.materials.map(keyOf)
  return [
    ...node.materials.filter((material) => !listed.has(keyOf(material))).map((material) => fault('blueprint-unknown-material', node.id, {
      value: wordsOf(material),
      known: [...new Set([...documents.map(({ code }) => code), ...(items.get(node.item ?? '')?.materials ?? [])])].sort(),
    })),
    ...repeated(keys).map((key) => fault('blueprint-material-twice', node.id, { value: inWords(JSON.parse(key)) })),
  ]
}

export const wordsOf = ({ code, subject, variant }: DocumentKey) => inWords([code, subject, variant])

/** identity-document of the agent, application-form of the company (tax). */
const inWords = ([code, subject, variant]: [string, string, string | null]) => [code, subject, ...(variant === null ? [] : [variant])].join('/')
