import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { sentence } from '@tongban/contracts'
import { officerOf } from '@tongban/counter'
import { Directory } from '@tongban/directory'
import { ImplementationLists } from '@tongban/implementation-lists'
import { calendar, dayInShanghai, type Day, NO_DEPARTMENT, OfficeClock } from '@tongban/kernel'
import { CurrentPrincipal, DayScalar, LocalizedText, type Principal } from '@tongban/service'
import { actOptions } from '../../core/act-options.js'
import { daysToDeadline, deadlineOf } from '../../core/deadline.js'
import { nextStage } from '../../core/next-step.js'
import { actRoles } from './act-roles.js'
import { Case } from './case.type.js'
import { CaseActOption, CaseMaterial } from './case-work.type.js'
import { StageEnum } from './enums.js'
import { materialsOf } from './materials.js'

/** What is to be done on a case: by whom, until when, with which materials, and what the asker can do now. */
@Resolver(() => Case)
export class CaseWorkResolver {
  constructor(private readonly directory: Directory, private readonly clock: OfficeClock, private readonly lists: ImplementationLists) {}

  @ResolveField(() => [CaseActOption], { description: 'What you can do with it now by the posts you hold today. An act that waits for something is there and says for what; acts of others are not.' })
  acts(@Parent() { kept }: Case, @CurrentPrincipal() { subject, roles, centres }: Principal): CaseActOption[] {
    if (!centres.includes(kept.centreId)) return []
    const at = this.clock.now()
    const powerOn = (on: Day) => this.directory.competence(kept.item.code, kept.centreId, on)
    return actOptions(kept, { by: officerOf(this.directory, subject, kept.centreId, at), at, powerOn }, calendar)
      .filter(({ act }) => actRoles[act].some((role) => roles.includes(role)))
      .map(({ refusal, ...option }) => ({
        ...option, now: refusal === null, code: refusal?.refused ?? null, why: refusal && { zh: sentence(refusal, 'zh'), en: sentence(refusal, 'en') },
      }))
  }

  @ResolveField(() => StageEnum, { nullable: true, description: 'The stage whose officer takes it on next; null when nobody has to work on it any more.' })
  waitsFor(@Parent() { kept }: Case) {
    return nextStage(kept)
  }

  @ResolveField(() => DayScalar, { nullable: true, description: 'The last day for what comes next: telling what is missing, bringing it, or the promised end. Null while the clock stands and once concluded.' })
  nextDue(@Parent() { kept }: Case) {
    return deadlineOf(kept)
  }

  @ResolveField(() => Int, { nullable: true, description: 'Counted days from today to `nextDue`: 0 on that day, below 0 once it has passed.' })
  daysLeft(@Parent() { kept }: Case) {
    return daysToDeadline(kept, this.clock.today(), calendar)
  }

  @ResolveField(() => [CaseMaterial], { description: 'What the item asks for, in its order, and what of it is there.' })
  async materials(@Parent() { kept }: Case): Promise<CaseMaterial[]> {
    return materialsOf(kept, await this.lists.version(kept.item.code, kept.item.version))
  }

  @ResolveField(() => String, { nullable: true, description: 'Code of the department that decides it; null where a joint task names none.' })
  department(@Parent() { kept }: Case) {
    return kept.terms.department === NO_DEPARTMENT ? null : kept.terms.department
  }

  @ResolveField(() => LocalizedText, { nullable: true })
  departmentNames(@Parent() { kept }: Case) {
    return this.directory.department(kept.centreId, kept.terms.department, this.clock.today())?.names
  }

  @ResolveField(() => LocalizedText, { nullable: true })
  centreNames(@Parent() { kept }: Case) {
    return this.directory.findCentre(kept.centreId, dayInShanghai(kept.receivedAt))?.names
  }
}
