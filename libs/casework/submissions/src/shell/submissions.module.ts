import type { DynamicModule } from '@nestjs/common'
import { IdentityVault } from '@tongban/counter'
import { JobBlueprintsResolver } from './graph/job-blueprints.resolver.js'
import { SubmissionActsResolver } from './graph/submission-acts.resolver.js'
import { SubmissionDoneResolver, SubmissionsResolver } from './graph/submissions.resolver.js'
import { SubmissionViews } from './graph/submission-views.js'
import { Intake } from './intake.js'
import { JobOffers } from './job-offers.js'
import type { Office } from './office.js'
import { SubmissionDesk } from './submission-desk.js'
import { SubmissionReader } from './submission-reader.js'
import { Submissions } from './submissions.js'

/** Joint jobs at the windows of a process of the subgraph `centre`. */
export class SubmissionsModule {
  static over(office: Office): DynamicModule {
    const reader = new SubmissionReader(office.database, new IdentityVault(office.keys))
    return {
      module: SubmissionsModule,
      providers: [
        { provide: Intake, useValue: new Intake(office) },
        { provide: Submissions, useValue: new Submissions(office) },
        { provide: SubmissionReader, useValue: reader },
        { provide: JobOffers, useValue: new JobOffers(office) },
        { provide: SubmissionViews, useValue: new SubmissionViews(office, reader) },
        { provide: SubmissionDesk, useValue: new SubmissionDesk(reader) },
        JobBlueprintsResolver, SubmissionsResolver, SubmissionDoneResolver, SubmissionActsResolver,
      ],
      exports: [SubmissionDesk, SubmissionViews],
    }
  }
}
