import { isObjectType, isUnionType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

/**
 * Entities that a gateway could ask for although nobody wrote how they are found: Apollo would hand the reference back unchecked,
 * and every field resolver below it would run without a rule.
 */
export function entitiesWithoutReference(schema: GraphQLSchema): string[] {
  const union = schema.getType('_Entity')
  if (!isUnionType(union)) return []
  return union.getTypes().filter((type) => isObjectType(type) && isResolvable(type) && !referenceOf(type)).map((type) => type.name)
}

const isResolvable = (type: GraphQLObjectType): boolean =>
  [...(type.astNode?.directives ?? []), ...type.extensionASTNodes.flatMap((node) => node.directives ?? [])]
    .filter((directive) => directive.name.value === 'key')
    .some((key) => !key.arguments?.some(({ name, value }) => name.value === 'resolvable' && value.kind === 'BooleanValue' && !value.value))

/** @apollo/subgraph keeps it among the type's extensions. */
function referenceOf(type: GraphQLObjectType): unknown {
  const apollo: unknown = type.extensions.apollo
  const own = (apollo as { subgraph?: { resolveReference?: unknown } } | undefined)?.subgraph?.resolveReference
  return own ?? (type as { resolveReference?: unknown }).resolveReference
}
