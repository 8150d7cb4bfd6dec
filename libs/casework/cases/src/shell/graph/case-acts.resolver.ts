import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { Allow, CurrentPrincipal, type Principal } from '@tongban/service'
import type { CaseAct } from '../../core/transitions.js'
import { CaseActs, type ActCommand } from '../case-acts.js'
import { actRoles } from './act-roles.js'
import {
  AcceptCaseInput, type ActInput, ApproveCaseInput, ClaimTaskInput, CompletePapersInput, ConcludeCaseInput, DeclineCaseInput, DeliverCaseInput, HandleCaseInput, LapseCaseInput, NotifyMissingInput, RefuseCaseInput,
  RequestTaskPapersInput, ReviewCaseInput, SendBackCaseInput, WithdrawCaseInput,
} from './inputs.js'
import {
  AcceptCaseResult, ApproveCaseResult, ClaimTaskResult, CompletePapersResult, ConcludeCaseResult, DeclineCaseResult, DeliverCaseResult, HandleCaseResult, LapseCaseResult, NotifyMissingResult, RefuseCaseResult,
  RequestTaskPapersResult, ReviewCaseResult, SendBackCaseResult, WithdrawCaseResult,
} from './results.js'

/** Every act on a case, under the same name as in the table of transitions. Roles open the door; the post of the stage is checked on the road. */
@Resolver()
export class CaseActsResolver {
  constructor(private readonly acts: CaseActs) {}

  @Allow(...actRoles.notifyMissing)
  @Mutation(() => NotifyMissingResult, { description: 'Tells the applicant everything that is missing, once (art. 32). The clock has not started.' })
  notifyMissing(@Args('input') input: NotifyMissingInput, @CurrentPrincipal() principal: Principal) {
    return this.take('notifyMissing', input, principal, { completeBy: input.completeBy ?? null })
  }

  @Allow(...actRoles.completePapers)
  @Mutation(() => CompletePapersResult, { description: 'Puts papers brought later to the others.' })
  completePapers(@Args('input') input: CompletePapersInput, @CurrentPrincipal() principal: Principal) {
    return this.take('completePapers', input, principal, { papers: input.papers.map(({ code, copies }) => ({ code, copies })) })
  }

  @Allow(...actRoles.acceptCase)
  @Mutation(() => AcceptCaseResult, { description: 'Accepts an application: gives number and receipt code, and starts both clocks.' })
  acceptCase(@Args('input') input: AcceptCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('acceptCase', input, principal)
  }

  @Allow(...actRoles.declineCase)
  @Mutation(() => DeclineCaseResult, { description: 'Does not accept an application, with reason and basis.' })
  declineCase(@Args('input') input: DeclineCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('declineCase', input, principal)
  }

  @Allow(...actRoles.handleCase)
  @Mutation(() => HandleCaseResult, { description: 'Handles an accepted case.' })
  handleCase(@Args('input') input: HandleCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('handleCase', input, principal)
  }

  @Allow(...actRoles.reviewCase)
  @Mutation(() => ReviewCaseResult, { description: 'Reviews a handled case; by another officer than who handled it.' })
  reviewCase(@Args('input') input: ReviewCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('reviewCase', input, principal)
  }

  @Allow(...actRoles.approveCase)
  @Mutation(() => ApproveCaseResult, { description: 'Approves a reviewed case; by another officer than who handled and who reviewed it.' })
  approveCase(@Args('input') input: ApproveCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('approveCase', input, principal)
  }

  @Allow(...actRoles.refuseCase)
  @Mutation(() => RefuseCaseResult, { description: 'Refuses a reviewed case, with reason and basis.' })
  refuseCase(@Args('input') input: RefuseCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('refuseCase', input, principal)
  }

  @Allow(...actRoles.sendBackCase)
  @Mutation(() => SendBackCaseResult, { description: 'Sends a case back one stage, with a reason: a handled one by the reviewer, a reviewed one by the approver.' })
  sendBackCase(@Args('input') input: SendBackCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('sendBackCase', input, principal)
  }

  @Allow(...actRoles.concludeCase)
  @Mutation(() => ConcludeCaseResult, { description: 'Concludes a decided case, or an instant one straight after acceptance.' })
  concludeCase(@Args('input') input: ConcludeCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('concludeCase', input, principal)
  }

  @Allow(...actRoles.deliverCase)
  @Mutation(() => DeliverCaseResult, { description: 'Delivers the result to the applicant, within ten working days (art. 44).' })
  deliverCase(@Args('input') input: DeliverCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('deliverCase', input, principal)
  }

  @Allow(...actRoles.withdrawCase)
  @Mutation(() => WithdrawCaseResult, { description: 'Withdraws a case at the applicant\'s wish, until it is decided.' })
  withdrawCase(@Args('input') input: WithdrawCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('withdrawCase', input, principal)
  }

  @Allow(...actRoles.lapseCase)
  @Mutation(() => LapseCaseResult, { description: 'Lets an application lapse whose papers were not completed by the day named.' })
  lapseCase(@Args('input') input: LapseCaseInput, @CurrentPrincipal() principal: Principal) {
    return this.take('lapseCase', input, principal)
  }

  @Allow(...actRoles.claimTask)
  @Mutation(() => ClaimTaskResult, { description: 'Takes up the task of a joint job: the case gets its number. Its clock has run since the offer.' })
  claimTask(@Args('input') input: ClaimTaskInput, @CurrentPrincipal() principal: Principal) {
    return this.take('claimTask', input, principal)
  }

  @Allow(...actRoles.requestTaskPapers)
  @Mutation(() => RequestTaskPapersResult, { description: 'Asks for documents of the task, with the reason why those that lie with the job cannot serve. The applicant is asked once for what all departments miss.' })
  requestTaskPapers(@Args('input') input: RequestTaskPapersInput, @CurrentPrincipal() principal: Principal) {
    return this.take('requestTaskPapers', input, principal, { papers: input.papers.map(({ code, subject, variant }) => ({ code, subject, variant: variant ?? null })) })
  }

  private take(name: CaseAct, input: ActInput, principal: Principal, more: object = {}) {
    const { commandId, centreId, caseId, expectedVersion, occurredAt, reason, basis, window } = input
    const command: ActCommand = {
      commandId, centreId, caseId, expectedVersion: expectedVersion ?? null, occurredAt: occurredAt ?? null, reason: reason ?? null, basis: basis ?? null, window: window ?? null, ...more,
    }
    return this.acts.run(name, command, principal)
  }
}
