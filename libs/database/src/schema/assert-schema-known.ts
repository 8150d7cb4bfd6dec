import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import type { Database } from '../access/database.js'
import { readMigrationState, refuseUnknown } from './migration-state.js'
import type { Schema } from './schema.js'

/**
 * A process calls this before it serves: throws when the database is newer than the process (naming the migration it does not know)
 * or older (naming the first one that is missing, and the way out).
 */
export async function assertSchemaKnown(database: Database, schemas: readonly Schema[]): Promise<void> {
  await database.inTenant([], async (tx) => {
    const { rows } = await tx.query<{ name: string }>({ text: 'select current_database() as name' })
    const name = rows[0]!.name
    const state = await readMigrationState(tx, schemas)
    refuseUnknown(state, name)
    const first = state.pending[0]
    if (first) throw new RefusedError(refuse('database-older', { database: name, migration: `${first.schema.name}: ${first.names[0]}` }))
  })
}
