import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { calendar, consumed, dayInShanghai, explain, OfficeClock } from '@tongban/kernel'
import { daysLeft } from '../../core/deadline.js'
import { CaseClock } from './case.type.js'
import { ClockDay } from './case-work.type.js'

/** What a clock says today, and how it came to its last day. */
@Resolver(() => CaseClock)
export class CaseClockResolver {
  constructor(private readonly clock: OfficeClock) {}

  @ResolveField(() => Int, { description: 'Days counted so far, today included; up to the end of the case where it has ended.' })
  used(@Parent() { running, endedAt }: CaseClock): number {
    return consumed(running.clock, endedAt ? dayInShanghai(endedAt) : this.clock.today(), calendar)
  }

  @ResolveField(() => Int, { nullable: true, description: 'Counted days from today to the last day: 0 on that day, below 0 once it has passed; null while the clock stands and when the case has ended.' })
  daysLeft(@Parent() { running, endedAt }: CaseClock): number | null {
    return endedAt ? null : daysLeft(running, this.clock.today(), calendar)
  }

  @ResolveField(() => [ClockDay], { description: 'Every day from the start to the last one, counted or not and why; while the clock stands, to the first day that it does.' })
  days(@Parent() { running }: CaseClock): ClockDay[] {
    return explain(running.clock, calendar)
  }
}
