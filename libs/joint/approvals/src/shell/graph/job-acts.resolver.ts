import { Args, Mutation, Resolver } from '@nestjs/graphql'
import { checkText, isRefusal, type Refusal } from '@tongban/kernel'
import { Allow, CurrentPrincipal, type Principal } from '@tongban/service'
import type { Command, CommandOf, CommandType, Officer } from '../../core/commands.js'
import { Approvals } from '../approvals.js'
import {
  AcceptJobInput, DeclineJobInput, OverrideObjectionInput, ReassignTaskInput, RemindTaskInput, RequestCorrectionInput, SettleLateInput, UpholdObjectionInput, type JobInput,
} from './inputs.js'
import type { JobActDone } from './joint-job.type.js'
import {
  AcceptJobResult, DeclineJobResult, OverrideObjectionResult, ReassignTaskResult, RemindTaskResult, RequestCorrectionResult, SettleLateResult, UpholdObjectionResult,
} from './results.js'

type ByPerson<T extends CommandType> = Omit<CommandOf<T>, 'commandId' | 'by'>

/** The coordinator's acts on a job. Roles open the door; what only the lead department may do is decided by the rules. */
@Resolver()
export class JobActsResolver {
  constructor(private readonly approvals: Approvals) {}

  @Allow('coordinator')
  @Mutation(() => AcceptJobResult, { description: 'Accepts a job for all departments at once: its clock starts, and every task without prerequisites is offered.' })
  acceptJob(@Args('input') input: AcceptJobInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'accept'>(input, principal, { type: 'accept' })
  }

  @Allow('coordinator')
  @Mutation(() => DeclineJobResult, { description: 'Says that this is not for joint approval, and why.' })
  declineJob(@Args('input') input: DeclineJobInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'decline'>(input, principal, { type: 'decline', reason: input.reason })
  }

  @Allow('coordinator')
  @Mutation(() => RequestCorrectionResult, { description: 'Asks the applicant, once, for everything missing over all nodes, or to put right what the note says. No clock runs.' })
  requestCorrection(@Args('input') input: RequestCorrectionInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'requestCorrection'>(input, principal, { type: 'requestCorrection', completeBy: input.completeBy, note: input.note ?? null })
  }

  @Allow('coordinator')
  @Mutation(() => ReassignTaskResult, { description: 'Gives a task to another centre that holds the power. Its epoch rises; its clock and its days stay.' })
  reassignTask(@Args('input') input: ReassignTaskInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'reassignTask'>(input, principal, { type: 'reassignTask', node: input.node, to: input.toCentreId, reason: input.reason })
  }

  @Allow('coordinator')
  @Mutation(() => OverrideObjectionResult, { description: 'Goes on against an objection, with a reason: the lead department alone.' })
  overrideObjection(@Args('input') input: OverrideObjectionInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'overrideObjection'>(input, principal, { type: 'overrideObjection', node: input.node, reason: input.reason })
  }

  @Allow('coordinator')
  @Mutation(() => UpholdObjectionResult, { description: 'Agrees with an objection: it counts like a refusal. The lead department alone.' })
  upholdObjection(@Args('input') input: UpholdObjectionInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'upholdObjection'>(input, principal, { type: 'upholdObjection', node: input.node, reason: input.reason })
  }

  @Allow('coordinator')
  @Mutation(() => RemindTaskResult, { description: 'Reminds the centre that holds a task. It is kept with the job.' })
  remindTask(@Args('input') input: RemindTaskInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'remindTask'>(input, principal, { type: 'remindTask', node: input.node })
  }

  @Allow('coordinator')
  @Mutation(() => SettleLateResult, { description: 'Says what follows from a decision that came too late. The job does not move by it.' })
  settleLate(@Args('input') input: SettleLateInput, @CurrentPrincipal() principal: Principal) {
    return this.give<'settleLate'>(input, principal, { type: 'settleLate', late: input.lateCommandId, resolution: input.resolution, reason: input.reason })
  }

  private async give<T extends CommandType>({ commandId, jobId, expectedVersion }: JobInput, principal: Principal, command: ByPerson<T>): Promise<JobActDone | Refusal> {
    const { reason, note } = command as { reason?: string; note?: string | null }
    const text = checkText('reason', reason ?? null, []) ?? checkText('note', note ?? null, [])
    if (text) return text
    const by: Officer = { subject: principal.subject, department: principal.department ?? null }
    const answer = await this.approvals.give(jobId, { ...command, commandId, by } as unknown as Command, expectedVersion ?? null)
    return isRefusal(answer) ? answer : { jobId: answer.jobId, step: answer.no }
  }
}
