import { type TestDatabase, testDatabase } from '@tongban/testing'
import { Database, isOutage, tenantSetting } from '../index.js'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase({ schemas: [] })
  await db.owner.query({ text: 'create table mark (id int primary key); grant select, insert on mark to tongban_app' })
})
afterAll(() => db?.close())

const current = { text: "select current_setting('tb.centres', true) as centres, pg_backend_pid() as pid" }
const insert = (id: number) => ({ name: 'insert-mark', text: 'insert into mark values ($1)', values: [id] })
const marks = async () => (await db.app.inTenant([], (tx) => tx.query({ text: 'select id from mark order by id' }))).rows.map((row) => row.id)

test.each([["hz'; drop table mark; --"], ['HZ'], ['h'], ['hz,th'], ['abcdefghijklm'], ['']])('%j is not a centre id and never reaches the database', async (centre) => {
  await expect(db.app.inTenant([centre], async () => undefined).catch((error) => error.message)).resolves.toContain('is not a centre id')
  expect(() => tenantSetting([centre])).toThrow(RangeError)
})

test('a transaction names its centres and forgets them with its end', async () => {
  const one = await Database.open({ url: db.urls.app, name: 'one', max: 1 })
  expect((await one.inTenant(['hz', 'gz'], (tx) => tx.query(current))).rows[0].centres).toBe('hz,gz')
  expect((await one.inTenant([], (tx) => tx.query(current))).rows[0].centres).toBe('')
  expect((await one.inTenantEach(['th'], (tx) => tx.query(current))).rows[0].centres).toBe('th')
  expect((await one.inTenant(['hz'], (tx) => tx.query(current))).rows[0].centres).toBe('hz')
  expect((await one.inTenantEach(['th'], (tx) => tx.query(current))).rows[0].centres).toBe('th')
  expect((await one.inTenantEach([], (tx) => tx.query(current))).rows[0].centres).toBe('')
  await one.close()
})

test('what a transaction throws undoes what it wrote', async () => {
  await expect(db.app.inTenant(['hz'], async (tx) => {
    await tx.query(insert(1))
    throw new Error('changed my mind')
  })).rejects.toThrow('changed my mind')
  expect(await marks()).toEqual([])
})

test('a transaction whose failed statement was swallowed is not taken for written', async () => {
  const act = db.app.inTenant(['hz'], async (tx) => {
    await tx.query(insert(2))
    await tx.query({ text: 'select 1 / 0' }).catch(() => undefined)
    return 'done'
  })
  await expect(act).rejects.toThrow('The transaction was not committed: PostgreSQL answered ROLLBACK')
  expect(await marks()).toEqual([])
})

test('statements sent together travel together, in order', async () => {
  const [first, second] = await db.app.inTenant(['hz'], (tx) => Promise.all([tx.query(insert(3)), tx.query({ text: 'select count(*)::int as n from mark' })]))
  expect([first.rowCount, second.rows[0].n]).toEqual([1, 1])
})

test('one of several statements sent together fails: nothing stays', async () => {
  await expect(db.app.inTenant(['hz'], (tx) => Promise.all([tx.query(insert(4)), tx.query(insert(3)), tx.query(insert(5))]))).rejects.toThrow(/duplicate key/)
  expect(await marks()).toEqual([3])
})

test('a single statement that fails costs its connection, even when the failure was caught', async () => {
  const one = await Database.open({ url: db.urls.app, name: 'one', max: 1 })
  const pid = async () => (await one.inTenantEach(['hz'], (tx) => tx.query(current))).rows[0].pid as number
  const first = await pid()
  expect(await pid()).toBe(first)
  await one.inTenantEach(['hz'], (tx) => tx.query(insert(3)).catch(() => undefined))
  expect(await pid()).not.toBe(first)
  await one.close()
})

test('a tx is good only inside its function', async () => {
  const kept = await db.app.inTenant(['hz'], async (tx) => tx)
  await expect(kept.query(current)).rejects.toThrow('This transaction is over')
})

test('the machinery\'s transactions are refused to the application', async () => {
  await expect(db.app.inPlumbing(async () => 1)).rejects.toThrow('needs a database opened with role "plumbing"')
  expect(await db.plumbing.inPlumbing(async () => 1)).toBe(1)
})

test('a date stays the day it is, whatever the time zone of the process', async () => {
  const { rows } = await db.app.inTenant([], (tx) => tx.query({ text: "select '2015-06-30'::date as day, 9007199254740993::bigint as big, '2015-06-30T01:00:00.123Z'::timestamptz as at" }))
  expect(rows).toEqual([{ day: '2015-06-30', big: '9007199254740993', at: new Date('2015-06-30T01:00:00.123Z') }])
})

test('a connection ended by the server is an outage, and the next act works', async () => {
  const one = await Database.open({ url: db.urls.app, name: 'to-be-ended', max: 1 })
  const end = { text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to-be-ended'" }
  const hanging = one.inTenant(['hz'], (tx) => tx.query({ text: 'select pg_sleep(10)' })).catch((error) => error)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await db.admin.query(end)
  expect(isOutage(await hanging)).toBe(true)
  expect((await one.inTenant(['hz'], (tx) => tx.query(current))).rowCount).toBe(1)
  await one.close()
  await expect(Database.open({ url: 'postgres://nobody:x@127.0.0.1:1/none', name: 'nowhere' }).catch(isOutage)).resolves.toBe(true)
})

test('a dedicated connection hears what is notified, and tells when it is lost', async () => {
  const dedicated = await db.plumbing.dedicated()
  const heard = new Promise<string>((resolve) => void dedicated.listen('outbox', resolve).then(() => db.plumbing.inPlumbing((tx) => tx.query({ text: "select pg_notify('outbox', 'hz')" }))))
  expect(await heard).toBe('hz')
  const lost = new Promise<Error>((resolve) => dedicated.onLost(resolve))
  const { rows } = await dedicated.query<{ pid: number }>({ text: 'select pg_backend_pid() as pid' })
  await db.admin.query({ text: 'select pg_terminate_backend($1)', values: [rows[0]!.pid] })
  expect(await lost).toBeInstanceOf(Error)
  await dedicated.release()
})
