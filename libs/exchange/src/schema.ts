import type { Schema } from '@tongban/database'
import { CreateOutbox1764000100000 } from './migrations/create-outbox.js'

/** Every table of the exchange, in the class that protects it. */
export const exchangeSchema: Schema = {
  name: 'exchange',
  tables: { outbox: 'plumbing' },
  migrations: [CreateOutbox1764000100000],
}
