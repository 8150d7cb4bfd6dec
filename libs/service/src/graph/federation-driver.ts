import { buildSubgraphSchema } from '@apollo/subgraph'
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo'
import { Injectable } from '@nestjs/common'
import { GraphQLFederationFactory } from '@nestjs/graphql'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { reachable } from './reachable.js'

type Resolvers = Record<string, unknown>

/** Nest's federation driver, with a schema of what this process can be asked for and nothing else. */
@Injectable()
export class ReachableFederationDriver extends ApolloFederationDriver {
  override generateSchema(options: ApolloFederationDriverConfig): Promise<GraphQLSchema> {
    return this.factory.generateSchema(options, ({ typeDefs, resolvers }: { typeDefs: DocumentNode; resolvers: Resolvers }) => {
      const schema = reachable(typeDefs, new Set(entitiesOf(resolvers)))
      const declared = new Set(schema.definitions.flatMap((definition) => ('name' in definition && definition.name ? [definition.name.value] : [])))
      const used = Object.fromEntries(Object.entries(resolvers).filter(([type]) => declared.has(type)))
      return buildSubgraphSchema([{ typeDefs: schema, resolvers: used as never }])
    })
  }

  private get factory(): GraphQLFederationFactory {
    return (this as unknown as { graphqlFederationFactory: GraphQLFederationFactory }).graphqlFederationFactory
  }
}

const entitiesOf = (resolvers: Resolvers): string[] =>
  Object.entries(resolvers).filter(([, fields]) => typeof fields === 'object' && fields !== null && '__resolveReference' in fields).map(([type]) => type)
