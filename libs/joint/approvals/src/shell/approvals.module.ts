import { type DynamicModule, Module } from '@nestjs/common'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { OfficeClock } from '@tongban/kernel'
import { Approvals } from './approvals.js'
import { Forecasts } from './forecasts.js'
import { JobActsResolver } from './graph/job-acts.resolver.js'
import { JobDesk } from './graph/job-desk.js'
import { JobActDoneResolver, JobsResolver } from './graph/jobs.resolver.js'
import { WhatIfResolver } from './graph/what-if.resolver.js'
import { JobReader } from './job-reader.js'

export interface ApprovalsModuleOptions {
  database: Database
  directory: Directory
  clock: OfficeClock
  approvals: Approvals
}

/** Joint jobs in the process of the subgraph `coordination`. */
@Module({})
export class ApprovalsModule {
  static over({ database, directory, clock, approvals }: ApprovalsModuleOptions): DynamicModule {
    return {
      module: ApprovalsModule,
      providers: [
        { provide: Database, useValue: database },
        { provide: Directory, useValue: directory },
        { provide: OfficeClock, useValue: clock },
        { provide: Approvals, useValue: approvals },
        { provide: JobReader, useValue: new JobReader(database, approvals.plans) },
        { provide: Forecasts, useValue: new Forecasts(database, approvals.plans) },
        JobDesk, JobsResolver, JobActDoneResolver, JobActsResolver, WhatIfResolver,
      ],
    }
  }
}
