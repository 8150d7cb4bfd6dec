import { type DynamicModule, Module } from '@nestjs/common'
import { Directory } from '@tongban/directory'
import { OfficeClock } from '@tongban/kernel'
import { GuideResolver } from './graph/guide.resolver.js'
import { ImplementationListsResolver } from './graph/implementation-lists.resolver.js'
import { RefusedStandardsResolver } from './graph/refused-standards.resolver.js'
import { ImplementationLists } from './implementation-lists.js'

/** What centres run, in a process of the subgraph `centre`. */
@Module({})
export class ImplementationListsModule {
  static over({ lists, clock, directory }: { lists: ImplementationLists; clock: OfficeClock; directory: Directory }): DynamicModule {
    return {
      module: ImplementationListsModule,
      providers: [
        { provide: ImplementationLists, useValue: lists },
        { provide: OfficeClock, useValue: clock },
        { provide: Directory, useValue: directory },
        ImplementationListsResolver, GuideResolver, RefusedStandardsResolver,
      ],
    }
  }
}
