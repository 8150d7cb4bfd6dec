import { type DynamicModule } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { CaseProgress, Progress, progressView } from '@tongban/cases'
import { Directory } from '@tongban/directory'
import { isRefusal, parseCaseNumber } from '@tongban/kernel'
import { AllowAnyone, callerAddress, resultUnion, type RequestContext } from '@tongban/service'
import { FIRST_SEQUENCE, JobReceipt, SubmissionDesk, SubmissionViews } from '@tongban/submissions'

const ReceiptResult = resultUnion('ReceiptResult', () => [CaseProgress, JobReceipt], ['progress-not-found', 'too-many-attempts'], { routed: true })

/** One question for whoever holds a receipt: the number tells which centre gave it, and whether to a case or to a joint job. */
@Resolver()
class ReceiptsResolver {
  constructor(private readonly directory: Directory, private readonly cases: Progress, private readonly jobs: SubmissionDesk, private readonly views: SubmissionViews) {}

  @AllowAnyone('whoever holds the receipt sees how far it is; guesses are throttled')
  @Query(() => ReceiptResult, { description: 'How far a case or a joint job is, by the number and the code on its receipt. The number tells the centre, so none is named.' })
  async receipt(@Args('number') number: string, @Args('receiptCode') receiptCode: string, @Context() { req }: RequestContext) {
    const parts = parseCaseNumber(number.trim())
    const centreId = ('code' in parts ? undefined : this.directory.centreOfNumber(parts)?.id) ?? ''
    const asked = { centreId, number, receiptCode: receiptCode.slice(0, 100), address: callerAddress(req) }
    if ('code' in parts || parts.sequence < FIRST_SEQUENCE) {
      const kase = await this.cases.show(asked)
      return isRefusal(kase) ? kase : { __typename: 'CaseProgress', ...progressView(kase) }
    }
    const job = await this.jobs.show(asked)
    return isRefusal(job) ? job : { __typename: 'JobReceipt', ...(await this.views.receipt(job)) }
  }
}

/** `desks`: the modules of cases and of submissions as they are served, so that guesses here and there are counted as one. */
export class ReceiptsModule {
  static over(directory: Directory, desks: DynamicModule[]): DynamicModule {
    return { module: ReceiptsModule, imports: desks, providers: [{ provide: Directory, useValue: directory }, ReceiptsResolver] }
  }
}
