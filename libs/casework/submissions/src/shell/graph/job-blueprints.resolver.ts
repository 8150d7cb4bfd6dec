import { Args, ArgsType, Field, ID, Query, Resolver } from '@nestjs/graphql'
import { isRefusal, refuse, type Day } from '@tongban/kernel'
import { AllowAnyone, DayScalar, denied, PageArgs, pageOf, searchWords, toConnection } from '@tongban/service'
import { JobOffers } from '../job-offers.js'
import { JobBlueprintsResult } from './job-blueprint.type.js'

const SORT = 'job-blueprint-code'

@ArgsType()
class JobBlueprintsArgs extends PageArgs {
  @Field(() => ID) centreId: string
  @Field(() => ID, { nullable: true, description: 'Only this one.' }) code?: string | null
  @Field(() => String, { nullable: true, description: 'Part of the code, of a name, or of how the Chinese name sounds (sanzhengheyi, szhy); several words must all be there. At most 64 characters.' })
  search?: string | null
  @Field(() => DayScalar, { nullable: true, description: 'Today by office time unless given.' }) on?: Day | null
}

/** Which joint jobs a centre takes in, and what they ask for. */
@Resolver()
export class JobBlueprintsResolver {
  constructor(private readonly offers: JobOffers) {}

  @AllowAnyone('what a centre offers is public')
  @Query(() => JobBlueprintsResult, { description: 'The joint jobs that a centre takes in on a day, by code, each with its documents as submitJob takes them. Empty for a centre that is not hosted here.' })
  async jobBlueprints(@Args() { centreId, code, search, on, ...asked }: JobBlueprintsArgs) {
    const page = pageOf(asked, SORT, 1)
    const [last] = page.after ?? []
    if (page.after && typeof last !== 'string') throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: asked.after?.slice(0, 64) ?? '' }))
    const words = searchWords(search ?? '')
    if (isRefusal(words)) throw denied('BAD_USER_INPUT', words)
    const offers = await this.offers.at(centreId, on ?? undefined, words)
    const left = offers.filter((offer) => (code == null || offer.code === code) && (last === undefined || offer.code > String(last)))
    return toConnection(left.slice(0, page.first + 1), page, SORT, (offer) => [offer.code])
  }
}
