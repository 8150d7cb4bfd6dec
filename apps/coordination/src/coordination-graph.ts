import type { DynamicModule } from '@nestjs/common'
import { ApprovalsModule, type ApprovalsModuleOptions, type CentreDesk } from '@tongban/approvals'
import type { Exchange } from '@tongban/exchange'
import { subgraph, type ProcessConfig } from '@tongban/service'
import { CoordinationStatusModule } from './coordination-status.module.js'

export interface CoordinationParts extends ApprovalsModuleOptions {
  exchange: Exchange
  desk: Pick<CentreDesk, 'countHeld'>
}

/** The subgraph `coordination`. */
export function coordinationGraph({ exchange, desk, ...approvals }: CoordinationParts, config: Pick<ProcessConfig, 'issuer' | 'development'>): DynamicModule {
  return subgraph({
    name: 'coordination',
    imports: [ApprovalsModule.over(approvals), CoordinationStatusModule.over({ clock: approvals.clock, exchange, held: () => desk.countHeld() })],
    issuer: config.issuer,
    development: config.development,
  })
}
