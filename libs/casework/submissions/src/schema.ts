import type { Schema } from '@tongban/database'
import { CreateSubmissions1764001500000 } from './migrations/create-submissions.js'

export const submissionsSchema: Schema = {
  name: 'submissions',
  tables: { submission: 'tenant', submission_party: 'tenant', submission_step: 'tenant', submission_number_block: 'tenant' },
  migrations: [CreateSubmissions1764001500000],
}
