import type { Blueprints } from '@tongban/blueprints'
import type { Directory } from '@tongban/directory'
import type { OfficeClock } from '@tongban/kernel'
import type { SubmissionReader } from '../submission-reader.js'
import type { KeptSubmission } from '../submission-row.js'
import type { JobReceipt, Submission } from './submission.type.js'
import { receiptView, submissionView, type Known } from './views.js'

export interface ViewsOffice {
  directory: Directory
  clock: OfficeClock
  blueprints: Pick<Blueprints, 'version'>
}

/** Submissions as the graph shows them, today: versions and names come from memory, the applicants of a whole page from one statement. */
export class SubmissionViews {
  constructor(private readonly office: ViewsOffice, private readonly reader: SubmissionReader) {}

  /** All of one centre. */
  async show(centres: readonly string[], kept: readonly KeptSubmission[]): Promise<Submission[]> {
    const [first] = kept
    if (!first) return []
    const parties = await this.reader.parties(centres, first.centreId, ...kept.map(({ id }) => id))
    const applicants = new Map(parties.filter(({ role }) => role === 'applicant').reverse().map(({ caseId, name }) => [caseId, name]))
    return Promise.all(kept.map(async (of) => submissionView(of, await this.known(of), applicants.get(of.id) ?? '')))
  }

  async receipt(of: KeptSubmission): Promise<JobReceipt> {
    return receiptView(of, await this.known(of))
  }

  private async known({ blueprint: { code, version } }: KeptSubmission): Promise<Known> {
    const { directory, clock, blueprints } = this.office
    const blueprint = await blueprints.version(code, version)
    if (!blueprint) throw new Error(`blueprint ${code}:${version} was in force at submission and is not held`)
    const on = clock.today()
    return {
      blueprint, on,
      centre: (id) => (directory.findCentre(id, on) ?? directory.findCentre(id))?.names ?? { zh: id, en: id },
      department: (departmentCode, centreId) => directory.departmentNames(departmentCode, on, centreId ?? undefined) ?? { zh: departmentCode, en: departmentCode },
    }
  }
}
