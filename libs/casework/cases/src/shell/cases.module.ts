import type { DynamicModule } from '@nestjs/common'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { ImplementationLists } from '@tongban/implementation-lists'
import { OfficeClock } from '@tongban/kernel'
import { Applications, type ItemInForce } from './applications.js'
import { CaseActs, type Office } from './case-acts.js'
import { CaseReader } from './case-reader.js'
import { ApplicationsResolver } from './graph/applications.resolver.js'
import { BoxesResolver } from './graph/boxes.resolver.js'
import { CaseActsResolver } from './graph/case-acts.resolver.js'
import { CaseClockResolver } from './graph/case-clock.resolver.js'
import { CaseActDoneResolver, CaseFieldsResolver } from './graph/case-fields.resolver.js'
import { CaseTaskPapersResolver } from './graph/case-task-papers.resolver.js'
import { CaseNotificationResolver, CaseStepNamesResolver } from './graph/case-words.resolver.js'
import { CaseWorkResolver } from './graph/case-work.resolver.js'
import { CasesResolver } from './graph/cases.resolver.js'
import { DeskResolver } from './graph/desk.resolver.js'
import { PartyResolver } from './graph/party.resolver.js'
import { CaseProgressFieldsResolver } from './graph/progress-fields.resolver.js'
import { ProgressResolver } from './graph/progress.resolver.js'
import { IdentityVault } from '@tongban/counter'
import { KnownParties } from './known-parties.js'
import { Progress } from './progress.js'

export interface CasesOptions extends Office {
  lists: ImplementationLists
}

/** Cases in a process of the subgraph `centre`. */
export class CasesModule {
  static over({ lists, ...office }: CasesOptions): DynamicModule {
    const reader = new CaseReader(office.database)
    const vault = new IdentityVault(office.keys)
    return {
      module: CasesModule,
      providers: [
        { provide: Database, useValue: office.database },
        { provide: Directory, useValue: office.directory },
        { provide: OfficeClock, useValue: office.clock },
        { provide: ImplementationLists, useValue: lists },
        { provide: CaseReader, useValue: reader },
        { provide: IdentityVault, useValue: vault },
        { provide: KnownParties, useValue: new KnownParties(office.database, vault) },
        { provide: CaseActs, useValue: new CaseActs(office) },
        { provide: Applications, useValue: new Applications(office, itemsOf(lists)) },
        { provide: Progress, useValue: new Progress(reader) },
        CasesResolver, BoxesResolver, PartyResolver, DeskResolver, CaseFieldsResolver, CaseWorkResolver, CaseClockResolver, CaseStepNamesResolver, CaseNotificationResolver,
        CaseTaskPapersResolver, CaseActDoneResolver, CaseProgressFieldsResolver, CaseActsResolver, ApplicationsResolver, ProgressResolver,
      ],
      exports: [Progress],
    }
  }
}

/** What a case pins of the item's version when the application is received. */
export const itemsOf = (lists: Pick<ImplementationLists, 'inForce'>): ItemInForce => async (centreId, code, on) => {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(code)) return undefined
  const item = await lists.inForce(centreId, code, on)
  if (!item) return undefined
  const { kind, department, promisedLimit, statutoryLimit, materials } = item.content
  return {
    version: item.version,
    terms: {
      kind, department,
      promised: { days: promisedLimit.days, unit: promisedLimit.unit },
      statutory: { days: statutoryLimit.days, unit: statutoryLimit.unit },
      materials: materials.map(({ code: material, required, copies }) => ({ code: material, required, copies })),
    },
  }
}
