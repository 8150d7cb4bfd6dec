import type { Schema } from '@tongban/database'
import { CreateApprovals1764004000000 } from './migrations/create-approvals.js'
import { NameTheConcerned1764004100000 } from './migrations/name-the-concerned.js'

/** The tables of joint approval, in coordination's database alone. */
export const approvalsSchema: Schema = {
  name: 'approvals',
  tables: { joint_job: 'tenant', joint_task: 'tenant', joint_concern: 'tenant', joint_step: 'tenant', joint_late: 'tenant', joint_held: 'tenant', joint_refused: 'tenant' },
  migrations: [CreateApprovals1764004000000, NameTheConcerned1764004100000],
}
