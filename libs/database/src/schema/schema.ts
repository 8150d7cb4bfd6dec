import type { MigrationInterface } from 'typeorm'

/**
 * Each table is in exactly one class.
 * tenant: rows of a centre, seen and written only for that centre. owner: a ledger's rows, read for the owning tier's centre, written by plumbing.
 * reference: the same for everybody, read-only to the application. plumbing: the machinery's own.
 */
export type TableClass = 'tenant' | 'owner' | 'reference' | 'plumbing'

/** A TypeORM migration with raw SQL; the class name ends in a 13-digit timestamp, such as CreateOutbox1767225600000. */
export type MigrationClass = new () => MigrationInterface

/** The tables of one library. */
export interface Schema {
  name: string
  tables: Record<string, TableClass>
  migrations: MigrationClass[]
}

/** Where the migrations done for this schema are recorded. */
export const migrationTable = (schema: Pick<Schema, 'name'>): string => `migration_${schema.name.replaceAll('-', '_')}`

/** All tables that these schemas declare, the records of migrations (reference) included. Throws when two schemas declare the same table. */
export function declaredTables(schemas: readonly Schema[]): Map<string, TableClass> {
  const declared = new Map<string, TableClass>()
  for (const schema of schemas) {
    for (const [table, cls] of [...Object.entries(schema.tables), [migrationTable(schema), 'reference'] as const]) {
      if (declared.has(table)) throw new Error(`Table ${table} of schema ${schema.name} is declared twice`)
      declared.set(table, cls)
    }
  }
  return declared
}

/** The name under which TypeORM records a migration. */
export const migrationName = (migration: MigrationClass): string => new migration().name ?? migration.name
