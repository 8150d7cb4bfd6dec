import { Inject } from '@nestjs/common'
import { Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Directory } from '@tongban/directory'
import { OfficeClock } from '@tongban/kernel'
import { LocalizedText } from '@tongban/service'
import { ImplementationItem } from './implementation-item.type.js'

@ObjectType({ description: 'A window of a centre.' })
class GuideWindow {
  @Field(() => ID) id: string
  @Field(() => LocalizedText) names: LocalizedText
  @Field({ description: 'A general window, which takes in for every department.' }) general: boolean
}

/** What a service guide says beside the item itself: who decides, and where to go. As the directory has it today. */
@Resolver(() => ImplementationItem)
export class GuideResolver {
  constructor(@Inject(Directory) private readonly directory: Directory, @Inject(OfficeClock) private readonly clock: OfficeClock) {}

  @ResolveField(() => LocalizedText, { nullable: true })
  centreNames(@Parent() { centreId }: ImplementationItem) {
    return this.directory.findCentre(centreId, this.clock.today())?.names
  }

  @ResolveField(() => LocalizedText, { nullable: true, description: 'Of the department that decides it.' })
  departmentNames(@Parent() { centreId, department }: ImplementationItem) {
    return this.directory.department(centreId, department, this.clock.today())?.names
  }

  @ResolveField(() => [GuideWindow], { description: 'Where it is taken in: the department\'s own windows first, then the general ones.' })
  windows(@Parent() { centreId, department }: ImplementationItem): GuideWindow[] {
    const windows = this.directory.windows(centreId, this.clock.today())
    const own = windows.filter((window) => window.department === department)
    return [...own, ...windows.filter((window) => window.general && !own.includes(window))].map(({ id, names, general }) => ({ id, names, general }))
  }
}
