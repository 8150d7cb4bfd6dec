import type { Database, Tx } from '@tongban/database'

/**
 * Statements that each take a connection for themselves and give it back: an act holds none while it decides, so that few connections serve
 * many acts. An act needs no more: its one writing statement is its transaction.
 */
export function eachStatement(database: Database, centres: readonly string[]): Tx {
  return { query: (statement) => database.inTenantEach(centres, (tx) => tx.query(statement)) }
}
