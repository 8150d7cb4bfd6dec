import type { TableClass } from './schema.js'

const IDENTIFIER = /^[a-z_][a-z0-9_]*$/
/**
 * `is true` changes no answer and keeps the condition out of index scans. Inside one, PostgreSQL no longer knows that a unique key finds one row: for a centre that
 * its statistics take for small it then reads any index that begins with the centre and filters all of that centre's rows.
 */
const ours = (column: string): string => `(${column} = any(string_to_array(current_setting('tb.centres', true), ','))) is true`

/**
 * The SQL that puts a table into its class: forced row-level security, policies, and grants to the group roles. Run it in the migration that creates the table.
 * `column` is the one that names the centre. A plumbing table has none unless the application may insert into it:
 * `protect('outbox', 'plumbing', 'source')` lets it insert rows whose source is one of its centres, and nothing else.
 */
export function protect(table: string, cls: TableClass, column?: string): string {
  for (const name of [table, column ?? 'centre_id']) if (!IDENTIFIER.test(name)) throw new RangeError(`"${name}" is not a plain SQL name`)
  return clauses[cls](table, column).join(';\n')
}

const clauses: Record<TableClass, (table: string, column?: string) => string[]> = {
  tenant: (table, column = 'centre_id') => [
    ...forced(table),
    // For every role, the owner included: whoever comes without a centre sees nothing.
    `create policy ${table}_centre on ${table} using (${ours(column)}) with check (${ours(column)})`,
    `grant select, insert, update, delete on ${table} to tongban_app, tongban_plumbing`,
  ],
  owner: (table, column = 'centre_id') => [
    ...forced(table),
    `create policy ${table}_owner on ${table} using (${ours(column)}) with check (${ours(column)})`,
    `create policy ${table}_plumbing on ${table} to tongban_plumbing using (true) with check (true)`,
    `grant select on ${table} to tongban_app`,
    `grant select, insert, update, delete on ${table} to tongban_plumbing`,
  ],
  reference: (table) => [
    `grant select on ${table} to tongban_app`,
    `grant select, insert, update, delete on ${table} to tongban_plumbing`,
  ],
  plumbing: (table, column) => [
    `grant select, insert, update, delete, truncate on ${table} to tongban_plumbing`,
    ...(column === undefined ? [] : [
      ...forced(table),
      `create policy ${table}_machinery on ${table} to tongban_plumbing, tongban_owner using (true) with check (true)`,
      `create policy ${table}_own_source on ${table} for insert to tongban_app with check (${ours(column)})`,
      `grant insert on ${table} to tongban_app`,
    ]),
  ],
}

const forced = (table: string): string[] => [`alter table ${table} enable row level security`, `alter table ${table} force row level security`]
