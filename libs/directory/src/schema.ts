import type { Schema } from '@tongban/database'
import { CreateDirectory1767225601000 } from './migrations/create-directory.js'
import { KnowCoordination1767225603000 } from './migrations/know-coordination.js'
import { SayWhoActsForWhom1767225602500 } from './migrations/say-who-acts-for-whom.js'

export const directorySchema: Schema = {
  name: 'directory',
  tables: {
    division: 'reference',
    deployment: 'reference',
    centre: 'reference',
    source: 'reference',
    source_key: 'reference',
    department: 'reference',
    service_window: 'reference',
    post: 'reference',
    post_holder: 'reference',
    power: 'reference',
    directory_version: 'reference',
  },
  migrations: [CreateDirectory1767225601000, SayWhoActsForWhom1767225602500, KnowCoordination1767225603000],
}
