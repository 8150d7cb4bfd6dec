import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime'
import type { ExecutionRequest, Executor } from '@graphql-tools/utils'
import type { DocumentNode, ExecutionResult } from 'graphql'
import type { Asked } from '../fanout/asking.js'
import { cleanErrors, withoutNothing } from './clean-errors.js'
import type { GraphContext } from './graph-context.js'

export interface Subgraph {
  execute(document: DocumentNode, variables: Record<string, unknown>, asked: Asked): Promise<ExecutionResult>
}

export interface GraphRuntimeOptions {
  supergraph: string
  subgraphs: Record<string, Subgraph>
  onFault(fault: unknown, context: GraphContext | undefined): void
}

/** The planner over the supergraph. It opens no connection of its own: every subgraph is asked through `subgraphs`. */
export function createGraphRuntime({ supergraph, subgraphs, onFault }: GraphRuntimeOptions): GatewayRuntime<GraphContext> {
  const transport = {
    getSubgraphExecutor({ subgraphName }: { subgraphName: string }): Executor {
      const subgraph = subgraphs[subgraphName.toLowerCase()]
      if (!subgraph) throw new Error(`The supergraph names a subgraph ${subgraphName} that this gateway does not know`)
      const execute = (request: ExecutionRequest) => subgraph.execute(request.document, request.variables ?? {}, (request.context as GraphContext).asked)
      return execute as Executor
    },
  }
  const plugin: GatewayPlugin<GraphContext> = {
    onExecutionResult({ result, setResult, context }) {
      if (!result || Array.isArray(result) || !('data' in result || 'errors' in result)) return
      const ours = context as unknown as GraphContext
      const errors = cleanErrors(result.data ? withoutNothing(result.errors ?? [], ours) : result.errors ?? [], ours, onFault)
      const { unavailable } = ours
      const extensions = unavailable?.length ? { unavailableCentres: unavailable } : undefined
      setResult({ data: result.data, ...(errors.length > 0 && { errors }), ...(extensions && { extensions }) })
    },
  }
  return createGatewayRuntime<GraphContext>({
    supergraph,
    transports: { http: transport },
    plugins: () => [plugin],
    logging: false,
    graphiql: false,
    landingPage: false,
    graphqlEndpoint: '/graphql',
    batching: false,
    multipart: false,
    cors: false,
    requestId: false,
    subgraphErrors: false,
    // Faults are cleaned and logged above, with the request's trace.
    maskedErrors: false,
  })
}
