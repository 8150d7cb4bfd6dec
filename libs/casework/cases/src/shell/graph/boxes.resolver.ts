import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { type Day, OfficeClock } from '@tongban/kernel'
import { Allow, centresOf, CurrentPrincipal, DayScalar, resultUnion, type Principal } from '@tongban/service'
import { countBoxes, deskOf } from '../inbox.js'

@ObjectType({ description: 'How many cases lie in a box.' })
class CaseBox {
  @Field(() => Int) count: number
  @Field(() => Int, { description: 'Their last day is today or within one working day.' }) soon: number
  @Field(() => Int, { description: 'Their last day has passed.' }) overdue: number
}

@ObjectType({ description: 'The boxes of an officer\'s inbox at one centre.' })
class CaseBoxes {
  @Field(() => ID) centreId: string
  @Field(() => DayScalar, { description: 'The office day for which it is counted.' }) on: Day
  @Field(() => CaseBox, { description: 'Whose next step is yours: `cases(mine: true)`.' }) mine: CaseBox
  @Field(() => CaseBox, { description: 'All open ones of the centre: `cases(open: true)`.' }) all: CaseBox
}
const CaseBoxesResult = resultUnion('CaseBoxesResult', () => CaseBoxes, [], { routed: true })

@Resolver()
export class BoxesResolver {
  constructor(private readonly database: Database, private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => CaseBoxesResult, { description: 'How many open cases a centre of yours has, and how many of them wait for you. Of a centre that is not yours: none.' })
  async caseBoxes(@Args('centreId', { type: () => ID }) centreId: string, @CurrentPrincipal() principal: Principal): Promise<CaseBoxes> {
    const centres = centresOf(principal, [centreId])
    const on = this.clock.today()
    const desk = deskOf(this.directory, principal.subject, centres, this.clock.now())
    return { centreId, on, ...(await countBoxes(this.database, centres, centreId, desk, on)) }
  }
}
