import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Directory, type Post } from '@tongban/directory'
import { ImplementationLists } from '@tongban/implementation-lists'
import { dayInShanghai } from '@tongban/kernel'
import { LocalizedText } from '@tongban/service'
import { noticeText } from '../../core/notice.js'
import { CaseNotification, CaseStep } from './case.type.js'
import { materialsOf } from './materials.js'

/** Posts, departments and windows by the names they had on the day of the step. */
@Resolver(() => CaseStep)
export class CaseStepNamesResolver {
  constructor(private readonly directory: Directory) {}

  @ResolveField(() => LocalizedText, { nullable: true, description: 'Null for what coordination did.' })
  postNames(@Parent() step: CaseStep) {
    return this.postOf(step)?.names
  }

  @ResolveField(() => LocalizedText, { nullable: true, description: 'Of the post\'s department.' })
  departmentNames(@Parent() step: CaseStep) {
    const post = this.postOf(step)
    return post && this.directory.department(step.centreId, post.department, dayInShanghai(step.occurredAt))?.names
  }

  @ResolveField(() => LocalizedText, { nullable: true })
  windowNames(@Parent() { centreId, window, occurredAt }: CaseStep) {
    return window === null ? null : this.directory.window(centreId, window, dayInShanghai(occurredAt))?.names
  }

  private postOf({ centreId, post, occurredAt }: CaseStep): Post | undefined {
    return this.directory.posts(centreId, dayInShanghai(occurredAt)).find(({ id }) => id === post)
  }
}

@Resolver(() => CaseNotification)
export class CaseNotificationResolver {
  constructor(private readonly directory: Directory, private readonly lists: ImplementationLists) {}

  @ResolveField(() => LocalizedText, { description: 'What the applicant is told, in words and without a name.' })
  async text(@Parent() { kept, missing, completeBy }: CaseNotification): Promise<LocalizedText> {
    const version = await this.lists.version(kept.item.code, kept.item.version)
    const asked = materialsOf(kept, version)
    return noticeText({
      centre: (this.directory.findCentre(kept.centreId, dayInShanghai(kept.receivedAt)) ?? this.directory.getCentre(kept.centreId)).names,
      item: version?.content.names ?? { zh: kept.item.code },
      missing: missing.map((code) => {
        const material = asked.find((one) => one.code === code)
        return { names: material?.names ?? { zh: code }, copies: Math.max(1, material?.copies ?? 1) }
      }),
      completeBy,
    })
  }
}
