import type { Type } from '@nestjs/common'
import { Directive, Field, Int, ObjectType, ArgsType } from '@nestjs/graphql'
import { UnavailableCentre } from './centre-away.js'
import { encodeCursor, type CursorKey, type Page, type PageInput } from './cursor.js'

@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field() hasNextPage: boolean
  @Field() hasPreviousPage: boolean
  @Field(() => String, { nullable: true }) startCursor?: string | null
  @Field(() => String, { nullable: true }) endCursor?: string | null
}

@ArgsType()
export class PageArgs implements PageInput {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' }) first?: number | null
  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' }) after?: string | null
}

export interface Edge<T> {
  cursor: string
  node: T
}

export interface Connection<T> {
  edges: Edge<T>[]
  pageInfo: PageInfo
  unavailableCentres: UnavailableCentre[]
}

/**
 * The Relay connection of a node: `connection(LedgerCase)` gives the class of `LedgerCaseConnection` with its edge.
 * Fill it with `toConnection`.
 */
export function connection<T>(node: Type<T>, name = node.name): Type<Connection<T>> {
  // Both subgraphs may list the same thing: a ledger's cases.
  @ObjectType(`${name}Edge`)
  @Directive('@shareable')
  class EdgeOf implements Edge<T> {
    @Field() cursor: string
    @Field(() => node) node: T
  }
  @ObjectType(`${name}Connection`)
  @Directive('@shareable')
  class ConnectionOf implements Connection<T> {
    @Field(() => [EdgeOf]) edges: EdgeOf[]
    @Field(() => PageInfo) pageInfo: PageInfo
    @Field(() => [UnavailableCentre], { description: 'Centres whose part is missing.' }) unavailableCentres: UnavailableCentre[]
  }
  return ConnectionOf
}

/** A page out of rows read with `limit first + 1`: the one too many only tells that there are more. */
export function toConnection<T>(rows: readonly T[], page: Page, sort: string, keyOf: (row: T) => CursorKey): Connection<T> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: encodeCursor(sort, keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    unavailableCentres: [],
  }
}
