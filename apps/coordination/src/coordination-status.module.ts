import { type DynamicModule } from '@nestjs/common'
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Exchange } from '@tongban/exchange'
import { OfficeClock } from '@tongban/kernel'
import { Allow } from '@tongban/service'

@ObjectType({ description: 'How coordination stands, for operators.' })
class CoordinationStatus {
  @Field(() => Date) officeTime: Date
  @Field(() => Date, { nullable: true, description: 'Of the newest list of every standard in force; null when none has come yet.' }) standardsAsOf: Date | null
  @Field(() => [String], { description: 'Keys of what is in force and has not come.' }) standardsMissing: string[]
  @Field({ description: 'Its relay holds the lock and does the work.' }) relayActive: boolean
  @Field(() => Int, { description: 'Messages applied since it started.' }) applied: number
  @Field(() => Int, { description: 'Messages that could not be applied: see the dead letters.' }) dead: number
  @Field(() => Int, { description: 'Messages that were refused, forged ones among them.' }) refused: number
  @Field(() => Int, { description: 'Messages of centres that wait for a version of a blueprint.' }) held: number
  @Field(() => String, { nullable: true }) lastError: string | null
}

export interface CoordinationStatusOptions {
  clock: OfficeClock
  exchange: Exchange
  held: () => Promise<number>
}

class StatusDesk {
  constructor(readonly options: CoordinationStatusOptions) {}
}

@Resolver()
class CoordinationStatusResolver {
  constructor(private readonly desk: StatusDesk) {}

  @Allow('operator', 'supervisor', 'coordinator')
  @Query(() => CoordinationStatus, { nullable: true, description: 'Office time, standards held and exchange of coordination.' })
  async coordinationStatus(): Promise<CoordinationStatus> {
    const { clock, exchange, held } = this.desk.options
    const [{ asOf, missing }, waiting] = await Promise.all([exchange.manifest(), held()])
    const { relay, received } = exchange.status()
    return {
      officeTime: clock.now(), standardsAsOf: asOf === null ? null : new Date(asOf), standardsMissing: missing,
      relayActive: relay.active, applied: received.applied, dead: received.dead, refused: received.refused, held: waiting, lastError: relay.lastError ?? null,
    }
  }
}

/** How the deployment stands. */
export class CoordinationStatusModule {
  static over(options: CoordinationStatusOptions): DynamicModule {
    return { module: CoordinationStatusModule, providers: [{ provide: StatusDesk, useValue: new StatusDesk(options) }, CoordinationStatusResolver] }
  }
}
