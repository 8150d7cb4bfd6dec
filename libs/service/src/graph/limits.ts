import { refuse } from '@tongban/kernel'
import { Kind, type ASTVisitor, type GraphQLError, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql'
import { denied } from './denied.js'

export interface Limits {
  depth: number
  aliases: number
  directives: number
  tokens: number
  /** References in one `_entities` call. */
  entities: number
}

export const limits: Limits = { depth: 12, aliases: 30, directives: 20, tokens: 2_000, entities: 500 }

/** Validation rules that refuse a query by its size before anything runs. Fragments count where they are spread. Tokens are the parser's: `maxTokens`. */
export function limitRules(most: Limits = limits): ValidationRule[] {
  return [depthRule(most.depth), countRule('aliases', most.aliases), countRule('directives', most.directives)]
}

/** Refuses the schema's text to clients: Apollo's own rule covers `__schema` and `__type` only. */
export const noServiceText: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value === '_service' && context.getParentType()?.name === 'Query') context.reportError(denied('FORBIDDEN', refuse('schema-not-published')))
  },
})

/** The error of a query that is too large in one respect. */
export const tooMuch = (what: 'levels' | 'aliases' | 'directives' | 'tokens', limit: number): GraphQLError => denied('TOO_MUCH', refuse('query-too-large', { what, limit }))

function depthRule(most: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const depths = new Map<string, number>()
    const depthOf = (set: SelectionSetNode, above: ReadonlySet<string>): number =>
      Math.max(0, ...set.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return fragmentDepth(context.getFragment(selection.name.value), above)
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, above)
        if (selection.name.value.startsWith('__')) return 0 // introspection is switched off as a whole where it is not wanted
        const below = selection.selectionSet ? depthOf(selection.selectionSet, above) : 0
        return selection.name.value === '_entities' ? below : below + 1
      }))
    const fragmentDepth = (fragment: FragmentDefinitionNode | null | undefined, above: ReadonlySet<string>): number => {
      if (!fragment || above.has(fragment.name.value)) return 0 // a missing or circular fragment is another rule's to refuse
      const known = depths.get(fragment.name.value)
      if (known !== undefined) return known
      const depth = depthOf(fragment.selectionSet, new Set([...above, fragment.name.value]))
      depths.set(fragment.name.value, depth)
      return depth
    }
    return {
      OperationDefinition(node) {
        if (depthOf(node.selectionSet, new Set()) > most) context.reportError(tooMuch('levels', most))
      },
    }
  }
}

function countRule(what: 'aliases' | 'directives', most: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const counts = new Map<string, number>()
    const countOf = (set: SelectionSetNode, above: ReadonlySet<string>): number =>
      set.selections.reduce((sum, selection) => {
        const here = what === 'directives' ? (selection.directives?.length ?? 0) : selection.kind === Kind.FIELD && selection.alias ? 1 : 0
        if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + here + fragmentCount(context.getFragment(selection.name.value), above)
        return sum + here + (selection.selectionSet ? countOf(selection.selectionSet, above) : 0)
      }, 0)
    const fragmentCount = (fragment: FragmentDefinitionNode | null | undefined, above: ReadonlySet<string>): number => {
      if (!fragment || above.has(fragment.name.value)) return 0
      const known = counts.get(fragment.name.value)
      if (known !== undefined) return known
      const own = what === 'directives' ? (fragment.directives?.length ?? 0) : 0
      const count = own + countOf(fragment.selectionSet, new Set([...above, fragment.name.value]))
      counts.set(fragment.name.value, count)
      return count
    }
    return {
      OperationDefinition(node) {
        const own = what === 'directives' ? (node.directives?.length ?? 0) : 0
        if (own + countOf(node.selectionSet, new Set()) > most) context.reportError(tooMuch(what, most))
      },
    }
  }
}
