import type { DocumentNode, ExecutionResult, FieldNode, GraphQLFormattedError } from 'graphql'
import { askEntities } from './ask-entities.js'
import { askRouted } from './ask-routed.js'
import { askScattered } from './ask-scattered.js'
import type { Asked, Asking, FieldAnswer } from './asking.js'
import type { Deployments } from './deployments.js'
import { responseKey } from './field-values.js'
import { NumberBook } from './number-book.js'
import type { CentreGraph } from './routes.js'
import { Shaper } from './shape.js'
import { SubgraphOperation } from './subgraph-operation.js'

/** The `centre` subgraph: one graph for the planner, answered by as many deployments as are enrolled. */
export class CentreFanout {
  private readonly numbers: NumberBook

  constructor(private readonly graph: CentreGraph, private readonly deployments: Deployments) {
    this.numbers = new NumberBook(deployments)
  }

  async execute(document: DocumentNode, variables: Record<string, unknown>, asked: Asked): Promise<ExecutionResult> {
    const operation = new SubgraphOperation(document, variables)
    const shaper = new Shaper(this.graph.schema, operation.fragments, variables)
    const asking: Asking = { asked, graph: this.graph, deployments: this.deployments, numbers: this.numbers, operation, shaper }
    const rootType = operation.act ? 'Mutation' : 'Query'
    const fields = shaper.fieldsOf(operation.operation.selectionSet, rootType)
    const data: Record<string, unknown> = {}
    const errors: GraphQLFormattedError[] = []
    const answer = async (field: FieldNode) => {
      const part = field.name.value === '__typename' ? { value: rootType, errors: [] } : await this.ask(asking, field)
      data[responseKey(field)] = part.value
      errors.push(...part.errors)
    }
    // Acts follow each other in the order written; questions go out together.
    if (operation.act) for (const field of fields) await answer(field)
    else await Promise.all(fields.map(answer))
    return (errors.length > 0 ? { data, errors } : { data }) as ExecutionResult
  }

  private ask(asking: Asking, field: FieldNode): Promise<FieldAnswer> {
    if (field.name.value === '_entities') return askEntities(asking, field)
    const routes = asking.operation.act ? this.graph.mutation : this.graph.query
    const route = routes.get(field.name.value)
    if (!route) throw new Error(`The field ${field.name.value} is not one of the centres' graph`)
    return route.kind === 'scattered' ? askScattered(asking, field, route.connection) : askRouted(asking, field, route)
  }
}
