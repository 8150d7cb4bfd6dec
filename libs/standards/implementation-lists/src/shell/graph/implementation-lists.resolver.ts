import { Inject } from '@nestjs/common'
import { Args, ArgsType, Field, ID, Query, registerEnumType, Resolver } from '@nestjs/graphql'
import { formatDay, isRefusal, OfficeClock, refuse, type Day, type Refusal } from '@tongban/kernel'
import { AllowAnyone, DayScalar, denied, PageArgs, pageOf, resultUnion, searchWords, toConnection, type Connection, type CursorKey } from '@tongban/service'
import { cursorValues, isCursorOf, ImplementationLists, type ListSort } from '../implementation-lists.js'
import { ImplementationItem, ImplementationItemConnection, ImplementationItemResult, toNode } from './implementation-item.type.js'

const SortEnum = { CODE: 'code', EFFECTIVE_FROM: 'effectiveFrom' } as const satisfies Record<string, ListSort>
registerEnumType(SortEnum, { name: 'ImplementationItemSort' })

@ArgsType()
class ListArgs extends PageArgs {
  @Field(() => ID) centreId: string
  @Field(() => DayScalar, { nullable: true, description: 'Today by office time unless given.' }) on?: Day | null
  @Field(() => SortEnum, { nullable: true, description: 'CODE unless given.' }) sort?: ListSort | null
  @Field(() => String, { nullable: true, description: 'Part of the code, of a name, or of how the Chinese name sounds (getigongshang, gtgs); several words must all be there. At most 64 characters.' })
  search?: string | null
}

const ListResult = resultUnion('ImplementationItemsResult', () => ImplementationItemConnection, [], { routed: true })
const PUBLIC = 'what a centre offers is public'

const cursorOf: Record<ListSort, (item: ImplementationItem) => CursorKey> = {
  code: ({ code }) => [code],
  effectiveFrom: ({ code, effectiveFrom }) => [formatDay(effectiveFrom), code],
}

/** What each centre offers, for everybody. */
@Resolver(() => ImplementationItem)
export class ImplementationListsResolver {
  constructor(@Inject(ImplementationLists) private readonly lists: ImplementationLists, @Inject(OfficeClock) private readonly clock: OfficeClock) {}

  @AllowAnyone(PUBLIC)
  @Query(() => ListResult, { description: 'The items a centre runs on a day. Empty for a centre that is not hosted here.' })
  async implementationItems(@Args() args: ListArgs): Promise<Connection<ImplementationItem>> {
    const sort = args.sort ?? 'code'
    const name = `implementation-${sort}`
    const page = pageOf(args, name, cursorValues(sort))
    if (page.after && !isCursorOf(sort, page.after)) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    const words = searchWords(args.search ?? '')
    if (isRefusal(words)) throw denied('BAD_USER_INPUT', words)
    const items = await this.lists.list(args.centreId, args.on ?? this.clock.today(), { sort, words, ...page })
    return toConnection(items.map(toNode), page, name, cursorOf[sort])
  }

  @AllowAnyone(PUBLIC)
  @Query(() => ImplementationItemResult, { description: 'An item as a centre runs it on a day.' })
  async implementationItem(
    @Args('centreId', { type: () => ID }) centreId: string,
    @Args('code', { type: () => ID }) code: string,
    @Args('on', { type: () => DayScalar, nullable: true, description: 'Today by office time unless given.' }) on?: Day | null,
  ): Promise<ImplementationItem | Refusal> {
    const item = await this.lists.inForce(centreId, code, on ?? this.clock.today())
    return item ? toNode(item) : refuse('item-not-run', { centreId, code })
  }
}
