import type { GatewayRuntime } from '@graphql-hive/gateway-runtime'
import { CLIENTS, openVerifier, type TokenVerifier } from '@tongban/identity'
import type { ProcessConfig } from '@tongban/service/process'
import { Address } from './address.js'
import { CentreFanout } from './fanout/centre-fanout.js'
import { Deployments } from './fanout/deployments.js'
import { nowhere, OneProcess } from './fanout/one-process.js'
import { keepProbing } from './fanout/probing.js'
import { readCentreGraph } from './fanout/routes.js'
import { watchDeployments } from './fanout/watch-deployments.js'
import type { GraphContext } from './graph/graph-context.js'
import { createGraphRuntime } from './graph/graph-runtime.js'
import { GraphEndpoint } from './http/graph-endpoint.js'
import { limits } from './limits/limits.js'
import { PortalFiles } from './portal/portal-files.js'
import { CodeFlow } from './session/code-flow.js'
import { Sessions } from './session/sessions.js'

export interface GatewayOptions {
  supergraph: string
  /** The configuration's file, watched for deployments that join; without it they stay as they are. */
  configFile?: string
  /** Reads tokens and who logs in at the pages; one for the configured issuer unless given. */
  verifier?: TokenVerifier
  /** The folder of the portal's build; without it there are no pages. */
  portal?: string
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
}

/** Everything the gateway is made of, ready to be served; `close` ends its connections, timers and planner. */
export class Gateway {
  private readonly ends: (() => unknown)[] = []

  private constructor(
    readonly development: boolean,
    readonly address: Address,
    readonly endpoint: GraphEndpoint,
    readonly sessions: Sessions,
    readonly flow: CodeFlow,
    readonly runtime: GatewayRuntime<GraphContext>,
    readonly portal: PortalFiles,
  ) {}

  /** Throws, naming them, when the supergraph has fields of centres that cannot be routed, or when the city office has no address. */
  static async open(config: ProcessConfig, { supergraph, configFile, verifier: given, portal, log }: GatewayOptions): Promise<Gateway> {
    if (!config.cityOffice) throw new Error('The gateway\'s configuration names no cityOffice.url')
    const graph = readCentreGraph(supergraph)
    const city = new OneProcess('city-office', config.cityOffice.url, 'city-office-away')
    const coordination = config.coordination && new OneProcess('coordination', config.coordination.url, 'coordination-away')
    const single = [city, ...(coordination ? [coordination] : [])]
    const deployments = new Deployments(config.deployments ?? [])
    const onFault = (fault: unknown, context: GraphContext | undefined) => log.error({ err: fault, traceId: context?.traceId }, 'a request failed unexpectedly')
    const runtime = createGraphRuntime({ supergraph, subgraphs: { city, coordination: coordination ?? nowhere('coordination-away'), centre: new CentreFanout(graph, deployments) }, onFault })
    const sessions = new Sessions()
    const address = new Address(config.host, config.port, config.development)
    const verifier = given ?? await openVerifier(config.issuer)
    const flow = new CodeFlow({ issuer: config.issuer.url, clientId: CLIENTS.web, redirectUri: () => `${address.origin}/session/callback`, verifier })
    const files = new PortalFiles(portal)
    const checks = { schema: graph.schema, limits, introspection: config.development }
    const endpoint = new GraphEndpoint({ runtime, sessions, verifier, checks, documents: files, documentsOnly: !config.development, onFault })
    const gateway = new Gateway(config.development, address, endpoint, sessions, flow, runtime, files)
    await runtime.getSchema()
    gateway.ends.push(
      keepProbing(() => [...single.map(({ deployment }) => deployment), ...deployments.all()], {
        away: (of, since) => log.warn({ of, since }, 'a deployment is away'),
        back: (of) => log.warn({ of }, 'a deployment is back'),
      }),
      () => runtime[Symbol.asyncDispose](),
      () => deployments.close(),
      () => Promise.all(single.map(({ deployment }) => deployment.close())),
    )
    if (configFile) gateway.ends.push(watchDeployments({
      file: configFile,
      changed: (entries) => deployments.enrol(entries),
      unreadable: (err) => log.warn({ err }, 'the configuration changed but cannot be read; the deployments stay as they were'),
    }))
    return gateway
  }

  async close(): Promise<void> {
    for (const end of this.ends.splice(0)) await end()
  }
}
