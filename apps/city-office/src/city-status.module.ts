import type { DynamicModule } from '@nestjs/common'
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Exchange } from '@tongban/exchange'
import { OfficeClock } from '@tongban/kernel'
import { ExchangeHealth, healthOf } from '@tongban/ledger'
import { Allow, assertReadsLedger, CurrentPrincipal, type Principal } from '@tongban/service'

@ObjectType({ description: 'How the city office stands, for operators.' })
class CityStatus {
  @Field() deployment: string
  @Field(() => Date) officeTime: Date
  @Field(() => ExchangeHealth) exchange: ExchangeHealth
}

export interface CityStatusOptions {
  clock: OfficeClock
  exchange: Pick<Exchange, 'status'>
  deployment: string
  /** Whose ledger the office keeps. */
  owner: string | null
}

class StatusDesk {
  constructor(readonly options: CityStatusOptions) {}
}

@Resolver()
class CityStatusResolver {
  constructor(private readonly desk: StatusDesk) {}

  @Allow('operator', 'supervisor')
  @Query(() => CityStatus, { description: 'Office time and exchange of the city office: for operators, and for supervisors of the ledger\'s owner.' })
  cityStatus(@CurrentPrincipal() principal: Principal): CityStatus {
    const { clock, exchange, deployment, owner } = this.desk.options
    assertReadsLedger(principal, owner, 'cityStatus')
    return { deployment, officeTime: clock.now(), exchange: healthOf(exchange.status()) }
  }
}

/** How the city office stands. */
export class CityStatusModule {
  static over(options: CityStatusOptions): DynamicModule {
    return { module: CityStatusModule, providers: [{ provide: StatusDesk, useValue: new StatusDesk(options) }, CityStatusResolver] }
  }
}
