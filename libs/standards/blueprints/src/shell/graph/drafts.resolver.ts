import { Inject } from '@nestjs/common'
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { RefusalCode } from '@tongban/contracts'
import type { Principal } from '@tongban/identity'
import { isRefusal, OfficeClock, refuse, type Day, type Refusal } from '@tongban/kernel'
import { Allow, CurrentPrincipal, DayScalar, denied, PageArgs, pageOf, resultUnion, toConnection, type Connection } from '@tongban/service'
import type { BlueprintContent } from '../../core/blueprint.js'
import { checkBlueprint } from '../../core/check/check-blueprint.js'
import { BlueprintActs, type Answer } from '../blueprint-acts.js'
import { BlueprintReader } from '../blueprint-reader.js'
import { CheckDesk } from '../check-desk.js'
import { isSlug } from '../slug.js'
import type { VersionView } from '../version-row.js'
import { BlueprintCharts } from './blueprint-charts.js'
import { Blueprint, BlueprintDraft, BlueprintDraftConnection, toDraft } from './blueprint.type.js'
import { BlueprintFault, showFault } from './blueprint-fault.type.js'
import { DiscardBlueprintDraftInput, DraftBlueprintInput, EditBlueprintDraftInput, PublishBlueprintInput } from './command-inputs.js'

const always = ['command-id-reused', 'changed-meanwhile', 'busy', 'bad-input'] as const satisfies RefusalCode[]
const closed = ['no-such-blueprint-version', 'blueprint-version-published', 'blueprint-draft-discarded'] as const satisfies RefusalCode[]

const DraftResult = resultUnion('DraftBlueprintResult', () => BlueprintDraft, [...always, 'blueprint-not-json', 'blueprint-draft-open'])
const EditResult = resultUnion('EditBlueprintDraftResult', () => BlueprintDraft, [...always, ...closed, 'blueprint-not-json'])
const DiscardResult = resultUnion('DiscardBlueprintDraftResult', () => BlueprintDraft, [...always, ...closed])
const PublishResult = resultUnion('PublishBlueprintResult', () => Blueprint, [...always, ...closed, 'blueprint-unsound', 'effective-in-the-past', 'effective-before-predecessor'])

/** Writing the city's blueprints. */
@Resolver(() => BlueprintDraft)
export class BlueprintDraftsResolver {
  constructor(
    @Inject(BlueprintActs) private readonly acts: BlueprintActs,
    @Inject(BlueprintReader) private readonly reader: BlueprintReader,
    @Inject(CheckDesk) private readonly desk: CheckDesk,
    @Inject(BlueprintCharts) private readonly charts: BlueprintCharts,
    @Inject(OfficeClock) private readonly clock: OfficeClock,
  ) {}

  @Allow('city-standards')
  @Query(() => BlueprintDraftConnection, { description: 'Open drafts by code.' })
  async blueprintDrafts(@Args() args: PageArgs): Promise<Connection<BlueprintDraft>> {
    const page = pageOf(args, 'blueprint-drafts', 1)
    if (page.after && !isSlug(String(page.after[0]))) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    return toConnection((await this.reader.drafts(page)).map(toDraft), page, 'blueprint-drafts', ({ code }) => [code])
  }

  @ResolveField(() => [BlueprintFault], { description: 'What keeps it from being published from that day on, today unless given; each names its node and the way out.' })
  async faults(@Parent() { view }: { view: VersionView }, @Args('on', { type: () => DayScalar, nullable: true }) on?: Day | null): Promise<BlueprintFault[]> {
    return checkBlueprint(view.content, await this.desk.contextOn(on ?? this.clock.today())).map(showFault)
  }

  @Allow('city-standards')
  @Mutation(() => DraftResult, { description: 'Begins the next version of a blueprint, the first one of a new code. A draft may have faults.' })
  async draftBlueprint(@Args('input') { content, ...command }: DraftBlueprintInput, @CurrentPrincipal() { subject }: Principal): Promise<BlueprintDraft | Refusal> {
    const read = readContent(content)
    return isRefusal(read) ? read : answer(await this.acts.draft({ ...command, content: read }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => EditResult, { description: 'Replaces what a draft says.' })
  async editBlueprintDraft(@Args('input') { content, ...command }: EditBlueprintDraftInput, @CurrentPrincipal() { subject }: Principal): Promise<BlueprintDraft | Refusal> {
    const read = readContent(content)
    return isRefusal(read) ? read : answer(await this.acts.edit({ ...command, content: read }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => DiscardResult, { description: 'Gives up a draft. Its number is not used again.' })
  async discardBlueprintDraft(@Args('input') input: DiscardBlueprintDraftInput, @CurrentPrincipal() { subject }: Principal): Promise<BlueprintDraft | Refusal> {
    return answer(await this.acts.discard({ ...input }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => PublishResult, { description: 'Makes a draft without faults the way jobs go that are accepted from a day on. It never changes after; jobs that run keep their version.' })
  async publishBlueprint(@Args('input') input: PublishBlueprintInput, @CurrentPrincipal() { subject }: Principal): Promise<Blueprint | Refusal> {
    return answer(await this.acts.publish({ ...input }, subject), (view) => this.charts.show(view))
  }
}

const answer = <T>(given: Answer, show: (view: VersionView) => T | Promise<T>): T | Refusal | Promise<T> => (isRefusal(given) ? given : show(given))

/** Only that it is JSON; what it says is checked field by field before anything is looked up. */
function readContent(text: string): BlueprintContent | Refusal {
  try {
    return JSON.parse(text) as BlueprintContent
  } catch (error) {
    return refuse('blueprint-not-json', { field: 'content', value: (error as Error).message.slice(0, 200) })
  }
}
