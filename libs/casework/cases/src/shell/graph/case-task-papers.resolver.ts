import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { officerOf } from '@tongban/counter'
import { Directory } from '@tongban/directory'
import { OfficeClock } from '@tongban/kernel'
import { CurrentPrincipal, type Principal } from '@tongban/service'
import { seesPapers } from '../../core/see-papers.js'
import { CaseTask, CaseTaskPaper, JointPaper } from './case-task.type.js'

/** The documents of a task, for its department alone: several departments decide on one job at one centre. */
@Resolver(() => CaseTask)
export class CaseTaskPapersResolver {
  constructor(private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @ResolveField(() => [CaseTaskPaper], { nullable: true })
  papers(@Parent() task: CaseTask, @CurrentPrincipal() principal: Principal) {
    return this.shown(task, task.papers, principal)
  }

  @ResolveField(() => [JointPaper], { nullable: true })
  requested(@Parent() task: CaseTask, @CurrentPrincipal() principal: Principal) {
    return this.shown(task, task.requested, principal)
  }

  @ResolveField(() => [JointPaper], { nullable: true })
  forwarded(@Parent() task: CaseTask, @CurrentPrincipal() principal: Principal) {
    return this.shown(task, task.forwarded, principal)
  }

  private shown<T>({ centreId, department }: CaseTask, papers: T, { subject, centres }: Principal): T | null {
    return centres.includes(centreId) && seesPapers(department, officerOf(this.directory, subject, centreId, this.clock.now()).posts) ? papers : null
  }
}
