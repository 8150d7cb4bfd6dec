import { type DynamicModule } from '@nestjs/common'
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Exchange } from '@tongban/exchange'
import { OfficeClock, refuse } from '@tongban/kernel'
import { ExchangeHealth, healthOf } from '@tongban/ledger'
import { Allow, centresOf, CurrentPrincipal, resultUnion, type Principal } from '@tongban/service'

@ObjectType({ description: 'Whether a deployment holds every standard that is in force.' })
class StandardsHeld {
  @Field(() => Date, { nullable: true, description: 'Of the newest list of everything in force; null when none has come yet.' }) asOf: Date | null
  @Field(() => Int) held: number
  @Field(() => [String], { description: 'Keys of what is in force and has not come.' }) missing: string[]
}

@ObjectType({ description: 'How a centre\'s deployment stands, for operators.' })
class CentreStatus {
  @Field(() => ID) centreId: string
  @Field() deployment: string
  @Field(() => [ID], { description: 'All centres it hosts.' }) centres: string[]
  @Field(() => Date) officeTime: Date
  @Field(() => StandardsHeld) standards: StandardsHeld
  @Field(() => ExchangeHealth) exchange: ExchangeHealth
}

const CentreStatusResult = resultUnion('CentreStatusResult', () => CentreStatus, ['no-such-entry'], { routed: true })

export interface CentreStatusOptions {
  clock: OfficeClock
  exchange: Exchange
  deployment: string
  centres: readonly string[]
}

class StatusDesk {
  constructor(readonly options: CentreStatusOptions) {}
}

@Resolver()
class CentreStatusResolver {
  constructor(private readonly desk: StatusDesk) {}

  @Allow('operator', 'supervisor', 'centre-head')
  @Query(() => CentreStatusResult, { description: 'Office time, standards held and exchange of a centre\'s deployment: of every centre for operators, of their own for its head and supervisor.' })
  async centreStatus(@Args('centreId', { type: () => ID }) centreId: string, @CurrentPrincipal() principal: Principal) {
    const { clock, exchange, deployment, centres } = this.desk.options
    const mayAsk = principal.roles.includes('operator') || centresOf(principal, [centreId]).length > 0
    if (!mayAsk || !centres.includes(centreId)) return refuse('no-such-entry', { kind: 'centre', id: centreId })
    const { asOf, ...held } = await exchange.manifest()
    return {
      centreId, deployment, centres, officeTime: clock.now(), standards: { ...held, asOf: asOf === null ? null : new Date(asOf) },
      exchange: healthOf(exchange.status()),
    }
  }
}

/** How the deployment stands. */
export class CentreStatusModule {
  static over(options: CentreStatusOptions): DynamicModule {
    return { module: CentreStatusModule, providers: [{ provide: StatusDesk, useValue: new StatusDesk(options) }, CentreStatusResolver] }
  }
}
