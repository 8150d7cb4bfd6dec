import { Inject } from '@nestjs/common'
import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { sentence } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { Allow, denied, LocalizedText, PageArgs, pageOf, connection, resultUnion, toConnection, type Connection } from '@tongban/service'
import { ImplementationLists, type RefusedStandard as Refused } from '../implementation-lists.js'

@ObjectType({ description: 'A standard that arrived and was not taken over, and why.' })
export class RefusedStandard {
  @Field(() => ID) key: string
  @Field({ description: 'Code of the refusal.' }) code: string
  @Field(() => LocalizedText) why: LocalizedText
  @Field() refusedAt: Date
  @Field(() => Int, { description: 'In the order of arrival.' }) no: number
}
const RefusedConnection = connection(RefusedStandard)
const RefusedResult = resultUnion('RefusedStandardsResult', () => RefusedConnection, [], { routed: true })

/** For whoever looks after a deployment: what the city sent and this deployment would not take. */
@Resolver(() => RefusedStandard)
export class RefusedStandardsResolver {
  constructor(@Inject(ImplementationLists) private readonly lists: ImplementationLists) {}

  @Allow('operator', 'supervisor', 'city-standards')
  @Query(() => RefusedResult, { description: 'Standards that the deployment of this centre did not take over, in the order of arrival.' })
  async refusedStandards(@Args('centreId', { type: () => ID }) _centreId: string, @Args() args: PageArgs): Promise<Connection<RefusedStandard>> {
    const page = pageOf(args, 'refused-standards', 1)
    const last = Number(page.after?.[0] ?? 0)
    if (!Number.isInteger(last) || last < 0 || last >= 2 ** 31) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    const refused = await this.lists.refused({ first: page.first, after: last })
    return toConnection(refused.map(show), page, 'refused-standards', ({ no }) => [no])
  }
}

const show = ({ no, key, refusal, refusedAt }: Refused): RefusedStandard =>
  ({ no, key, code: refusal.refused, why: { zh: sentence(refusal, 'zh'), en: sentence(refusal, 'en') }, refusedAt })
