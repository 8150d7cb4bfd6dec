import { Inject } from '@nestjs/common'
import { Args, ArgsType, Field, ID, Int, Query, registerEnumType, Resolver } from '@nestjs/graphql'
import { day, formatDay, isRefusal, OfficeClock, refuse, type Refusal, type Tier } from '@tongban/kernel'
import { AllowAnyone, denied, ItemKind, PageArgs, pageOf, resultUnion, searchWords, TierEnum, toConnection, type Connection, type CursorKey } from '@tongban/service'
import { CatalogueReader, sortColumns, type ItemSort } from '../catalogue-reader.js'
import { isSlug } from '../item-code.js'
import { CatalogueItem, CatalogueItemConnection, toItem } from './catalogue-item.type.js'

const SortEnum = { CODE: 'code', EFFECTIVE_FROM: 'effectiveFrom', PUBLISHED_AT: 'publishedAt' } as const satisfies Record<string, ItemSort>
registerEnumType(SortEnum, { name: 'CatalogueItemSort' })

@ArgsType()
class ItemsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) department?: string | null
  @Field(() => ItemKind, { nullable: true }) kind?: string | null
  @Field(() => TierEnum, { nullable: true }) tier?: Tier | null
  @Field(() => ID, { nullable: true, description: 'All published versions of this item.' }) code?: string | null
  @Field(() => String, { nullable: true, description: 'Part of the code, of a name, or of how the Chinese name sounds (getigongshang, gtgs); several words must all be there. At most 64 characters.' }) search?: string | null
  @Field({ defaultValue: false, description: 'Only the newest published version of each item.' }) newest: boolean
  @Field(() => SortEnum, { nullable: true, description: 'CODE unless given.' }) sort?: ItemSort | null
  @Field({ defaultValue: false }) descending: boolean
}

const ItemResult = resultUnion('CatalogueItemResult', () => CatalogueItem, ['no-such-item', 'no-such-version'])
const PUBLIC = 'what the city promises is public'

const cursorOf: Record<ItemSort, (item: CatalogueItem) => CursorKey> = {
  code: ({ code, version }) => [code, version],
  effectiveFrom: ({ code, version, effectiveFrom }) => [formatDay(effectiveFrom), code, version],
  publishedAt: ({ code, version, publishedAt }) => [publishedAt.toISOString(), code, version],
}

// A cursor is not signed: whoever writes one by hand may only point to another place in the list.
const fits: Record<'text' | 'int' | 'date' | 'timestamptz', (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && isSlug(value),
  int: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  date: (value) => typeof value === 'string' && isDay(value),
  timestamptz: (value) => typeof value === 'string' && isDay(value.slice(0, 10)) && /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(value),
}

function isDay(text: string): boolean {
  try {
    return Number.isInteger(day(text))
  } catch {
    return false
  }
}

/** Reading the city's standards. */
@Resolver(() => CatalogueItem)
export class ItemsResolver {
  constructor(@Inject(CatalogueReader) private readonly reader: CatalogueReader, @Inject(OfficeClock) private readonly clock: OfficeClock) {}

  @AllowAnyone(PUBLIC)
  @Query(() => CatalogueItemConnection, { description: 'Published versions.' })
  async catalogueItems(@Args() args: ItemsArgs): Promise<Connection<CatalogueItem>> {
    const { descending } = args
    const sort = args.sort ?? 'code'
    const name = `catalogue-${sort}${descending ? '-desc' : ''}`
    const page = pageOf(args, name, sortColumns[sort].length)
    if (page.after && !sortColumns[sort].every(([, type], at) => fits[type](page.after![at]))) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    const words = searchWords(args.search ?? '')
    if (isRefusal(words)) throw denied('BAD_USER_INPUT', words)
    const filter = {
      ...(args.department != null && { department: args.department }), ...(args.kind && { kind: args.kind }),
      ...(args.tier && { tier: args.tier }), ...(args.code != null && { code: args.code }), words, newest: args.newest,
    }
    const views = await this.reader.items(filter, { sort, descending, ...page })
    return toConnection(views.map(toItem), page, name, cursorOf[sort])
  }

  @AllowAnyone(PUBLIC)
  @Query(() => ItemResult, { description: 'A version of an item; without a version the one in force by office time, or the next to come.' })
  async catalogueItem(
    @Args('code', { type: () => ID }) code: string,
    @Args('version', { type: () => Int, nullable: true }) version?: number | null,
  ): Promise<CatalogueItem | Refusal> {
    const published = (await this.reader.versions(code)).filter(({ state }) => state === 'published')
    if (published.length === 0) return refuse('no-such-item', { code })
    const today = this.clock.today()
    const found = version === undefined || version === null
      ? published.findLast(({ effectiveFrom }) => effectiveFrom! <= today) ?? published[0]
      : published.find((each) => each.version === version)
    return found ? toItem(found) : refuse('no-such-version', { code, version: version! })
  }
}
