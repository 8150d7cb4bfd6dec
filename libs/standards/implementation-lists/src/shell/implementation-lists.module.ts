import { type DynamicModule, Module } from '@nestjs/common'
import { OfficeClock } from '@tongban/kernel'
import { ImplementationListsResolver } from './graph/implementation-lists.resolver.js'
import { RefusedStandardsResolver } from './graph/refused-standards.resolver.js'
import { ImplementationLists } from './implementation-lists.js'

/** What centres run, in a process of the subgraph `centre`. */
@Module({})
export class ImplementationListsModule {
  static over({ lists, clock }: { lists: ImplementationLists; clock: OfficeClock }): DynamicModule {
    return {
      module: ImplementationListsModule,
      providers: [
        { provide: ImplementationLists, useValue: lists },
        { provide: OfficeClock, useValue: clock },
        ImplementationListsResolver, RefusedStandardsResolver,
      ],
    }
  }
}
