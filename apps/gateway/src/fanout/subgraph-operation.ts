import { Kind, print, visit, type ASTNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { argumentValues, type Fragments, type Variables } from './field-values.js'

/** What the planner asks of the `centre` subgraph: one operation, with the parts needed to ask a single field of it elsewhere. */
export class SubgraphOperation {
  readonly operation: OperationDefinitionNode
  readonly fragments: Fragments

  constructor(document: DocumentNode, readonly variables: Variables) {
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
    if (!operation) throw new Error('The planner sent a document without an operation')
    this.operation = operation
    this.fragments = new Map(document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]))
  }

  get act(): boolean {
    return this.operation.operation === 'mutation'
  }

  /** Every name that a field was given anew. */
  aliases(): Set<string> {
    const found = new Set<string>()
    const look = { Field: ({ alias }: FieldNode) => void (alias && found.add(alias.value)) }
    for (const root of [this.operation, ...this.fragments.values()]) visit(root, look)
    return found
  }

  argumentsOf(field: FieldNode): Record<string, unknown> {
    return argumentValues(field, this.operation, this.variables)
  }

  /** The question for one root field alone, with only the variables and fragments that it uses. */
  questionFor(field: FieldNode, variables: Variables = this.variables): { query: string; variables: Variables; act: boolean } {
    const used = this.usedBy(field)
    const operation: OperationDefinitionNode = {
      ...this.operation,
      variableDefinitions: this.operation.variableDefinitions?.filter((definition) => used.variables.has(definition.variable.name.value)),
      directives: [],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
    }
    return {
      query: print({ kind: Kind.DOCUMENT, definitions: [operation, ...used.fragments.values()] }),
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.variables.has(name))),
      act: this.act,
    }
  }

  private usedBy(field: FieldNode): { variables: Set<string>; fragments: Map<string, FragmentDefinitionNode> } {
    const variables = new Set<string>()
    const fragments = new Map<string, FragmentDefinitionNode>()
    const look = (root: ASTNode): void => {
      visit(root, {
        Variable: (node) => void variables.add(node.name.value),
        FragmentSpread: (node) => {
          const fragment = this.fragments.get(node.name.value)
          if (!fragment || fragments.has(node.name.value)) return
          fragments.set(node.name.value, fragment)
          look(fragment)
        },
      })
    }
    look(field)
    return { variables, fragments }
  }
}
