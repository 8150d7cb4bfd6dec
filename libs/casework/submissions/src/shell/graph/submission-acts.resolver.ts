import { Args, Mutation, Resolver } from '@nestjs/graphql'
import type { CounterInput } from '@tongban/counter'
import type { Party } from '@tongban/kernel'
import { Allow, CurrentPrincipal, type Principal } from '@tongban/service'
import { Intake } from '../intake.js'
import { Submissions } from '../submissions.js'
import { BringJobPapersInput, SubmitJobInput, WithdrawJobInput, type SubmissionPaperInput } from './inputs.js'
import { BringJobPapersResult, SubmitJobResult, WithdrawJobResult } from './results.js'

/** What the receiving centre does with joint jobs. It needs neither coordination nor any other centre. */
@Resolver()
export class SubmissionActsResolver {
  constructor(private readonly intake: Intake, private readonly submissions: Submissions) {}

  @Allow('centre-clerk')
  @Mutation(() => SubmitJobResult, { description: 'Receives a job of joint approval at a window: gives number and receipt code at once, and goes to coordination when it is there.' })
  submitJob(@Args('input') input: SubmitJobInput, @CurrentPrincipal() principal: Principal) {
    const parties = input.parties.map(({ role, kind, name, identityType, identity }) => ({ role, kind, name, identityType, identity }) as Party)
    return this.intake.submit({ ...common(input), blueprint: input.blueprint, region: input.region ?? null, parties, papers: input.papers.map(paper) }, principal)
  }

  @Allow('centre-clerk')
  @Mutation(() => BringJobPapersResult, { description: 'Takes papers that the applicant brought for a joint job, in answer to a notice or before one.' })
  bringJobPapers(@Args('input') input: BringJobPapersInput, @CurrentPrincipal() principal: Principal) {
    return this.submissions.run('bringJobPapers', { ...common(input), ...target(input), papers: input.papers.map(paper) }, principal)
  }

  @Allow('centre-clerk')
  @Mutation(() => WithdrawJobResult, { description: 'Withdraws a joint job at the applicant\'s wish. It ends when coordination has heard of it.' })
  withdrawJob(@Args('input') input: WithdrawJobInput, @CurrentPrincipal() principal: Principal) {
    return this.submissions.run('withdrawJob', { ...common(input), ...target(input) }, principal)
  }
}

const common = ({ commandId, centreId, occurredAt, reason, basis, window }: CounterInput) =>
  ({ commandId, centreId, occurredAt: occurredAt ?? null, reason: reason ?? null, basis: basis ?? null, window: window ?? null })
const target = ({ submissionId, expectedVersion }: BringJobPapersInput | WithdrawJobInput) => ({ submissionId, expectedVersion: expectedVersion ?? null })
const paper = ({ code, subject, variant, form }: SubmissionPaperInput) => ({ code, subject, variant: variant ?? null, form })
