import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Database } from '@tongban/database'
import { ImplementationLists } from '@tongban/implementation-lists'
import { centresOf, LocalizedText, type RequestContext } from '@tongban/service'
import DataLoader from 'dataloader'
import { CaseReader, type StepRow } from '../case-reader.js'
import { IdentityVault, maskedIdentity, type OpenParty, readParties } from '@tongban/counter'
import { Case, CaseActDone, CaseParty, CaseStep } from './case.type.js'
import { caseView } from './views.js'

interface Loaders {
  steps: DataLoader<string, StepRow[]>
  parties: DataLoader<string, OpenParty[]>
}

/** Not kept over a request: one request can hold several acts on the same case. */
const ONLY_BATCH = { cache: false }

/** One read for all cases of a request that ask, centre by centre, and only of the person's own centres. */
class CaseLoaders {
  private readonly ofRequest = new WeakMap<object, Map<string, Loaders>>()

  constructor(private readonly reader: CaseReader, private readonly database: Database, private readonly vault: IdentityVault) {}

  of(context: RequestContext, centreId: string): Loaders {
    const centres = this.ofRequest.get(context) ?? new Map<string, Loaders>()
    this.ofRequest.set(context, centres)
    const known = centres.get(centreId) ?? this.open(context, centreId)
    centres.set(centreId, known)
    return known
  }

  private open(context: RequestContext, centreId: string): Loaders {
    const own = async () => centresOf(await context.principal, [centreId])
    return {
      steps: new DataLoader(async (ids) => byCase(ids, await this.reader.steps(await own(), centreId, ids)), ONLY_BATCH),
      parties: new DataLoader(async (ids) => byCase(ids, await this.database.inTenantEach(await own(), (tx) => readParties(tx, this.vault, 'case', centreId, ids))), ONLY_BATCH),
    }
  }
}

const byCase = <R extends { caseId: string }>(ids: readonly string[], rows: R[]): R[][] => ids.map((id) => rows.filter(({ caseId }) => caseId === id))

@Resolver(() => Case)
export class CaseFieldsResolver {
  private readonly loaders: CaseLoaders

  constructor(reader: CaseReader, database: Database, vault: IdentityVault, private readonly lists: ImplementationLists) {
    this.loaders = new CaseLoaders(reader, database, vault)
  }

  @ResolveField(() => [CaseStep])
  steps(@Parent() kase: Case, @Context() context: RequestContext) {
    return this.loaders.of(context, kase.centreId).steps.load(kase.id)
  }

  @ResolveField(() => [CaseParty])
  async parties(@Parent() kase: Case, @Context() context: RequestContext): Promise<CaseParty[]> {
    const parties = await this.loaders.of(context, kase.centreId).parties.load(kase.id)
    return parties.map(({ identity, ...party }) => ({ ...party, identityMasked: maskedIdentity(identity) }))
  }

  @ResolveField(() => LocalizedText, { nullable: true, description: 'The item\'s name in the version the case runs on.' })
  async itemNames(@Parent() kase: Case) {
    return (await this.lists.version(kase.itemCode, kase.itemVersion))?.content.names
  }
}

@Resolver(() => CaseActDone)
export class CaseActDoneResolver {
  private readonly loaders: CaseLoaders

  constructor(private readonly reader: CaseReader, database: Database, vault: IdentityVault) {
    this.loaders = new CaseLoaders(reader, database, vault)
  }

  @ResolveField(() => CaseStep, { description: 'The step the command became.' })
  async step(@Parent() done: CaseActDone, @Context() context: RequestContext) {
    const steps = await this.loaders.of(context, done.centreId).steps.load(done.caseId)
    return steps.find(({ no }) => no === done.no)
  }

  @ResolveField(() => Case, { description: 'The case as it stands now.' })
  async case(@Parent() done: CaseActDone, @Context() context: RequestContext) {
    const kase = await this.reader.find(centresOf(await context.principal), done.centreId, done.caseId)
    return kase && caseView(kase)
  }
}
