import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import type { Tx } from '../access/statement.js'
import { type Schema, migrationName, migrationTable } from './schema.js'

export interface MigrationState {
  /** Done in the database, unknown to this program: `schema: migration`. */
  unknown: string[]
  /** Known to this program, not done yet, by schema in the order given. */
  pending: { schema: Schema; names: string[] }[]
}

/** Compares what was done in the database with what this program knows. */
export async function readMigrationState(tx: Tx, schemas: readonly Schema[]): Promise<MigrationState> {
  const tables = (await tx.query<{ table: string }>({
    text: `select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'public' and c.relkind = 'r' and c.relname like 'migration\\_%' order by 1`,
  })).rows.map((row) => row.table)
  const known = new Map(schemas.map((schema) => [migrationTable(schema), schema]))
  const done = new Map<string, Set<string>>()
  for (const table of tables) {
    const { rows } = await tx.query<{ name: string }>({ text: `select name from "${table}" order by id` })
    done.set(table, new Set(rows.map((row) => row.name)))
  }
  const unknown = tables.flatMap((table) => {
    const names = new Set(known.get(table)?.migrations.map(migrationName))
    return [...done.get(table)!].filter((name) => !names.has(name)).map((name) => `${table.slice('migration_'.length)}: ${name}`)
  })
  const pending = schemas
    .map((schema) => ({ schema, names: schema.migrations.map(migrationName).filter((name) => !done.get(migrationTable(schema))?.has(name)) }))
    .filter(({ names }) => names.length > 0)
  return { unknown, pending }
}

/** Throws when the database was migrated by a newer program, naming the migrations. */
export function refuseUnknown({ unknown }: MigrationState, database: string): void {
  if (unknown.length > 0) throw new RefusedError(refuse('database-newer', { database, migrations: unknown }))
}
