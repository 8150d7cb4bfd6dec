import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql'
import { isRefusal } from '@tongban/kernel'
import { AllowAnyone, callerAddress, type RequestContext } from '@tongban/service'
import { Progress } from '../progress.js'
import { CaseProgressResult } from './results.js'
import { progressView } from './views.js'

@Resolver()
export class ProgressResolver {
  constructor(private readonly progress: Progress) {}

  @AllowAnyone('whoever holds the receipt sees how far the case is; guesses are throttled')
  @Query(() => CaseProgressResult, { name: 'progress', description: 'How far a case is, by the number and the code on its receipt. Centre and number stand on the receipt.' })
  async show(
    @Args('centreId', { type: () => ID }) centreId: string,
    @Args('number') number: string,
    @Args('receiptCode') receiptCode: string,
    @Context() { req }: RequestContext,
  ) {
    const kase = await this.progress.show({ centreId, number, receiptCode: receiptCode.slice(0, 100), address: callerAddress(req) })
    return isRefusal(kase) ? kase : progressView(kase)
  }
}
