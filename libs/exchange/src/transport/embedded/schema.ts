import type { Schema } from '@tongban/database'
import { CheckHeaders1764000010000 } from './migrations/check-headers.js'
import { CreateXlog1764000000000 } from './migrations/create-xlog.js'

/** The tables of the database tongban_exchange; migrated by its owner, used by deployments through functions only. */
export const exchangeDatabaseSchema: Schema = {
  name: 'exchange-log',
  tables: { xtopic: 'plumbing', xgrant: 'plumbing', xpartition: 'plumbing', xlog: 'plumbing', xgroup: 'plumbing', xcommitted: 'plumbing' },
  migrations: [CreateXlog1764000000000, CheckHeaders1764000010000],
}
