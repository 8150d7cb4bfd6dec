import { Kind, valueFromASTUntyped, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql'

export type Variables = Record<string, unknown>
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** The name under which a field's answer stands in the response. */
export const responseKey = (field: FieldNode): string => field.alias?.value ?? field.name.value

/** A field's arguments with variables put in, also those nested inside an input object. */
export function argumentValues(field: FieldNode, operation: OperationDefinitionNode, variables: Variables): Record<string, unknown> {
  const known = withDefaults(operation, variables)
  return Object.fromEntries((field.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value, known)]))
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const defaults = (operation.variableDefinitions ?? [])
    .filter((definition) => definition.defaultValue)
    .map((definition) => [definition.variable.name.value, valueFromASTUntyped(definition.defaultValue!)] as const)
  return { ...Object.fromEntries(defaults), ...variables }
}

/**
 * The fields selected on a value, fragments opened and @skip/@include obeyed.
 * `applies` says whether a fragment's type condition holds for the value at hand.
 */
export function selectedFields(set: SelectionSetNode, fragments: Fragments, variables: Variables, applies: (typeName: string) => boolean): FieldNode[] {
  return set.selections.flatMap((selection): FieldNode[] => {
    if (!isIncluded(selection, variables)) return []
    if (selection.kind === Kind.FIELD) return [selection]
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
    if (!fragment) return []
    if (fragment.typeCondition && !applies(fragment.typeCondition.name.value)) return []
    return selectedFields(fragment.selectionSet, fragments, variables, applies)
  })
}

function isIncluded(selection: SelectionNode, variables: Variables): boolean {
  return (selection.directives ?? []).every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === 'if')
    const value = condition ? valueFromASTUntyped(condition.value, variables) : undefined
    if (directive.name.value === 'skip') return value !== true
    if (directive.name.value === 'include') return value !== false
    return true
  })
}
