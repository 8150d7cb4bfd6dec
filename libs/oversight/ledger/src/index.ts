export { ledgerSchema } from './schema.js'
export { CaseProjection } from './shell/case-projection.js'
export { CentreStreamsModule, type CentreStreamsOptions } from './shell/graph/centre-streams.js'
export { LedgerModule, type LedgerOptions } from './shell/ledger.module.js'
