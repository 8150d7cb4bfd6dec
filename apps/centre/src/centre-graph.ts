import type { DynamicModule } from '@nestjs/common'
import type { Blueprints } from '@tongban/blueprints'
import { CasesModule, type CasesOptions } from '@tongban/cases'
import type { Database } from '@tongban/database'
import { streamReports, type Exchange } from '@tongban/exchange'
import { ImplementationListsModule } from '@tongban/implementation-lists'
import { CaseProjection, CentreStreamsModule, LedgerModule } from '@tongban/ledger'
import { subgraph, type ProcessConfig } from '@tongban/service'
import { SubmissionsModule } from '@tongban/submissions'
import { CentreStatusModule } from './centre-status.module.js'
import { CentresModule } from './centres.module.js'
import { ReceiptsModule } from './receipts.module.js'

export interface CentreParts extends CasesOptions {
  plumbing: Database
  blueprints: Blueprints
  exchange: Exchange
}

/** The subgraph `centre`: the same graph at every deployment, whatever it hosts and whether it keeps a ledger. */
export function centreGraph(parts: CentreParts, config: Pick<ProcessConfig, 'deployment' | 'centres' | 'ledger' | 'issuer' | 'development'>): DynamicModule {
  const { plumbing, exchange, blueprints, ...office } = parts
  const owner = config.ledger?.owner ?? null
  const cases = CasesModule.over(office)
  const submissions = SubmissionsModule.over({ ...office, blueprints })
  return subgraph({
    name: 'centre',
    imports: [
      cases,
      submissions,
      ImplementationListsModule.over({ lists: office.lists, clock: office.clock, directory: office.directory }),
      LedgerModule.over({ database: office.database, plumbing, owner, subgraph: 'centre' }),
      CentreStreamsModule.over({ reports: (of) => streamReports(plumbing, office.directory, of, [new CaseProjection()]), centres: config.centres, owner }),
      CentreStatusModule.over({ clock: office.clock, exchange, deployment: config.deployment, centres: config.centres }),
      ReceiptsModule.over(office.directory, [cases, submissions]),
      CentresModule.over(office.directory, office.clock),
    ],
    issuer: config.issuer,
    development: config.development,
  })
}
