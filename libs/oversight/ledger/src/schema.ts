import type { Schema } from '@tongban/database'
import { CreateLedgerCases1764002000000 } from './migrations/create-ledger-cases.js'
import { NameTasksOfCases1764002100000 } from './migrations/name-tasks-of-cases.js'

export const ledgerSchema: Schema = {
  name: 'ledger',
  tables: { ledger_case: 'owner', ledger_step: 'owner' },
  migrations: [CreateLedgerCases1764002000000, NameTasksOfCases1764002100000],
}
