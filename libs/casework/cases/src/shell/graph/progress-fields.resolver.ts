import { Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Directory } from '@tongban/directory'
import { ImplementationLists } from '@tongban/implementation-lists'
import { dayInShanghai, OfficeClock } from '@tongban/kernel'
import { LocalizedText } from '@tongban/service'
import { CaseReader } from '../case-reader.js'
import { CaseProgress } from './case.type.js'
import { ProgressStep } from './case-work.type.js'

/** What the holder of a receipt sees beside the state. Who worked on the case stays with the centre. */
@Resolver(() => CaseProgress)
export class CaseProgressFieldsResolver {
  constructor(private readonly lists: ImplementationLists, private readonly reader: CaseReader, private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @ResolveField(() => LocalizedText, { nullable: true })
  async itemNames(@Parent() { itemCode, itemVersion }: CaseProgress) {
    return (await this.lists.version(itemCode, itemVersion))?.content.names
  }

  @ResolveField(() => LocalizedText, { nullable: true })
  centreNames(@Parent() { kept }: CaseProgress) {
    return this.directory.findCentre(kept.centreId, dayInShanghai(kept.receivedAt))?.names
  }

  @ResolveField(() => LocalizedText, { nullable: true, description: 'Of the department that decides it.' })
  departmentNames(@Parent() { kept }: CaseProgress) {
    return this.directory.department(kept.centreId, kept.terms.department, this.clock.today())?.names
  }

  @ResolveField(() => [ProgressStep], { description: 'What happened and when, the oldest first.' })
  async steps(@Parent() { kept: { centreId, id } }: CaseProgress): Promise<ProgressStep[]> {
    const steps = await this.reader.steps([centreId], centreId, [id])
    return steps.map(({ kind, occurredAt }) => ({ kind, at: occurredAt }))
  }
}
