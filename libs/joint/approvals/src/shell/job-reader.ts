import { Charts, type Chart } from '@tongban/blueprints'
import type { Database } from '@tongban/database'
import { v7 } from 'uuid'
import type { JobEvent } from '../core/events.js'
import type { Job } from '../core/job.js'
import { COORDINATION, OURS } from './coordination.js'
import { inPlanOrder, jobOf, type LoadedRow } from './job-row.js'
import { LOAD } from './job-statements.js'
import type { Pinned, Plans } from './plans.js'

/** A step as it was recorded. */
export interface StepRow {
  no: number
  command: string
  by: string | null
  at: Date
  events: JobEvent[]
}

/** What a centre told that was not taken. */
export interface RefusedRow {
  source: string
  node: string | null
  type: string
  code: string
  at: Date
}

/** A job, the version it is pinned to, and that one's chart. */
export interface Drawn {
  job: Job
  pinned: Pinned
  chart: Chart
}

/** Reads one job with everything that is shown of it, each part by its own key. */
export class JobReader {
  private readonly charts = new Charts()

  constructor(private readonly database: Database, private readonly plans: Plans) {}

  async find(id: string): Promise<{ job: Job; pinned: Pinned } | undefined> {
    const { rows: [row] } = await this.database.inTenantEach(OURS, (tx) => tx.query<LoadedRow>({ ...LOAD, values: [COORDINATION, id, v7()] }))
    const pinned = row?.job && await this.plans.find(row.job.blueprint)
    return row && pinned ? { job: inPlanOrder(jobOf(id, row), pinned.plan), pinned } : undefined
  }

  async draw(id: string): Promise<Drawn | undefined> {
    const found = await this.find(id)
    return found && { ...found, chart: await this.charts.of(found.pinned.blueprint) }
  }

  /** The version a job is pinned to; undefined while it has not come down. */
  pinned(blueprint: Job['row']['blueprint']): Promise<Pinned | undefined> {
    return this.plans.find(blueprint)
  }

  async steps(id: string): Promise<StepRow[]> {
    const { rows } = await this.database.inTenantEach(OURS, (tx) => tx.query<StepRow>({
      name: 'joint-steps', text: 'select no, command, by_whom as "by", at, events from joint_step where centre_id = $1::text and job_id = $2::uuid order by no', values: [COORDINATION, id],
    }))
    return rows
  }

  async refused(id: string): Promise<RefusedRow[]> {
    const { rows } = await this.database.inTenantEach(OURS, (tx) => tx.query<RefusedRow>({
      name: 'joint-refused', text: 'select source, node, type, code, at from joint_refused where centre_id = $1::text and job_id = $2::uuid order by at, command_id limit 100', values: [COORDINATION, id],
    }))
    return rows
  }
}
