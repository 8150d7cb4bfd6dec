import { Inject } from '@nestjs/common'
import { Args, Field, ID, Int, ObjectType, Query, registerEnumType, ResolveField, Parent, Resolver } from '@nestjs/graphql'
import { OfficeClock, refuse, type Day, type Refusal, type Tier } from '@tongban/kernel'
import { Allow, assertReadsLedger, connection, CurrentPrincipal, DayScalar, denied, LocalizedText, PageArgs, pageOf, resultUnion, TierEnum, toConnection, type Connection, type Principal } from '@tongban/service'
import { adoptionRank, adoptionStates, byAdoption, type AdoptionState } from '../../core/adoption.js'
import { AdoptionReader, type AdoptionView } from '../adoption-reader.js'

const StateEnum = { CURRENT: 'current', BEHIND: 'behind', DIFFERS: 'differs', SILENT: 'silent' } as const satisfies Record<string, AdoptionState>
registerEnumType(StateEnum, {
  name: 'AdoptionState',
  valuesMap: {
    CURRENT: { description: 'Runs the version in force.' },
    BEHIND: { description: 'Runs another version than the one in force.' },
    DIFFERS: { description: 'Runs something that was not published under its version.' },
    SILENT: { description: 'Has not acknowledged any version.' },
  },
})

@ObjectType({ description: 'What one centre runs of an item, as far as it has said.' })
class CentreAdoption {
  @Field(() => ID) centreId: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => TierEnum) tier: Tier
  @Field(() => StateEnum) state: AdoptionState
  @Field(() => Int, { nullable: true }) version: number | null
  @Field(() => String, { nullable: true, description: 'The hash of what it runs, computed by the centre.' }) contentHash: string | null
  @Field(() => DayScalar, { nullable: true }) effectiveFrom: Day | null
  @Field(() => Date, { nullable: true, description: 'Since when.' }) adoptedAt: Date | null
  @Field(() => Date, { nullable: true, description: 'When the city\'s ledger last heard of the centre, by machine time: how old this is. Null when never.' }) asOf: Date | null
  @Field(() => Int, { nullable: true, description: 'How many seconds ago that was. Null when never.' }) heardSecondsAgo?: number | null
}
const CentreAdoptionConnection = connection(CentreAdoption)

@ObjectType({ description: 'How many centres stand so.' })
class AdoptionTally {
  @Field(() => StateEnum) state: AdoptionState
  @Field(() => Int) centres: number
}

@ObjectType({ description: 'Who runs which version of an item since when.' })
class Adoption {
  @Field() code: string
  @Field(() => Int, { description: 'The version in force by office time.' }) inForce: number
  @Field() contentHash: string
  @Field(() => DayScalar) effectiveFrom: Day
}
const AdoptionResult = resultUnion('AdoptionResult', () => Adoption, ['no-such-item'])

@Resolver(() => Adoption)
export class AdoptionResolver {
  constructor(@Inject(AdoptionReader) private readonly reader: AdoptionReader, @Inject(OfficeClock) private readonly clock: OfficeClock) {}

  @Allow('city-standards', 'supervisor', 'operator')
  @Query(() => AdoptionResult, { description: 'Who runs which version of an item since when; centres that have not said so included.' })
  async adoption(@Args('code', { type: () => ID }) code: string, @CurrentPrincipal() principal: Principal): Promise<Adoption | Refusal> {
    assertReadsLedger(principal, this.reader.owner, 'adoption')
    return await this.reader.adoption(code, this.clock.today()) ?? refuse('no-such-item', { code })
  }

  @ResolveField(() => [AdoptionTally], { description: 'Over all centres, each state once.' })
  tally(@Parent() { centres }: AdoptionView): AdoptionTally[] {
    return adoptionStates.map((state) => ({ state, centres: centres.filter((centre) => centre.state === state).length }))
  }

  @ResolveField(() => CentreAdoptionConnection, { description: 'Those that differ, are behind or silent before those that run the version in force; then by centre.' })
  centres(@Parent() { centres }: AdoptionView, @Args() args: PageArgs): Connection<CentreAdoption> {
    const page = pageOf(args, 'adoption', 2)
    const [rank, id] = page.after ?? [-1, '']
    if (!Number.isInteger(rank)) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    const heardSecondsAgo = (asOf: Date | null) => asOf && Math.max(0, Math.round((Date.now() - asOf.getTime()) / 1000))
    const inOrder = centres.map((centre) => ({ ...centre, heardSecondsAgo: heardSecondsAgo(centre.asOf), rank: adoptionRank(centre.state) }))
      .sort(byAdoption)
    const rest = inOrder.filter((centre) => centre.rank > Number(rank) || (centre.rank === rank && centre.centreId > String(id)))
    return toConnection(rest.slice(0, page.first + 1), page, 'adoption', (centre) => [centre.rank, centre.centreId])
  }
}
