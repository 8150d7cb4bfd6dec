import type { Schema } from '@tongban/database'
import { CreateCases1764001000000 } from './migrations/create-cases.js'
import { JoinCasesToJobs1764001100000 } from './migrations/join-cases-to-jobs.js'
import { SortTheInbox1764001200000 } from './migrations/sort-the-inbox.js'

export const casesSchema: Schema = {
  name: 'cases',
  tables: { case_file: 'tenant', case_party: 'tenant', case_step: 'tenant', case_number_block: 'tenant' },
  migrations: [CreateCases1764001000000, JoinCasesToJobs1764001100000, SortTheInbox1764001200000],
}
