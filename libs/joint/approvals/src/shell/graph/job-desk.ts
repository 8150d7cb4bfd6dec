import { Injectable } from '@nestjs/common'
import { Directory } from '@tongban/directory'
import { OfficeClock } from '@tongban/kernel'
import type { Principal } from '@tongban/service'
import { holdersOn } from '../holders.js'
import type { ListedJob } from '../job-list.js'
import { JobReader } from '../job-reader.js'
import { isWithinScope, scopeOf, type Scope } from '../scope.js'
import { JobNames } from './job-names.js'
import { jobView, summaryView } from './job-view.js'
import type { JointJob, JointJobSummary } from './joint-job.type.js'

/** Jobs as the graph shows them to somebody, now. */
@Injectable()
export class JobDesk {
  constructor(private readonly reader: JobReader, private readonly directory: Directory, private readonly clock: OfficeClock) {}

  scope(principal: Principal): Scope {
    return scopeOf(principal, this.directory)
  }

  /** Undefined where there is none, or none that they may see. */
  async find(id: string, principal: Principal): Promise<JointJob | undefined> {
    const drawn = await this.reader.draw(id)
    if (!drawn || !isWithinScope(drawn.job, this.scope(principal))) return undefined
    const on = this.clock.today()
    const viewer = { coordinator: principal.roles.includes('coordinator'), department: principal.department ?? null }
    return jobView(drawn, { at: this.clock.now(), viewer, holders: holdersOn(this.directory, on), names: new JobNames(this.directory, on) })
  }

  /** Each version is read once and kept, so a list asks for none again. */
  async list(rows: readonly ListedJob[]): Promise<JointJobSummary[]> {
    const on = this.clock.today()
    const names = new JobNames(this.directory, on)
    return Promise.all(rows.map(async (job) => summaryView(job, await this.reader.pinned(job.row.blueprint), names, on)))
  }
}
