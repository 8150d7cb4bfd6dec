import { Args, ArgsType, Field, ID, Query, ResolveReference, Resolver } from '@nestjs/graphql'
import { Database } from '@tongban/database'
import { Directory } from '@tongban/directory'
import { OfficeClock, refuse } from '@tongban/kernel'
import { Allow, centresOf, connection, CurrentPrincipal, denied, PageArgs, pageOf, toConnection, UuidScalar, type Principal, type RequestContext } from '@tongban/service'
import type { CaseState } from '../../core/transitions.js'
import { isKeyOf, keyOf, KEY_VALUES, listCases, type CaseFilter, type CaseSort } from '../case-list.js'
import { deskOf, type DueWithin } from '../inbox.js'
import { CaseReader } from '../case-reader.js'
import { Case } from './case.type.js'
import { CaseDueEnum, CaseSortEnum, CaseStateEnum } from './enums.js'
import { CaseResult } from './results.js'
import { caseView } from './views.js'

const CaseConnection = connection(Case)

@ArgsType()
class CasesArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Without it, all centres of yours.' }) centreIds?: string[] | null
  @Field(() => [CaseStateEnum], { nullable: true }) states?: CaseState[] | null
  @Field(() => String, { nullable: true }) itemCode?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Whether somebody still has to work on it.' }) open?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Only those whose next step is yours, by the posts you hold today and their departments.' }) mine?: boolean | null
  @Field(() => Boolean, { nullable: true, description: 'Only those, open or closed, on which you took a stage yourself.' }) byMe?: boolean | null
  @Field(() => CaseDueEnum, { nullable: true, description: 'Only open ones that are due.' }) due?: DueWithin | null
  @Field(() => CaseSortEnum, { nullable: true, description: 'RECEIVED_DESC without it.' }) sort?: CaseSort | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Cases for the staff of their centre. Another centre's case and one that does not exist are read and answered alike. */
@Resolver(() => Case)
export class CasesResolver {
  constructor(private readonly reader: CaseReader, private readonly database: Database, private readonly directory: Directory, private readonly clock: OfficeClock) {}

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => CaseResult, { description: 'A case of your centre.' })
  async case(@Args('centreId', { type: () => ID }) centreId: string, @Args('id', { type: () => UuidScalar }) id: string, @CurrentPrincipal() principal: Principal) {
    const kase = await this.reader.find(centresOf(principal), centreId, id)
    return kase ? caseView(kase) : refuse('no-such-case', { case: id })
  }

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => CaseResult, { description: 'A case of your centre by its number.' })
  async caseByNumber(@Args('centreId', { type: () => ID }) centreId: string, @Args('number') number: string, @CurrentPrincipal() principal: Principal) {
    const asked = number.slice(0, 40).replaceAll('\u0000', '')
    const kase = await this.reader.findByNumber(centresOf(principal), centreId, asked)
    return kase ? caseView(kase) : refuse('no-such-case', { case: asked })
  }

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @Query(() => CaseConnection, { description: 'Cases of your centres. Centres that are not yours have no part in it.' })
  async cases(@Args() { centreIds, states, itemCode, open, mine, byMe, due, ...asked }: CasesArgs, @CurrentPrincipal() principal: Principal) {
    const sort = asked.sort ?? 'received-desc'
    const page = pageOf(asked, sort, KEY_VALUES)
    if (page.after && !isKeyOf(sort, page.after)) throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: asked.after?.slice(0, 64) ?? '' }))
    const centres = centresOf(principal, centreIds)
    const filter: CaseFilter = {
      states, itemCode: itemCode?.replaceAll('\u0000', ''), open,
      mine: mine ? deskOf(this.directory, principal.subject, centres, this.clock.now()) : null, by: byMe ? principal.subject : null, due: due ? { within: due, today: this.clock.today() } : null,
    }
    const rows = await listCases(this.database, centres, filter, sort, page)
    return toConnection(rows.map((kase) => Object.assign(caseView(kase), { key: keyOf(sort, kase) })), page, sort, ({ key }) => key)
  }

  @Allow('centre-clerk', 'centre-officer', 'centre-head')
  @ResolveReference()
  async resolveReference({ centreId, id }: { centreId: unknown; id: unknown }, context: RequestContext) {
    const principal = await context.principal
    if (typeof centreId !== 'string' || typeof id !== 'string' || !UUID.test(id)) return null
    const kase = await this.reader.find(centresOf(principal), centreId, id)
    return kase ? caseView(kase) : null
  }
}
