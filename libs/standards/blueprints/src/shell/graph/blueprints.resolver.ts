import { Inject } from '@nestjs/common'
import { Args, ArgsType, Field, ID, Int, Query, Resolver } from '@nestjs/graphql'
import { OfficeClock, refuse, type Refusal } from '@tongban/kernel'
import { AllowAnyone, denied, PageArgs, pageOf, resultUnion, toConnection, type Connection } from '@tongban/service'
import { BlueprintReader } from '../blueprint-reader.js'
import { isSlug } from '../slug.js'
import { BlueprintCharts } from './blueprint-charts.js'
import { Blueprint, BlueprintConnection } from './blueprint.type.js'

@ArgsType()
class BlueprintsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'All published versions of this blueprint.' }) code?: string | null
}

const BlueprintResult = resultUnion('BlueprintResult', () => Blueprint, ['no-such-blueprint', 'no-such-blueprint-version'])
const PUBLIC = 'how the city decides on a submission is public'

/** Reading the city's blueprints. */
@Resolver(() => Blueprint)
export class BlueprintsResolver {
  constructor(
    @Inject(BlueprintReader) private readonly reader: BlueprintReader,
    @Inject(BlueprintCharts) private readonly charts: BlueprintCharts,
    @Inject(OfficeClock) private readonly clock: OfficeClock,
  ) {}

  @AllowAnyone(PUBLIC)
  @Query(() => BlueprintConnection, { description: 'Published versions by code and version.' })
  async blueprints(@Args() args: BlueprintsArgs): Promise<Connection<Blueprint>> {
    const page = pageOf(args, 'blueprints', 2)
    const [code, version] = page.after ?? []
    // A cursor is not signed: whoever writes one by hand may only point to another place in the list.
    if (page.after && !(isSlug(String(code)) && Number.isInteger(version) && Math.abs(Number(version)) < 2 ** 31)) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    if (args.code != null && !isSlug(args.code)) return toConnection([], page, 'blueprints', () => [])
    const rows = await this.reader.published(page, args.code)
    return toConnection(await Promise.all(rows.map((view) => this.charts.show(view))), page, 'blueprints', (blueprint) => [blueprint.code, blueprint.version])
  }

  @AllowAnyone(PUBLIC)
  @Query(() => BlueprintResult, { description: 'A version of a blueprint; without a version the one in force by office time, or the next to come.' })
  async blueprint(
    @Args('code', { type: () => ID }) code: string,
    @Args('version', { type: () => Int, nullable: true }) version?: number | null,
  ): Promise<Blueprint | Refusal> {
    const published = (await this.reader.versions(code)).filter(({ state }) => state === 'published')
    if (published.length === 0) return refuse('no-such-blueprint', { code })
    const today = this.clock.today()
    const found = version === undefined || version === null
      ? published.findLast(({ effectiveFrom }) => effectiveFrom! <= today) ?? published[0]
      : published.find((each) => each.version === version)
    return found ? this.charts.show(found) : refuse('no-such-blueprint-version', { code, version: version! })
  }
}
