import type { Logger } from 'typeorm'
import { type StatementRunner, withClient } from '../cluster/run-statements.js'
import { type MigrationState, readMigrationState, refuseUnknown } from './migration-state.js'
import { type Schema, migrationTable } from './schema.js'

/** The migrations that ran, by schema. */
export type Migrated = { schema: string; migrations: string[] }[]

// Any number will do, as long as every process that migrates takes the same one.
const MIGRATION_LOCK = 7_166_211

/**
 * Brings a database to what these schemas say, in the order given (the import arrows), each migration in its own transaction, under an advisory lock:
 * a second process waits and then finds nothing to do. `url` is the owner role's. Refuses a database that is newer than this program, by name.
 */
export async function migrate({ url, schemas }: { url: string; schemas: readonly Schema[] }): Promise<Migrated> {
  return withClient(url, async (owner) => {
    await owner.query({ text: 'select pg_advisory_lock($1)', values: [MIGRATION_LOCK] })
    const state = await readKnown(owner, schemas)
    for (const { schema } of state.pending) {
      await runPending(url, schema)
      await owner.query({ text: `grant select on ${migrationTable(schema)} to tongban_app, tongban_plumbing` })
    }
    return state.pending.map(({ schema, names }) => ({ schema: schema.name, migrations: names }))
  })
}

/** What `migrate` would do, without doing it. Refuses a database that is newer than this program, by name. */
export async function pendingMigrations({ url, schemas }: { url: string; schemas: readonly Schema[] }): Promise<Migrated> {
  return withClient(url, async (owner) => (await readKnown(owner, schemas)).pending.map(({ schema, names }) => ({ schema: schema.name, migrations: names })))
}

async function readKnown(owner: StatementRunner, schemas: readonly Schema[]): Promise<MigrationState> {
  const database = (await owner.query<{ name: string }>({ text: 'select current_database() as name' })).rows[0]!.name
  const state = await readMigrationState(owner, schemas)
  refuseUnknown(state, database)
  return state
}

/** A failed migration is thrown; TypeORM would print it as well. */
const silent = Object.fromEntries(['logQuery', 'logQueryError', 'logQuerySlow', 'logSchemaBuild', 'logMigration', 'log'].map((name) => [name, () => undefined])) as unknown as Logger

async function runPending(url: string, schema: Schema): Promise<void> {
  // Loaded only here: a process that does not migrate saves TypeORM's 30 MiB.
  const { DataSource } = await import('typeorm')
  const source = new DataSource({
    type: 'postgres',
    url,
    migrations: schema.migrations,
    migrationsTableName: migrationTable(schema),
    migrationsTransactionMode: 'each',
    logger: silent,
    extra: { max: 1, options: '-c role=tongban_owner' },
  })
  await source.initialize()
  try {
    await source.runMigrations()
  } finally {
    await source.destroy()
  }
}
