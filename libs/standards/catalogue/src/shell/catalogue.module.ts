import { type DynamicModule, Module, type Provider } from '@nestjs/common'
import { Database } from '@tongban/database'
import { OfficeClock, type Day, type Localized } from '@tongban/kernel'
import { AdoptionReader, type KnownCentre } from './adoption-reader.js'
import { CatalogueActs } from './catalogue-acts.js'
import { CatalogueReader } from './catalogue-reader.js'
import { AdoptionResolver } from './graph/adoption.resolver.js'
import { ComparisonResolver } from './graph/comparison.resolver.js'
import { Departments, DepartmentsResolver } from './graph/departments.resolver.js'
import { DraftsResolver } from './graph/drafts.resolver.js'
import { ItemsResolver } from './graph/items.resolver.js'
import { OfficeTimeResolver } from './graph/office-time.resolver.js'
import { OfficeTime } from './office-time.js'

export interface CatalogueModuleOptions {
  database: Database
  clock: OfficeClock
  officeTime: OfficeTime
  /** Codes of the departments the directory knows now. */
  departments: () => readonly string[]
  /** What a department is called now; its code where nobody says. */
  departmentNames?: (code: string) => Localized | undefined
  /** Centres open on a day. */
  centres: (on: Day) => readonly KnownCentre[]
  /** The ledger to which acknowledgements come up: the city's. */
  ledgerOwner: string
  /** When that ledger last heard of each of these centres. */
  lastHeard?: (centres: readonly string[]) => Promise<ReadonlyMap<string, Date>>
  wake?: () => void
}

@Module({})
export class CatalogueModule {
  static with({ database, clock, officeTime, departments, departmentNames = () => undefined, centres, ledgerOwner, lastHeard, wake }: CatalogueModuleOptions): DynamicModule {
    const reader = new CatalogueReader(database)
    const providers: Provider[] = [
      { provide: OfficeClock, useValue: clock },
      { provide: OfficeTime, useValue: officeTime },
      { provide: CatalogueReader, useValue: reader },
      { provide: CatalogueActs, useValue: new CatalogueActs(database, clock, departments, wake) },
      { provide: AdoptionReader, useValue: new AdoptionReader(database, reader, ledgerOwner, centres, lastHeard) },
      { provide: Departments, useValue: new Departments(departments, departmentNames) },
      DraftsResolver, ItemsResolver, DepartmentsResolver, ComparisonResolver, AdoptionResolver, OfficeTimeResolver,
    ]
    return { module: CatalogueModule, providers }
  }
}
