import { type TestDatabase, testDatabase } from '@tongban/testing'
import { type MigrationClass, type Schema, assertSchemaKnown, declaredTables, migrate, pendingMigrations } from '../index.js'

const creates = (name: string, sql: string): MigrationClass =>
  ({ [name]: class { name = name; async up(runner: any) { await runner.query(sql) } async down() {} } })[name] as MigrationClass

const base: Schema = { name: 'base', tables: { a: 'reference' }, migrations: [creates('CreateA1767225600000', 'create table a (id int primary key)')] }
const above: Schema = { name: 'on-top', tables: { b: 'reference' }, migrations: [creates('CreateB1767225500000', 'create table b (a int references a (id))')] }
const newer: Schema = { ...base, migrations: [...base.migrations, creates('AddWords1767225700000', 'alter table a add column words text')] }

let db: TestDatabase
beforeEach(async () => {
  db = await testDatabase({ schemas: [] })
})
afterEach(() => db?.close())
const url = () => db.urls.owner

test('schemas are migrated in the order given, whatever their timestamps, and once', async () => {
  expect(await migrate({ url: url(), schemas: [base, above] })).toEqual([
    { schema: 'base', migrations: ['CreateA1767225600000'] },
    { schema: 'on-top', migrations: ['CreateB1767225500000'] },
  ])
  expect(await migrate({ url: url(), schemas: [base, above] })).toEqual([])
  await assertSchemaKnown(db.app, [base, above])
})

test('what a migration creates belongs to the group of owners', async () => {
  await migrate({ url: url(), schemas: [base] })
  const { rows } = await db.admin.query({ text: "select relowner::regrole::text as owner from pg_class where relname in ('a', 'migration_base')" })
  expect(rows).toEqual([{ owner: 'tongban_owner' }, { owner: 'tongban_owner' }])
})

test('two processes that migrate at once do it once', async () => {
  const both = await Promise.all([migrate({ url: url(), schemas: [base, above] }), migrate({ url: url(), schemas: [base, above] })])
  expect(both.map((done) => done.length).sort()).toEqual([0, 2])
})

test('a database that is newer than the program is refused, with the migration\'s name', async () => {
  await migrate({ url: url(), schemas: [newer] })
  const refusal = /is newer than this program, which does not know base: AddWords1767225700000\. Start the newer program/
  await expect(assertSchemaKnown(db.app, [base])).rejects.toThrow(refusal)
  await expect(migrate({ url: url(), schemas: [base] })).rejects.toThrow(refusal)
  await expect(assertSchemaKnown(db.app, [above])).rejects.toThrow(/does not know base: CreateA1767225600000, base: AddWords1767225700000/)
})

test('what a migration would do is told without doing it, and refused alike', async () => {
  expect(await pendingMigrations({ url: url(), schemas: [newer] })).toEqual([{ schema: 'base', migrations: ['CreateA1767225600000', 'AddWords1767225700000'] }])
  expect(await migrate({ url: url(), schemas: [newer] })).toHaveLength(1)
  expect(await pendingMigrations({ url: url(), schemas: [newer] })).toEqual([])
  await expect(pendingMigrations({ url: url(), schemas: [base] })).rejects.toMatchObject({ refusal: { refused: 'database-newer', params: { migrations: ['base: AddWords1767225700000'] } } })
})

test('a database that lacks a migration is refused, with the way out', async () => {
  await migrate({ url: url(), schemas: [base] })
  await expect(assertSchemaKnown(db.app, [newer])).rejects.toThrow(/lacks the migration base: AddWords1767225700000. Run "tongban migrate" first/)
})

test('a migration that fails leaves nothing of itself', async () => {
  const broken: Schema = { ...base, migrations: [...base.migrations, creates('Break1767225700000', 'create table half (id int); select 1 / 0')] }
  await expect(migrate({ url: url(), schemas: [broken] })).rejects.toThrow(/division by zero/)
  const { rows } = await db.admin.query({ text: "select relname from pg_class where relname in ('a', 'half')" })
  expect(rows).toEqual([{ relname: 'a' }])
})

test('a table declared twice is a fault', () => {
  expect(() => declaredTables([base, { ...above, tables: { a: 'tenant' } }])).toThrow('Table a of schema on-top is declared twice')
})
