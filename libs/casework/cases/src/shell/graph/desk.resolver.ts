import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Directory } from '@tongban/directory'
import { dayInShanghai, type Day, OfficeClock, refuse, type Refusal, type Tier } from '@tongban/kernel'
import { Allow, CurrentPrincipal, DayScalar, LocalizedText, resultUnion, TierEnum, type Principal } from '@tongban/service'
import { StageEnum } from './enums.js'

@ObjectType({ description: 'A department of the centre.' })
class DeskDepartment {
  @Field(() => ID) code: string
  @Field(() => LocalizedText) names: LocalizedText
}

@ObjectType({ description: 'A window of the centre.' })
class DeskWindow {
  @Field(() => ID) id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field({ description: 'It takes in for every department.' }) general: boolean
}

@ObjectType({ description: 'A post that you hold today.' })
class DeskPost {
  @Field(() => ID) id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => [StageEnum], { description: 'The stages whose acts it takes.' }) stages: string[]
  @Field() isHead: boolean
  @Field(() => DeskDepartment, { nullable: true }) department: DeskDepartment | null
  @Field(() => DeskWindow, { nullable: true }) window: DeskWindow | null
}

@ObjectType({ description: 'Where you sit: a centre of yours, your posts there, and its office time.' })
class Desk {
  @Field(() => ID) centreId: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field(() => TierEnum) tier: Tier
  @Field(() => Date, { description: 'Office time.' }) now: Date
  @Field(() => DayScalar, { description: 'The office day.' }) today: Day
  @Field(() => [DeskPost], { description: 'None for who works here without a post: a supervisor, the city office.' }) posts: DeskPost[]
  @Field(() => [DeskDepartment]) departments: DeskDepartment[]
  @Field(() => [DeskWindow]) windows: DeskWindow[]
}
const DeskResult = resultUnion('DeskResult', () => Desk, ['not-your-centre'], { routed: true })

/** What the head of every office page says, and a token does not: names of centre, posts, departments and windows, and the office's time. */
@Resolver()
export class DeskResolver {
  constructor(private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @Allow('centre-clerk', 'centre-officer', 'centre-head', 'coordinator', 'supervisor', 'city-standards')
  @Query(() => DeskResult, { description: 'A centre of yours with the posts you hold there today.' })
  desk(@Args('centreId', { type: () => ID }) centreId: string, @CurrentPrincipal() { subject, centres }: Principal): Desk | Refusal {
    const now = this.clock.now()
    const today = dayInShanghai(now)
    const centre = centres.includes(centreId) ? this.directory.findCentre(centreId, today) : undefined
    if (!centre) return refuse('not-your-centre', { centre: centreId })
    const departments = this.directory.departments(centreId, today)
    const windows = this.directory.windows(centreId, today)
    const posts = this.directory.postsOf(subject, centreId, today).map(({ id, names: postNames, stages, isHead, department, window }) => ({
      id, names: postNames, stages, isHead, department: departments.find(({ code }) => code === department) ?? null, window: windows.find((one) => one.id === window) ?? null,
    }))
    return { centreId, names: centre.names, tier: centre.tier, now, today, posts, departments, windows }
  }
}
