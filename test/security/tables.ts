import { type Schema, type TableClass, type Tx, declaredTables } from '@tongban/database'

export interface Table {
  name: string
  cls: TableClass
  /** The column that names the centre, where a policy compares one. */
  centreColumn: string | undefined
  forced: boolean
  columns: Column[]
}

export interface Column {
  name: string
  type: string
  needed: boolean
}

/** The tables that stand in the database and in no schema's declaration, and those declared that do not stand. */
export async function undeclaredTables(admin: Tx, schemas: readonly Schema[]): Promise<{ undeclared: string[]; missing: string[] }> {
  const declared = declaredTables(schemas)
  const { rows } = await admin.query<{ name: string }>({
    text: `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`,
  })
  const standing = rows.map(({ name }) => name.replace(/^public\./, ''))
  return { undeclared: standing.filter((name) => !declared.has(name)), missing: [...declared.keys()].filter((name) => !standing.includes(name)) }
}

/** What the catalogue of PostgreSQL says about a table. */
export async function readTable(admin: Tx, name: string, cls: TableClass): Promise<Table> {
  const columns = await admin.query<Column>({
    text: `select quote_ident(a.attname) as name, format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), null) as type,
                  a.attnotnull and not a.atthasdef as needed
           from pg_attribute a join pg_type t on t.oid = a.atttypid
           where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = '' order by a.attnum`,
    values: [name],
  })
  const security = await admin.query<{ forced: boolean; policies: string | null }>({
    text: `select relrowsecurity and relforcerowsecurity as forced,
                  (select string_agg(coalesce(pg_get_expr(polqual, polrelid), '') || pg_get_expr(polwithcheck, polrelid), ' ') from pg_policy where polrelid = c.oid) as policies
           from pg_class c where oid = $1::regclass`,
    values: [name],
  })
  const { forced, policies } = security.rows[0]!
  return { name, cls, forced, columns: columns.rows, centreColumn: /\(?(\w+) = ANY \(string_to_array\(current_setting\('tb\.centres'/.exec(policies ?? '')?.[1] }
}

/**
 * Takes away everything but row-level security and grants that could refuse a statement (checks, triggers, foreign keys, missing partitions),
 * so that one made-up row fits any table and a refusal can only come from what is tested.
 */
export async function bareOfOtherRules(admin: Tx): Promise<void> {
  await admin.query({
    text: `do $$ declare r record; begin
      for r in select conrelid::regclass as t, conname from pg_constraint c join pg_class k on k.oid = c.conrelid
               where contype in ('c', 'f') and connamespace = 'public'::regnamespace and coninhcount = 0 and conparentid = 0 loop
        execute format('alter table %s drop constraint %I cascade', r.t, r.conname); end loop;
      for r in select oid::regclass as t from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace loop
        execute format('alter table %s disable trigger all', r.t); end loop;
      for r in select oid::regclass as t, relname from pg_class k where relkind = 'p' and relnamespace = 'public'::regnamespace
               and not exists (select from pg_partitioned_table where partrelid = k.oid and partdefid <> 0) loop
        execute format('create table %I partition of %s default', r.relname || '_default', r.t); end loop;
    end $$`,
  })
}
