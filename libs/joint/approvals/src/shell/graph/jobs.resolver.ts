import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Database } from '@tongban/database'
import { refuse } from '@tongban/kernel'
import { Allow, connection, CurrentPrincipal, denied, PageArgs, pageOf, toConnection, UuidScalar, type Principal, type RequestContext } from '@tongban/service'
import type { JobState } from '../../core/job-transitions.js'
import { isKeyOf, keyOf, KEY_VALUES, listJobs, type JobSort } from '../job-list.js'
import { JobReader } from '../job-reader.js'
import type { Attention } from '../job-summary.js'
import { AttentionEnum, JobSortEnum, JobStateEnum } from './enums.js'
import { JobActDone, JointJob, JointJobSummary } from './joint-job.type.js'
import { JointRefusedAct, JointStep } from './joint-node.type.js'
import { JobDesk } from './job-desk.js'
import { JointJobResult } from './results.js'

const JointJobConnection = connection(JointJobSummary, 'JointJobSummary')

@ArgsType()
class JointJobsArgs extends PageArgs {
  @Field(() => [JobStateEnum], { nullable: true }) states?: JobState[] | null
  @Field(() => String, { nullable: true }) blueprintCode?: string | null
  @Field(() => ID, { nullable: true, description: 'The centre that received it.' }) receivedBy?: string | null
  @Field(() => ID, { nullable: true, description: 'The centre that holds an open task of it.' }) heldBy?: string | null
  @Field(() => [AttentionEnum], { nullable: true, description: 'Only what a coordinator has to look at for one of these.' }) attention?: Attention[] | null
  @Field(() => Boolean, { nullable: true, description: 'Whether something can still move it.' }) open?: boolean | null
  @Field(() => JobSortEnum, { nullable: true, description: 'SUBMITTED_DESC without it.' }) sort?: JobSort | null
}

const plain = (text: string | null | undefined) => text?.replaceAll('\u0000', '')

/** Joint jobs for coordinators and whoever supervises them. No personal data. Root fields may be null: while coordination is away, the rest of a query is answered. */
@Resolver(() => JointJob)
export class JobsResolver {
  constructor(private readonly reader: JobReader, private readonly database: Database, private readonly desk: JobDesk) {}

  @Allow('coordinator', 'supervisor')
  @Query(() => JointJobConnection, { nullable: true, description: 'Joint jobs, filtered and in an order of yours: all for coordinators and the city\'s supervisors, for others those that concern their centres.' })
  async jointJobs(@Args() { states, blueprintCode, receivedBy, heldBy, attention, open, ...asked }: JointJobsArgs, @CurrentPrincipal() principal: Principal) {
    const sort = asked.sort ?? 'submitted-desc'
    const page = pageOf(asked, sort, KEY_VALUES)
    if (page.after && !isKeyOf(sort, page.after)) throw denied('BAD_USER_INPUT', refuse('bad-cursor', { cursor: asked.after?.slice(0, 64) ?? '' }))
    const named = { blueprintCode: plain(blueprintCode), receivedBy: plain(receivedBy), heldBy: plain(heldBy) }
    if (Object.values(named).includes('')) return toConnection([], page, sort, () => []) // no blueprint and no centre is called so
    const filter = { scope: this.desk.scope(principal), states, attention, open, ...named }
    const rows = await listJobs(this.database, filter, sort, page)
    const shown = await this.desk.list(rows)
    return toConnection(shown.map((job, i) => Object.assign(job, { key: keyOf(sort, rows[i]!) })), page, sort, ({ key }) => key)
  }

  @Allow('coordinator', 'supervisor')
  @Query(() => JointJobResult, { nullable: true, description: 'A joint job as a graph: where each node stands, who holds it, whose days went by, and what it waits for.' })
  async jointJob(@Args('id', { type: () => UuidScalar }) id: string, @CurrentPrincipal() principal: Principal) {
    return (await this.desk.find(id, principal)) ?? refuse('no-such-job', { job: id })
  }

  @ResolveField(() => [JointStep], { description: 'Its history, the first step first.' })
  async steps(@Parent() { id }: JointJob): Promise<JointStep[]> {
    return (await this.reader.steps(id)).map(({ events, ...step }) => ({ ...step, events: events.map(({ type }) => type) }))
  }

  @ResolveField(() => [JointRefusedAct], { description: 'What centres told that was not taken; the first hundred.' })
  async refusedActs(@Parent() { id }: JointJob): Promise<JointRefusedAct[]> {
    return (await this.reader.refused(id)).map(({ source, type, ...act }) => ({ ...act, centreId: source, message: type }))
  }
}

@Resolver(() => JobActDone)
export class JobActDoneResolver {
  constructor(private readonly desk: JobDesk) {}

  @ResolveField(() => JointJob, { description: 'The job as it stands now.' })
  async job(@Parent() { jobId }: JobActDone, @Context() context: RequestContext): Promise<JointJob> {
    const found = await this.desk.find(jobId, (await context.principal)!)
    if (!found) throw new Error(`job ${jobId} is not there after an act on it`)
    return found
  }
}
