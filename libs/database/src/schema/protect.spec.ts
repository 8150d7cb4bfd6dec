import { testDatabase, type TestDatabase } from '@tongban/testing'
import type { QueryRunner } from 'typeorm'
import { type Schema, protect } from '../index.js'

class CreateNotes1767225600000 {
  async up(runner: QueryRunner) {
    await runner.query(`
      create table note (centre_id text not null, id int not null, words text not null, primary key (centre_id, id));
      ${protect('note', 'tenant')};
      create table act (centre_id text not null, id int not null, command_id uuid not null, primary key (centre_id, id), constraint act_command unique (centre_id, command_id));
      ${protect('act', 'tenant')};
      create table summary (owner text not null, id int not null, primary key (owner, id));
      ${protect('summary', 'owner', 'owner')};
      create table term (id int primary key);
      ${protect('term', 'reference')};
      create table letter (id bigint generated always as identity primary key, source text not null);
      ${protect('letter', 'plumbing', 'source')};
      create table stamp (id int primary key);
      ${protect('stamp', 'plumbing')};`)
  }

  async down() {}
}

const schema: Schema = {
  name: 'notes',
  tables: { note: 'tenant', act: 'tenant', summary: 'owner', term: 'reference', letter: 'plumbing', stamp: 'plumbing' },
  migrations: [CreateNotes1767225600000],
}

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase({ schemas: [schema] })
})
afterAll(() => db?.close())

const insertNote = (centre: string, id: number) => ({ text: 'insert into note values ($1, $2, $3)', values: [centre, id, '您好'] })

test('a tenant table shows and takes the rows of the named centres alone', async () => {
  await db.app.inTenant(['hz'], (tx) => tx.query(insertNote('hz', 1)))
  await db.app.inTenantEach(['th'], (tx) => tx.query(insertNote('th', 2)))
  const seen = (centres: string[]) => db.app.inTenantEach(centres, async (tx) => (await tx.query({ text: 'select id from note order by id' })).rows.map((row) => row.id))
  expect(await seen(['hz'])).toEqual([1])
  expect(await seen(['th'])).toEqual([2])
  expect(await seen(['hz', 'th'])).toEqual([1, 2])
  expect(await seen([])).toEqual([])
  await expect(db.app.inTenant(['hz'], (tx) => tx.query(insertNote('th', 3)))).rejects.toThrow(/row-level security/)
})

test('an owner table is read by the application and written by plumbing', async () => {
  await db.plumbing.inPlumbing((tx) => tx.query({ text: "insert into summary values ('hz', 1), ('gz', 2)" }))
  const seen = await db.app.inTenant(['gz'], (tx) => tx.query({ text: 'select * from summary' }))
  expect(seen.rows).toEqual([{ owner: 'gz', id: 2 }])
  await expect(db.app.inTenant(['gz'], (tx) => tx.query({ text: "insert into summary values ('gz', 3)" }))).rejects.toThrow(/permission denied/)
})

test('a reference table is read-only to the application', async () => {
  await db.plumbing.inPlumbing((tx) => tx.query({ text: 'insert into term values (1)' }))
  expect((await db.app.inTenantEach([], (tx) => tx.query({ text: 'select * from term' }))).rowCount).toBe(1)
  await expect(db.app.inTenantEach([], (tx) => tx.query({ text: 'delete from term' }))).rejects.toThrow(/permission denied/)
})

test('into a plumbing table with a source the application inserts rows of its own source and reads nothing', async () => {
  const send = (source: string) => db.app.inTenantEach(['hz'], (tx) => tx.query({ text: 'insert into letter (source) values ($1)', values: [source] }))
  expect((await send('hz')).rowCount).toBe(1)
  await expect(send('th')).rejects.toThrow(/row-level security/)
  await expect(db.app.inTenantEach(['hz'], (tx) => tx.query({ text: 'select * from letter' }))).rejects.toThrow(/permission denied/)
  expect((await db.plumbing.inPlumbing((tx) => tx.query({ text: 'delete from letter returning id' }))).rowCount).toBe(1)
})

test('a plumbing table without one is closed to the application', async () => {
  await expect(db.app.inTenantEach(['hz'], (tx) => tx.query({ text: 'insert into stamp values (1)' }))).rejects.toThrow(/permission denied/)
})

test('a row is found by its own unique key, also in a centre that the statistics do not know', async () => {
  const acts = (centre: string) => ({ text: 'insert into act select $1, n, gen_random_uuid() from generate_series(1, 3000) as n', values: [centre] })
  await db.app.inTenant(['hz'], (tx) => tx.query(acts('hz')))
  await db.admin.query({ text: 'analyze act' })
  await db.app.inTenant(['new'], (tx) => tx.query(acts('new')))
  const plan = await db.app.inTenantEach(['new'], (tx) => tx.query({ text: "explain select id from act where centre_id = 'new' and command_id = '01940000-0000-7000-8000-000000000001'" }))
  expect(JSON.stringify(plan.rows)).toMatch(/act_command/)
})
