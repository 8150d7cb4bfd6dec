import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import type { ExchangeStatus } from '@tongban/exchange'

@ObjectType({ description: 'A stream that is not shipped, because its log of what was sent has a hole.' })
@Directive('@shareable')
class BrokenStream {
  @Field(() => ID) source: string
  @Field() topic: string
  @Field({ description: 'The number that is missing.' }) missing: string
}

@ObjectType({ description: 'What a deployment has sent and received since it started.' })
@Directive('@shareable')
export class ExchangeHealth {
  @Field({ description: 'Its relay holds the lock and does the work.' }) relayActive: boolean
  @Field(() => Int) stamped: number
  @Field(() => Int) shipped: number
  @Field(() => [BrokenStream], { description: 'Streams that are not shipped until somebody mends them.' }) broken: BrokenStream[]
  @Field(() => Int, { description: 'How long the oldest transaction of its database has been open: from a minute on, it slows everything that is sent.' }) oldestTransactionSeconds: number
  @Field(() => [String], { description: 'The topics it reads.' }) reading: string[]
  @Field(() => Int) applied: number
  @Field(() => Int) parked: number
  @Field(() => Int, { description: 'Messages that could not be applied: see the dead letters.' }) dead: number
  @Field(() => Int, { description: 'Messages that were refused, forged ones among them.' }) refused: number
  @Field(() => Int, { description: 'Rows of its ledger that differ from what their source signed.' }) differing: number
  @Field(() => String, { nullable: true }) lastError: string | null
}

/** The exchange's own status in the words of the graph. */
export const healthOf = ({ relay, reading, received }: ExchangeStatus): ExchangeHealth => ({
  relayActive: relay.active, stamped: relay.stamped, shipped: relay.shipped, broken: relay.broken.map((hole) => ({ ...hole, missing: String(hole.missing) })),
  oldestTransactionSeconds: relay.oldestTransactionSeconds, reading, ...received, lastError: relay.lastError ?? null,
})
