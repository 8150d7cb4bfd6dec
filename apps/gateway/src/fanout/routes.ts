import { buildASTSchema, getNamedType, isInputObjectType, isListType, isNonNullType, isObjectType, isUnionType, parse, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

/** What every deployment answers alike, because each holds the whole directory: asked of whichever is there. */
const ASKED_OF_ANYBODY: readonly string[] = ['centres']

/** How a root field of the `centre` subgraph finds its deployments. */
export type Route =
  | { kind: 'routed'; by: 'argument' | 'input' | 'number' | 'anybody'; away: 'centre-away' | 'null' }
  | { kind: 'scattered'; connection: string }

export type Routes = ReadonlyMap<string, Route>

export interface CentreGraph {
  schema: GraphQLSchema
  query: Routes
  mutation: Routes
}

/**
 * Reads the routes of the `centre` subgraph from the supergraph. Throws and names every root field for which an away deployment
 * could only be an error: one without `centreId`, `number`, `input.centreId` or `centreIds`, or whose result can say neither CentreAway nor null.
 */
export function readCentreGraph(supergraph: string, graph = 'CENTRE'): CentreGraph {
  const schema = buildASTSchema(parse(supergraph), { assumeValid: true, assumeValidSDL: true })
  const faults: string[] = []
  const routesOf = (type: GraphQLObjectType | null | undefined): Routes => new Map(
    Object.values(type?.getFields() ?? {}).filter((field) => belongsTo(field, graph)).flatMap((field) => {
      const route = routeOf(field)
      if (typeof route !== 'string') return [[field.name, route] as const]
      faults.push(`${type?.name}.${field.name} ${route}`)
      return []
    }))
  const found = { schema, query: routesOf(schema.getQueryType()), mutation: routesOf(schema.getMutationType()) }
  if (faults.length > 0) throw new Error(`The supergraph has fields of centres that cannot be routed: ${faults.join('; ')}`)
  return found
}

function routeOf(field: GraphQLField<unknown, unknown>): Route | string {
  const result = getNamedType(field.type)
  const argument = (name: string) => field.args.find((one) => one.name === name)
  const centreIds = argument('centreIds')
  if (centreIds && isObjectType(result) && result.getFields()['edges']) {
    return result.getFields()['unavailableCentres'] ? { kind: 'scattered', connection: result.name } : `returns ${result.name} without unavailableCentres`
  }
  const input = getNamedType(argument('input')?.type)
  const by = argument('centreId') ? 'argument'
    : isInputObjectType(input) && input.getFields()['centreId'] ? 'input'
      : argument('number') ? 'number'
        : ASKED_OF_ANYBODY.includes(field.name) ? 'anybody' : undefined
  if (!by) return 'has no centreId, number, input.centreId or centreIds of a connection'
  const bare = isNonNullType(field.type) ? field.type.ofType : field.type
  if (isUnionType(result) && !isListType(bare) && result.getTypes().some((type) => type.name === 'CentreAway')) return { kind: 'routed', by, away: 'centre-away' }
  return isNonNullType(field.type) ? 'has a result that can say neither CentreAway nor null' : { kind: 'routed', by, away: 'null' }
}

// In a supergraph a root field names its subgraphs; one without the directive belongs to every subgraph.
function belongsTo(field: GraphQLField<unknown, unknown>, graph: string): boolean {
  const joins = field.astNode?.directives?.filter((directive) => directive.name.value === 'join__field') ?? []
  return joins.length === 0 || joins.some((join) => join.arguments?.some(({ name, value }) => name.value === 'graph' && 'value' in value && value.value === graph))
}
