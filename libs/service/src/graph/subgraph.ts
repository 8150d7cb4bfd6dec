import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled'
import type { ApolloFederationDriverConfig } from '@nestjs/apollo'
import { type DynamicModule, Inject, Logger, Module, type ModuleMetadata, type OnApplicationBootstrap } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, ModulesContainer } from '@nestjs/core'
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql'
import { openVerifier, TokenVerifier, type IssuerConfig } from '@tongban/identity'
import { refuse } from '@tongban/kernel'
import type { IncomingMessage } from 'node:http'
import { assertRules } from '../rules/access-matrix.js'
import { RuleGuard } from '../rules/rule-guard.js'
import { denied } from './denied.js'
import { entitiesWithoutReference } from './entities.js'
import { ReachableFederationDriver } from './federation-driver.js'
import { formatError } from './format-error.js'
import { limitRules, limits, noServiceText } from './limits.js'
import { QuietFilter } from './quiet-filter.js'
import { RefusalResolver } from './refusal-types.js'
import { DateTimeScalar, DayScalar, UuidScalar } from './scalars.js'
import { unusableText } from './unusable-text.js'

export interface SubgraphOptions {
  /** The subgraph's name in the supergraph: `city` or `centre`. */
  name: string
  /** Domain modules whose resolvers make the schema. */
  imports: NonNullable<ModuleMetadata['imports']>
  /** Who issues the tokens that are taken. */
  issuer: IssuerConfig
  /** Introspection, and the schema's text over `_service`. */
  development: boolean
  /** Instead of the one made from `issuer`. */
  verifier?: TokenVerifier
}

/**
 * The GraphQL side of a process: a code-first federation v2 subgraph with the limits, a rule on every operation and reference,
 * readable errors and nothing to introspect outside development. One subgraph for each process: Nest keeps types globally.
 */
export function subgraph(options: SubgraphOptions): DynamicModule {
  return {
    module: SubgraphModule,
    global: true,
    imports: [...options.imports, GraphQLModule.forRoot<ApolloFederationDriverConfig>(driverOptions(options))],
    providers: [
      { provide: TokenVerifier, useFactory: () => options.verifier ?? openVerifier(options.issuer, { notice: (sentence) => new Logger('Identity').warn(sentence) }) },
      { provide: APP_GUARD, useClass: RuleGuard },
      { provide: APP_FILTER, useClass: QuietFilter },
      RefusalResolver,
      DayScalar,
      DateTimeScalar,
      UuidScalar,
    ],
    exports: [TokenVerifier],
  }
}

@Module({})
class SubgraphModule implements OnApplicationBootstrap {
  constructor(
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(GraphQLSchemaHost) private readonly host: GraphQLSchemaHost,
  ) {}

  /** The process refuses to start while a road into it has no rule. */
  onApplicationBootstrap(): void {
    assertRules(this.modules)
    const open = entitiesWithoutReference(this.host.schema)
    if (open.length > 0) throw new Error(`${open.join(', ')}: an entity with a resolvable @key needs a @ResolveReference with a rule, or @key(..., resolvable: false)`)
  }
}

// importUrl: Nest would link v2.14, which the composer refuses; without an explicit list it imports @cacheTag, which v2.9 has not.
const federation = { version: 2 as const, importUrl: 'https://specs.apollo.dev/federation/v2.9', directives: ['@key', '@shareable', '@external', '@inaccessible', '@override', '@provides', '@requires', '@tag'] }

function driverOptions({ development }: SubgraphOptions): ApolloFederationDriverConfig {
  const logger = new Logger('GraphQL')
  return {
    driver: ReachableFederationDriver,
    autoSchemaFile: { federation },
    sortSchema: true,
    graphiql: false,
    introspection: development,
    // Guards on reference resolvers: Nest counts them as field resolvers and skips guards there otherwise.
    fieldResolverEnhancers: ['guards'],
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversToMatchSchema: 'ignore' },
    context: ({ req }: { req: IncomingMessage }) => ({ req }),
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...limitRules(), ...(development ? [] : [noServiceText])],
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: !development,
    includeStacktraceInErrorResponses: false,
    formatError: formatError((error, traceId) => logger.error({ err: error, traceId }, 'an operation failed unexpectedly')),
    // Nothing is reported anywhere, and no client can ask for traces, whatever the environment says.
    plugins: [tooManyEntities, unusableText, ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginUsageReportingDisabled(), ApolloServerPluginSchemaReportingDisabled()],
  } as ApolloFederationDriverConfig
}

const tooManyEntities: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ request }) => {
      const most = Math.max(0, ...Object.values(request.variables ?? {}).map((value) => (Array.isArray(value) ? value.length : 0)))
      if (most > limits.entities) throw denied('TOO_MUCH', refuse('too-large', { what: '_entities', size: most, limit: limits.entities }), 400)
    },
  }),
}
