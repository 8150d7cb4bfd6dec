import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { forkGuardian, withClient } from '@tongban/database'
import { run } from '../run.js'
import { lockFolder, type Lock } from '../up/lock.js'

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-migrate-'))
const kept = { TONGBAN_DATA: process.env.TONGBAN_DATA, TONGBAN_PORT: process.env.TONGBAN_PORT, DATABASE_URL: process.env.DATABASE_URL }
let port: number

beforeAll(async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  port = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
  Object.assign(process.env, { TONGBAN_DATA: folder, TONGBAN_PORT: String(port - 10) })
  delete process.env.DATABASE_URL
})
afterAll(() => {
  for (const [name, value] of Object.entries(kept)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  rmSync(folder, { recursive: true, force: true })
})

async function migrate(...args: string[]) {
  let [out, err] = ['', '']
  const code = await run(['migrate', ...args], {}, { out: (text) => { out += text }, err: (text) => { err += text } })
  return { code, out, err }
}
const postgres = path.join(folder, 'postgresql')
const ended = () => expect(existsSync(path.join(postgres, 'data/postmaster.pid'))).toBe(false)

test('creates and migrates every database with PostgreSQL alone, once, and leaves nothing running', async () => {
  const first = await migrate('--json')
  expect([first.code, first.err]).toEqual([0, ''])
  const done = JSON.parse(first.out) as { database: string; migrations: { schema: string }[] }[]
  expect(done.map(({ database }) => database)).toEqual(expect.arrayContaining(['tongban_exchange', 'tongban_city_office', 'tongban_city_centre', 'tongban_haizhu', 'tongban_tianhe', 'tongban_yuexiu_beijing']))
  expect(done.find(({ database }) => database === 'tongban_haizhu')!.migrations.map(({ schema }) => schema)).toEqual(expect.arrayContaining(['directory', 'exchange', 'implementation-lists', 'cases', 'ledger']))
  ended()
  expect(existsSync(path.join(folder, 'lock'))).toBe(false)
  const second = await migrate()
  expect(second.out.trimEnd().split('\n')).toEqual(done.map(({ database }) => `${database}: at this version already`))
  expect((await migrate('--lang', 'zh')).out).toContain('tongban_haizhu：已是本版本')
  ended()
}, 120_000)

test('refuses a newer database by name, before any other is changed', async () => {
  const guardian = await forkGuardian({ folder: postgres, port })
  const admin = (database: string) => { const url = new URL(guardian.adminUrl); url.pathname = `/${database}`; return url.href }
  await withClient(admin('tongban_tianhe'), (client) => client.query({ text: "insert into migration_cases (timestamp, name) values (4102444800000, 'FromTheFuture4102444800000')" }))
  const last = await withClient(admin('tongban_haizhu'), (client) => client.query({ text: 'delete from migration_ledger returning name' }))
  await guardian.stop()
  const { code, out, err } = await migrate('--json')
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe('The database tongban_tianhe is newer than this program, which does not know cases: FromTheFuture4102444800000. Start the newer program, or use another database.\n')
  expect((await migrate('--lang', 'zh')).err).toContain('数据库 tongban_tianhe 比本程序新')
  const again = await forkGuardian({ folder: postgres, port })
  expect(last.rowCount).toBeGreaterThan(0)
  expect((await withClient(admin('tongban_haizhu'), (client) => client.query({ text: 'select from migration_ledger' }))).rowCount).toBe(0)
  await again.stop()
}, 120_000)

test('beside a running Tongban, on a busy port, or in a folder that cannot be written it says so', async () => {
  const lock = lockFolder(folder) as Lock
  const beside = (await migrate()).err
  expect(beside).toContain(`Tongban is already running on the data folder`)
  expect(beside).toMatch(/TONGBAN_PORT=\d+ npm start\.\n$/)
  lock.release()
  const server = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  expect(await migrate()).toEqual({ code: 2, out: '', err: `Port ${port} on 127.0.0.1, which PostgreSQL needs, is taken by another program. Stop that program, or choose other ports with TONGBAN_PORT.\n` })
  expect((await migrate('--lang', 'zh')).err).toContain(`PostgreSQL 需要的端口 127.0.0.1:${port} 已被其他程序占用`)
  await new Promise((resolve) => server.close(resolve))
  process.env.TONGBAN_DATA = '/proc/tongban'
  expect((await migrate()).err).toContain('The folder /proc/tongban cannot be written')
  process.env.TONGBAN_DATA = folder
}, 60_000)
