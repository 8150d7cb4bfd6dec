import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Database, type Statement, type Tx, declaredTables } from '@tongban/database'
import { type TestDatabase, testDatabase } from '@tongban/testing'
import pg from 'pg'
import { allSchemas } from './all-schemas.js'
import { insertRow } from './made-up-row.js'
import { type Table, bareOfOtherRules, readTable, undeclaredTables } from './tables.js'

let db: TestDatabase
let visitors: Visitor[]
const opened: Database[] = []

/** Somebody who works for another centre than `hz`, or for none. */
interface Visitor {
  as: string
  run(statement: Statement): Promise<{ rows: any[]; rowCount: number }>
}

beforeAll(async () => {
  db = await testDatabase({ schemas: allSchemas })
  expect(await undeclaredTables(db.admin, allSchemas)).toEqual({ undeclared: [], missing: [] })
  await bareOfOtherRules(db.admin)
  const used = await Database.open({ url: db.urls.app, name: 'served-another', max: 1 })
  const each = await Database.open({ url: db.urls.app, name: 'one-by-one', max: 1 })
  opened.push(used, each)
  const count: Statement = { text: 'select 1' }
  const through = (road: (fn: (tx: Tx) => Promise<any>) => Promise<any>) => (statement: Statement) => road((tx) => tx.query(statement))
  visitors = [
    { as: 'another centre', run: through((fn) => db.app.inTenant(['th'], fn)) },
    { as: 'another centre, statement by statement', run: through((fn) => db.app.inTenantEach(['th'], fn)) },
    { as: 'several other centres', run: through((fn) => db.app.inTenant(['th', 'gz', 'hzcg'], fn)) },
    { as: 'no centre', run: through((fn) => db.app.inTenant([], fn)) },
    { as: 'no centre, statement by statement', run: through((fn) => db.app.inTenantEach([], fn)) },
    {
      as: 'a connection that served the centre before, now another',
      run: async (statement) => {
        await used.inTenant(['hz'], (tx) => tx.query(count))
        return used.inTenant(['th'], (tx) => tx.query(statement))
      },
    },
    {
      as: 'a session that served the centre before, now another',
      run: async (statement) => {
        await each.inTenantEach(['hz'], (tx) => tx.query(count))
        return each.inTenantEach(['th'], (tx) => tx.query(statement))
      },
    },
    {
      as: 'a session that served the centre before, now none',
      run: async (statement) => {
        await each.inTenantEach(['hz'], (tx) => tx.query(count))
        return each.inTenant([], (tx) => tx.query(statement))
      },
    },
    { as: 'a connection that never named a centre', run: bare },
  ]
})

afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()))
  await db?.close()
})

async function bare(statement: Statement): Promise<{ rows: any[]; rowCount: number }> {
  const client = new pg.Client({ connectionString: db.urls.app })
  await client.connect()
  try {
    const { rows, rowCount } = await client.query(statement as pg.QueryConfig)
    return { rows, rowCount: rowCount ?? 0 }
  } finally {
    await client.end()
  }
}

/** 'refused' when PostgreSQL denies it (grant or policy), otherwise how many rows it touched. */
const attempt = (run: Visitor['run'], statement: Statement): Promise<number | 'refused'> =>
  run(statement).then(({ rowCount }) => rowCount, (error: { code?: string }) => {
    if (error.code === '42501') return 'refused' as const
    throw error
  })

const touch = ({ columns }: Table): string => `${columns[0]!.name} = ${columns[0]!.name}`

test('no library with tables is left out', () => {
  const libs = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../libs')
  const named = globSync('**/src/schema.ts', { cwd: libs, exclude: (name) => name === 'node_modules' })
    .flatMap((file) => [...readFileSync(path.join(libs, file), 'utf8').matchAll(/^ {2}name: '(.+)',$/gm)].map(([, name]) => name))
  expect(allSchemas.map(({ name }) => name).sort()).toEqual(named.sort())
})

test('a table that no schema declares is named', async () => {
  await db.admin.query({ text: 'create table stray (id int)' })
  expect(await undeclaredTables(db.admin, allSchemas)).toEqual({ undeclared: ['stray'], missing: [] })
  await db.admin.query({ text: 'drop table stray' })
})

test('a table without policies is seen to leak', async () => {
  await db.admin.query({ text: "create table leaky (centre_id text); grant select on leaky to tongban_app; insert into leaky values ('hz')" })
  for (const { run } of visitors) expect(await attempt(run, { text: "select * from leaky where centre_id = 'hz'" })).toBe(1)
  await db.admin.query({ text: 'drop table leaky' })
})

test('the application role owns nothing and cannot bypass row-level security', async () => {
  const roles = await db.admin.query({
    text: `select rolname from pg_roles where (pg_has_role(rolname, 'tongban_app', 'member') or pg_has_role(rolname, 'tongban_plumbing', 'member'))
           and rolname <> current_user and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) and rolname like 'tb%'`,
  })
  expect(roles.rows).toEqual([])
  const owned = await db.admin.query({
    text: `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
           and relowner <> 'tongban_owner'::regrole and relname not like '%\\_default'`,
  })
  expect(owned.rows).toEqual([])
})

test('nothing leads around the policies: no partition with grants, no view with its owner\'s rights, no definer function for the application', async () => {
  const partitions = await db.admin.query({
    text: `select relname from pg_class where relispartition and relkind in ('r', 'p') and has_table_privilege('tongban_app', oid, 'select, insert, update, delete')`,
  })
  const views = await db.admin.query({
    text: `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any(reloptions), false)`,
  })
  const functions = await db.admin.query({
    text: `select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege('tongban_app', oid, 'execute')`,
  })
  expect([partitions.rows, views.rows, functions.rows]).toEqual([[], [], []])
})

describe.each([...declaredTables(allSchemas)])('%s (%s)', (name, cls) => {
  let table: Table
  // Under a policy a foreign row is not there to be written: none touched is as good as a refusal. Without one only a refusal will do.
  const writing = async (run: Visitor['run'], statement: Statement) => {
    const outcome = await attempt(run, statement)
    return outcome === 0 && cls === 'tenant' ? 'refused' : outcome
  }
  const ours = () => `${table.centreColumn} = 'hz'`
  const untouched = async () => (await db.admin.query({ text: `select to_jsonb(t)::text as row from ${name} t order by 1` })).rows

  beforeAll(async () => {
    table = await readTable(db.admin, name, cls)
    if (cls === 'reference' || table.centreColumn === undefined) return
    for (const centre of ['hz', 'th']) await db.admin.query(insertRow(table, centre))
  })

  test('stands as its class says', () => {
    if (cls === 'tenant' || cls === 'owner') expect(table).toMatchObject({ forced: true, centreColumn: expect.any(String) })
    else expect(table.forced).toBe(table.centreColumn !== undefined)
  })

  test('is read by nobody who has no business there', async () => {
    for (const { as, run } of visitors) {
      const seen = await attempt(run, { text: `select * from ${name} ${table.centreColumn && cls !== 'reference' ? `where ${ours()}` : ''}` })
      const expected = { tenant: 0, owner: 0, reference: expect.any(Number), plumbing: 'refused' }[cls]
      expect({ as, seen }).toEqual({ as, seen: expected })
    }
  })

  test('is written by nobody who has no business there', async () => {
    const before = await untouched()
    for (const { as, run } of visitors) {
      const where = table.centreColumn ? `where ${ours()}` : ''
      const inserted = await attempt(run, insertRow(table, 'hz'))
      const updated = await writing(run, { text: `update ${name} set ${touch(table)} ${where}` })
      const deleted = await writing(run, { text: `delete from ${name} ${where}` })
      expect({ as, inserted, updated, deleted }).toEqual({ as, inserted: 'refused', updated: 'refused', deleted: 'refused' })
    }
    expect(await untouched()).toEqual(before)
  })

  if (cls === 'tenant') {
    test('shows its rows to their centre, and lets none be given away', async () => {
      const visible = await db.app.inTenant(['hz'], (tx) => tx.query({ text: `select ${table.centreColumn} as centre from ${name}` }))
      expect(visible.rows).toEqual([{ centre: 'hz' }])
      const givenAway = await attempt((statement) => db.app.inTenant(['hz'], (tx) => tx.query(statement)), { text: `update ${name} set ${table.centreColumn} = 'th'` })
      expect(givenAway).toBe('refused')
    })
  }

  if (cls === 'plumbing') {
    test('takes from the application at most rows of its own centre', async () => {
      const own = await attempt((statement) => db.app.inTenantEach(['hz'], (tx) => tx.query(statement)), insertRow(table, 'hz'))
      expect(own).toBe(table.centreColumn ? 1 : 'refused')
    })
  }

  if (cls === 'owner') {
    test('shows its rows to their ledger\'s centre, which writes none', async () => {
      const run: Visitor['run'] = (statement) => db.app.inTenant(['hz'], (tx) => tx.query(statement))
      expect(await attempt(run, { text: `select * from ${name}` })).toBe(1)
      expect(await attempt(run, insertRow(table, 'hz'))).toBe('refused')
      expect(await attempt(run, { text: `update ${name} set ${touch(table)}` })).toBe('refused')
      expect(await attempt(run, { text: `delete from ${name}` })).toBe('refused')
    })
  }
})
