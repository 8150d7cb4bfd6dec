import type { DynamicModule } from '@nestjs/common'
import { BlueprintsModule, contextOf } from '@tongban/blueprints'
import { AdoptionProjection, CatalogueModule, CatalogueReader, type OfficeTime } from '@tongban/catalogue'
import type { Database } from '@tongban/database'
import type { Directory } from '@tongban/directory'
import { streamReports, type Exchange } from '@tongban/exchange'
import type { OfficeClock } from '@tongban/kernel'
import { CaseProjection, lastHeard, LedgerModule } from '@tongban/ledger'
import { subgraph, type ProcessConfig } from '@tongban/service'
import { CityStatusModule } from './city-status.module.js'
import { StreamsModule } from './streams.module.js'

export interface CityParts {
  database: Database
  plumbing: Database
  exchange: Pick<Exchange, 'status'>
  directory: Directory
  clock: OfficeClock
  officeTime: OfficeTime
  wake: () => void
}

/** The subgraph `city`: the standards and blueprints, who runs them, and the city's ledger. */
export function cityGraph({ database, plumbing, exchange, directory, clock, officeTime, wake }: CityParts, config: Pick<ProcessConfig, 'deployment' | 'ledger' | 'issuer' | 'development'>): DynamicModule {
  const owner = config.ledger?.owner ?? null
  return subgraph({
    name: 'city',
    imports: [
      CatalogueModule.with({
        database, clock, officeTime, wake, ledgerOwner: owner ?? 'gz',
        departments: () => departmentCodes(directory, clock),
        departmentNames: (code) => directory.departmentNames(code, clock.today()),
        centres: (on) => directory.centres(on),
        lastHeard: (centres) => lastHeard(plumbing, owner ?? 'gz', centres),
      }),
      LedgerModule.over({ database, plumbing, owner, subgraph: 'city' }),
      StreamsModule.over(owner, () => (owner === null ? Promise.resolve([]) : streamReports(plumbing, directory, { owner }, [new CaseProjection(), new AdoptionProjection()]))),
      CityStatusModule.over({ clock, exchange, deployment: config.deployment, owner }),
      BlueprintsModule.with({ database, clock, wake, contextOn: (on) => contextOf(new CatalogueReader(database), directory, on) }),
    ],
    issuer: config.issuer,
    development: config.development,
  })
}

/** Codes of the departments that any centre has today. */
export const departmentCodes = (directory: Directory, clock: OfficeClock): string[] =>
  [...new Set(directory.centres().flatMap(({ id }) => directory.departments(id, clock.today()).map(({ code }) => code)))].sort()
