export { ledgerSchema } from './schema.js'
export { CaseProjection } from './shell/case-projection.js'
export { LedgerModule, type LedgerOptions } from './shell/ledger.module.js'
