import { type DynamicModule, Module } from '@nestjs/common'
import type { Database } from '@tongban/database'
import { OfficeClock, type Day } from '@tongban/kernel'
import type { CheckContext } from '../core/check/check-blueprint.js'
import { BlueprintActs } from './blueprint-acts.js'
import { BlueprintReader } from './blueprint-reader.js'
import { CheckDesk } from './check-desk.js'
import { BlueprintCharts } from './graph/blueprint-charts.js'
import { BlueprintsResolver } from './graph/blueprints.resolver.js'
import { BlueprintDraftsResolver } from './graph/drafts.resolver.js'

export interface BlueprintsModuleOptions {
  database: Database
  clock: OfficeClock
  contextOn: (on: Day) => Promise<CheckContext>
  wake?: () => void
}

/** The blueprints in the city office's graph. */
@Module({})
export class BlueprintsModule {
  static with({ database, clock, contextOn, wake }: BlueprintsModuleOptions): DynamicModule {
    return {
      module: BlueprintsModule,
      providers: [
        { provide: OfficeClock, useValue: clock },
        { provide: BlueprintReader, useValue: new BlueprintReader(database) },
        { provide: BlueprintActs, useValue: new BlueprintActs(database, clock, contextOn, wake) },
        { provide: CheckDesk, useValue: new CheckDesk(contextOn) },
        BlueprintCharts, BlueprintsResolver, BlueprintDraftsResolver,
      ],
    }
  }
}
