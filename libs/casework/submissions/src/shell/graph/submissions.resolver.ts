import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { maskedIdentity, type ReceiptDesk } from '@tongban/counter'
import { isRefusal, refuse } from '@tongban/kernel'
import { Allow, AllowAnyone, callerAddress, centresOf, CurrentPrincipal, denied, PageArgs, pageOf, toConnection, UuidScalar, type Principal, type RequestContext } from '@tongban/service'
import type { SubmissionState } from '../../core/transitions.js'
import { isKey, keyOf, KEY_VALUES, SORT, SubmissionReader } from '../submission-reader.js'
import type { KeptSubmission } from '../submission-row.js'
import { SubmissionDesk } from '../submission-desk.js'
import { SubmissionStateEnum } from './enums.js'
import { JobReceiptResult, SubmissionResult, SubmissionsResult } from './results.js'
import { Submission, SubmissionDone, SubmissionParty, SubmissionStep } from './submission.type.js'
import { SubmissionViews } from './submission-views.js'

@ArgsType()
class SubmissionsArgs extends PageArgs {
  @Field(() => ID) centreId: string
  @Field(() => [SubmissionStateEnum], { nullable: true }) states?: SubmissionState[] | null
  @Field(() => String, { nullable: true, description: 'Only the one of this number, as it stands on the receipt.' }) number?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Whether something is still to come of it.' }) open?: boolean | null
}

/** Joint jobs for the staff of the centre that received them. Another centre's and one that does not exist are read and answered alike. */
@Resolver(() => Submission)
export class SubmissionsResolver {
  constructor(private readonly reader: SubmissionReader, private readonly desk: SubmissionDesk, private readonly views: SubmissionViews) {}

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => SubmissionResult, { description: 'A joint job that was submitted at your centre.' })
  async submission(@Args('centreId', { type: () => ID }) centreId: string, @Args('id', { type: () => UuidScalar }) id: string, @CurrentPrincipal() principal: Principal) {
    const centres = centresOf(principal)
    const found = await this.reader.find(centres, centreId, id)
    return found ? (await this.views.show(centres, [found]))[0] : refuse('no-such-submission', { job: id })
  }

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => SubmissionsResult, { description: 'Joint jobs that were submitted at a centre, the newest first. Empty for a centre that is not yours.' })
  async submissions(@Args() { centreId, states, open, number, ...asked }: SubmissionsArgs, @CurrentPrincipal() principal: Principal) {
    const page = pageOf(asked, SORT, KEY_VALUES)
    if (page.after && !isKey(page.after)) throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: asked.after?.slice(0, 64) ?? '' }))
    const centres = centresOf(principal, [centreId])
    const rows = centres.length === 0 ? [] : await this.reader.list(centres, centreId, { states, open, number: number?.trim().slice(0, 40).replaceAll('\u0000', '') ?? null }, page)
    return toConnection(await this.views.show(centres, rows), page, SORT, keyOf)
  }

  @AllowAnyone('whoever holds the receipt sees how far the job is; guesses are throttled')
  @Query(() => JobReceiptResult, { description: 'How far a joint job is, by the number and the code on its receipt.' })
  async jobReceipt(
    @Args('centreId', { type: () => ID }) centreId: string, @Args('number') number: string, @Args('receiptCode') receiptCode: string, @Context() { req }: RequestContext,
  ) {
    const desk: ReceiptDesk<KeptSubmission> = this.desk
    const found = await desk.show({ centreId, number, receiptCode: receiptCode.slice(0, 100), address: callerAddress(req) })
    return isRefusal(found) ? found : this.views.receipt(found)
  }

  @ResolveField(() => [SubmissionStep])
  async steps(@Parent() { centreId, id }: Submission, @Context() context: RequestContext) {
    return this.reader.steps(centresOf(await context.principal, [centreId]), centreId, id)
  }

  @ResolveField(() => [SubmissionParty])
  async parties(@Parent() { centreId, id }: Submission, @Context() context: RequestContext): Promise<SubmissionParty[]> {
    const parties = await this.reader.parties(centresOf(await context.principal, [centreId]), centreId, id)
    return parties.map(({ identity, ...party }) => ({ ...party, identityMasked: maskedIdentity(identity) }))
  }
}

@Resolver(() => SubmissionDone)
export class SubmissionDoneResolver {
  constructor(private readonly reader: SubmissionReader, private readonly views: SubmissionViews) {}

  @ResolveField(() => Submission, { description: 'The job as it stands now.' })
  async submission(@Parent() done: SubmissionDone, @Context() context: RequestContext) {
    const centres = centresOf(await context.principal)
    const found = await this.reader.find(centres, done.centreId, done.submissionId)
    return found && (await this.views.show(centres, [found]))[0]
  }
}
