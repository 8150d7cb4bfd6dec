import { type DynamicModule } from '@nestjs/common'
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Directory, type Centre } from '@tongban/directory'
import { OfficeClock, tiers, type Tier } from '@tongban/kernel'
import { AllowAnyone, LocalizedText, TierEnum } from '@tongban/service'

@ObjectType({ description: 'A service centre, as everybody may know it.' })
class ServiceCentre {
  @Field(() => ID) id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => TierEnum) tier: Tier
  @Field(() => ID, { nullable: true, description: 'The centre above it; null for the city\'s, and where the tier above has none.' }) parent: string | null
  @Field({ description: 'Division code.' }) division: string
  @Field(() => LocalizedText, { nullable: true }) divisionNames: LocalizedText | null
  @Field(() => [String], { description: 'What the numbers on its receipts begin with.' }) numberPrefixes: string[]
}

/** The city's centres. Every deployment holds the whole directory, so whichever is there can be asked. */
@Resolver()
class CentresResolver {
  constructor(private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @AllowAnyone('where the city can be asked for something is public')
  @Query(() => [ServiceCentre], { nullable: true, description: 'All centres of the city in force today: the city\'s, then the districts\', then the streets\', each by division. Null while no centre can be reached.' })
  centres(): ServiceCentre[] {
    const on = this.clock.today()
    const divisions = new Map(this.directory.divisions(on).map(({ code, names }) => [code, names]))
    return this.directory.centres(on).sort(inOrder).map(({ id, names, tier, parent, division }) => ({
      id, names, tier, parent, division, divisionNames: divisions.get(division) ?? null, numberPrefixes: this.directory.numberPrefixesOf(id),
    }))
  }
}

const inOrder = (a: Centre, b: Centre): number => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || a.division.localeCompare(b.division, 'en') || a.ordinal - b.ordinal

export class CentresModule {
  static over(directory: Directory, clock: OfficeClock): DynamicModule {
    return { module: CentresModule, providers: [{ provide: Directory, useValue: directory }, { provide: OfficeClock, useValue: clock }, CentresResolver] }
  }
}
