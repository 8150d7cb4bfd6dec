import { Kind, visit, type DefinitionNode, type DocumentNode, type NamedTypeNode } from 'graphql'

type Named = DefinitionNode & { name: { value: string } }

/**
 * The part of a schema's text that this process can be asked for: from the root types, and from the entities it resolves.
 * Nest keeps types globally and adds every class that a loaded library declares, so that a type one only passes by would be offered
 * by this subgraph as well, entities without a rule among them.
 */
export function reachable(document: DocumentNode, entities: ReadonlySet<string>): DocumentNode {
  const definitions = new Map<string, Named[]>()
  for (const definition of document.definitions) {
    if (isNamedType(definition)) definitions.set(definition.name.value, [...(definitions.get(definition.name.value) ?? []), definition])
  }
  const kept = new Set<string>()
  const keep = (name: string): void => {
    if (kept.has(name)) return
    kept.add(name)
    for (const definition of definitions.get(name) ?? []) {
      for (const [used, asField] of typesOf(definition)) {
        keep(used)
        if (asField) for (const implementer of implementersOf(used, definitions)) keep(implementer)
      }
    }
  }
  for (const root of ['Query', 'Mutation', 'Subscription', ...entities]) keep(root)
  return { ...document, definitions: document.definitions.filter((definition) => !isNamedType(definition) || kept.has(definition.name.value)) }
}

const isNamedType = (definition: DefinitionNode): definition is Named =>
  'name' in definition && definition.name !== undefined && definition.kind !== Kind.DIRECTIVE_DEFINITION && definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION

/** Every type a definition names, and whether a value of it can stand there: what a type implements is kept, but brings no siblings along. */
function typesOf(definition: Named): [string, boolean][] {
  const implemented = new Set<NamedTypeNode>('interfaces' in definition ? definition.interfaces : [])
  const found: [string, boolean][] = []
  visit(definition, { NamedType: (node) => void found.push([node.name.value, !implemented.has(node)]) })
  return found
}

function implementersOf(name: string, definitions: Map<string, Named[]>): string[] {
  if (!definitions.get(name)?.some(({ kind }) => kind === Kind.INTERFACE_TYPE_DEFINITION)) return []
  return [...definitions].filter(([, nodes]) => nodes.some((node) => 'interfaces' in node && node.interfaces?.some((it) => it.name.value === name))).map(([type]) => type)
}
