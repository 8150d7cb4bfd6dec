import { Inject } from '@nestjs/common'
import { Args, ArgsType, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { RefusalCode } from '@tongban/contracts'
import type { Principal } from '@tongban/identity'
import { isRefusal, refuse, type Refusal } from '@tongban/kernel'
import { Allow, CurrentPrincipal, denied, PageArgs, pageOf, resultUnion, toConnection, type Connection } from '@tongban/service'
import { CatalogueActs, type Answer } from '../catalogue-acts.js'
import { CatalogueReader } from '../catalogue-reader.js'
import { isSlug } from '../item-code.js'
import type { VersionView } from '../version-row.js'
import { CatalogueDraft, CatalogueDraftConnection, CatalogueItem, toDraft, toItem } from './catalogue-item.type.js'
import { DiscardCatalogueDraftInput, DraftCatalogueItemInput, EditCatalogueDraftInput, PublishCatalogueItemInput, RedraftCatalogueItemInput } from './command-inputs.js'
import { readContent } from './content-input.js'

const always = ['command-id-reused', 'changed-meanwhile', 'busy', 'bad-input'] as const satisfies RefusalCode[]
const ofContent = [
  'item-code-malformed', 'unknown-department', 'limit-units-differ', 'promise-exceeds-statute', 'instant-item-with-promise', 'promised-item-without-promise',
  'chinese-name-missing', 'english-name-missing', 'listed-twice', 'no-tier', 'no-basis', 'fee-not-in-fen', 'form-not-a-schema',
] as const satisfies RefusalCode[]
const closed = ['no-such-version', 'version-published', 'draft-discarded'] as const satisfies RefusalCode[]

const DraftResult = resultUnion('DraftCatalogueItemResult', () => CatalogueDraft, [...always, ...ofContent, 'draft-open', 'item-exists'])
const EditResult = resultUnion('EditCatalogueDraftResult', () => CatalogueDraft, [...always, ...ofContent, ...closed])
const DiscardResult = resultUnion('DiscardCatalogueDraftResult', () => CatalogueDraft, [...always, ...closed])
const RedraftResult = resultUnion('RedraftCatalogueItemResult', () => CatalogueDraft, [...always, 'no-such-item', 'draft-open'])
const PublishResult = resultUnion('PublishCatalogueItemResult', () => CatalogueItem,
  [...always, ...ofContent, ...closed, 'effective-in-the-past', 'effective-before-predecessor'])

@ArgsType()
class DraftsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The draft of this item alone.' }) code?: string | null
}

/** Writing the city's standards. */
@Resolver(() => CatalogueDraft)
export class DraftsResolver {
  constructor(@Inject(CatalogueActs) private readonly acts: CatalogueActs, @Inject(CatalogueReader) private readonly reader: CatalogueReader) {}

  @Allow('city-standards')
  @Query(() => CatalogueDraftConnection, { description: 'Open drafts by code.' })
  async catalogueDrafts(@Args() args: DraftsArgs): Promise<Connection<CatalogueDraft>> {
    const page = pageOf(args, 'catalogue-drafts', 1)
    if (page.after && !isSlug(String(page.after[0]))) throw denied('BAD_USER_INPUT', refuse('bad-cursor'))
    return toConnection((await this.reader.drafts(page, args.code ?? undefined)).map(toDraft), page, 'catalogue-drafts', ({ code }) => [code])
  }

  @Allow('city-standards')
  @Mutation(() => DraftResult, { description: 'Begins the first version of a new item.' })
  async draftCatalogueItem(@Args('input') { content, ...command }: DraftCatalogueItemInput, @CurrentPrincipal() { subject }: Principal): Promise<CatalogueDraft | Refusal> {
    const read = readContent(content)
    return isRefusal(read) ? read : answer(await this.acts.draft({ ...command, content: read }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => EditResult, { description: 'Replaces what a draft says.' })
  async editCatalogueDraft(@Args('input') { content, ...command }: EditCatalogueDraftInput, @CurrentPrincipal() { subject }: Principal): Promise<CatalogueDraft | Refusal> {
    const read = readContent(content)
    return isRefusal(read) ? read : answer(await this.acts.edit({ ...command, content: read }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => DiscardResult, { description: 'Gives up a draft. Its number is not used again.' })
  async discardCatalogueDraft(@Args('input') input: DiscardCatalogueDraftInput, @CurrentPrincipal() { subject }: Principal): Promise<CatalogueDraft | Refusal> {
    return answer(await this.acts.discard({ ...input }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => RedraftResult, { description: 'Begins the next version of a published item from what is published.' })
  async redraftCatalogueItem(@Args('input') input: RedraftCatalogueItemInput, @CurrentPrincipal() { subject }: Principal): Promise<CatalogueDraft | Refusal> {
    return answer(await this.acts.redraft({ ...input }, subject), toDraft)
  }

  @Allow('city-standards')
  @Mutation(() => PublishResult, { description: 'Makes a draft the standard of every centre from a day on. It never changes after.' })
  async publishCatalogueItem(@Args('input') input: PublishCatalogueItemInput, @CurrentPrincipal() { subject }: Principal): Promise<CatalogueItem | Refusal> {
    return answer(await this.acts.publish({ ...input }, subject), toItem)
  }
}

const answer = <T>(given: Answer, show: (view: VersionView) => T): T | Refusal => (isRefusal(given) ? given : show(given))
