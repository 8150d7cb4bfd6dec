import type { Schema } from '@tongban/database'
import { CreateXlog1764000000000 } from './migrations/create-xlog.js'

/** The tables of the database tongban_exchange; migrated by its owner, used by deployments through functions only. */
export const exchangeDatabaseSchema: Schema = {
  name: 'exchange-log',
  tables: { xtopic: 'plumbing', xgrant: 'plumbing', xpartition: 'plumbing', xlog: 'plumbing', xgroup: 'plumbing', xcommitted: 'plumbing' },
  migrations: [CreateXlog1764000000000],
}
