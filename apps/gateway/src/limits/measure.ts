import {
  getNamedType, getNullableType, isListType, isObjectType, isInterfaceType, Kind, valueFromASTUntyped,
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLSchema, type GraphQLType, type SelectionSetNode,
} from 'graphql'
import { ACT_COST, UNPAGED_ROWS } from './limits.js'

export interface Size {
  depth: number
  aliases: number
  directives: number
  cost: number
}

const nothing: Size = { depth: 0, aliases: 0, directives: 0, cost: 0 }

/**
 * The size of a document's largest operation. Each fragment is measured once and counted wherever it is spread,
 * so a document of fragments that double each other is measured in the time it takes to read it.
 */
export function measure(document: DocumentNode, variables: Record<string, unknown>, schema: GraphQLSchema): Size {
  const measuring = new Measuring(document, variables, schema)
  const sizes = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const size = measuring.set(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined)
    const act = definition.operation === 'mutation' ? definition.selectionSet.selections.length * ACT_COST : 0
    return [{ ...size, directives: size.directives + (definition.directives?.length ?? 0), cost: size.cost + act }]
  })
  return sizes.reduce(larger, nothing)
}

class Measuring {
  private readonly fragments: Map<string, FragmentDefinitionNode>
  private readonly measured = new Map<string, Size>()

  constructor(document: DocumentNode, private readonly variables: Record<string, unknown>, private readonly schema: GraphQLSchema) {
    this.fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
  }

  set(set: SelectionSetNode, on: GraphQLType | undefined): Size {
    return set.selections.map((selection): Size => {
      const own = { ...nothing, directives: selection.directives?.length ?? 0 }
      if (selection.kind === Kind.FIELD) return plus(own, this.field(selection, on))
      if (selection.kind === Kind.FRAGMENT_SPREAD) return plus(own, this.fragment(selection.name.value))
      const condition = selection.typeCondition?.name.value
      return plus(own, this.set(selection.selectionSet, condition ? this.schema.getType(condition) : on))
    }).reduce(plus, nothing)
  }

  private field(node: FieldNode, on: GraphQLType | undefined): Size {
    const alias = node.alias ? 1 : 0
    // The schema's own description nests deeper than any limit; graphql-js bounds it by a rule of its own.
    if (node.name.value.startsWith('__') || !node.selectionSet) return { depth: 1, aliases: alias, directives: 0, cost: 0 }
    const field = isObjectType(on) || isInterfaceType(on) ? on.getFields()[node.name.value] : undefined
    const inner = this.set(node.selectionSet, field && getNamedType(field.type))
    return { depth: inner.depth + 1, aliases: inner.aliases + alias, directives: inner.directives, cost: this.rows(node, field) * (1 + inner.cost) }
  }

  private fragment(name: string): Size {
    const known = this.measured.get(name)
    if (known) return known
    // A fragment inside itself counts nothing here; validation refuses it.
    this.measured.set(name, nothing)
    const definition = this.fragments.get(name)
    const size = definition ? this.set(definition.selectionSet, this.schema.getType(definition.typeCondition.name.value)) : nothing
    this.measured.set(name, size)
    return size
  }

  // A connection's page size stands at the connection, so its edges and nodes do not multiply again.
  private rows(node: FieldNode, field: GraphQLField<unknown, unknown> | undefined): number {
    const page = field?.args.find((argument) => argument.name === 'first' || argument.name === 'last')
    if (page) {
      const given = node.arguments?.find((argument) => argument.name.value === 'first' || argument.name.value === 'last')
      const value = given ? valueFromASTUntyped(given.value, this.variables) : undefined
      const size = typeof value === 'number' ? value : page.defaultValue
      return Math.max(1, typeof size === 'number' ? size : UNPAGED_ROWS)
    }
    const isPagePart = node.name.value === 'edges' || node.name.value === 'nodes'
    return field && !isPagePart && isListType(getNullableType(field.type)) ? UNPAGED_ROWS : 1
  }
}

const plus = (a: Size, b: Size): Size =>
  ({ depth: Math.max(a.depth, b.depth), aliases: a.aliases + b.aliases, directives: a.directives + b.directives, cost: a.cost + b.cost })

const larger = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  aliases: Math.max(a.aliases, b.aliases),
  directives: Math.max(a.directives, b.directives),
  cost: Math.max(a.cost, b.cost),
})
