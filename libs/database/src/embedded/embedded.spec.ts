import { type ChildProcess, fork, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { guardianMain } from '../index.js'
import { embeddedAdminUrl } from './admin-secret.js'
import { ensureBinaries } from './binaries.js'
import { isAlive } from './postmaster.js'
import { chooseRunner } from './runner.js'

// A user of every Linux; initdb wants one that has a name.
const DAEMON = 1
const asRoot = process.getuid?.() === 0
const folders: string[] = []
const guardians: ChildProcess[] = []

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-embedded-'))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const guardian of guardians.splice(0)) await ending(guardian, () => guardian.kill('SIGTERM'))
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

interface Started {
  guardian: ChildProcess
  port: number
  pid: number
  adopted: boolean
}

/** Forks a guardian as a supervisor does and waits for its word. */
function guard(folder: string, port = 0, ids: { uid?: number; gid?: number } = {}): Promise<Started> {
  const guardian = fork(guardianMain, [folder, String(port)], { ...ids, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  guardians.push(guardian)
  return new Promise((resolve, reject) =>
    guardian.once('message', (message: any) => (message.ready ? resolve({ guardian, ...message }) : reject(new Error(message.failed)))))
}

const ending = (child: ChildProcess, act: () => void): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', resolve)
    act()
  })

const gone = async (pid: number): Promise<boolean> => {
  for (let n = 0; n < 100 && isAlive(pid); n++) await new Promise((resolve) => setTimeout(resolve, 50))
  return !isAlive(pid)
}

async function ask(url: string, text: string): Promise<any[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('starts with the settings of a small machine, for nobody without the password, and ends with its parent\'s word', async () => {
  const folder = newFolder()
  const { guardian, port, pid } = await guard(folder)
  const url = embeddedAdminUrl(folder, port)
  const settings = await ask(url, `select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'io_method', 'password_encryption') order by name`)
  expect(settings.map((row) => `${row.name}=${row.setting}`)).toEqual(
    ['fsync=on', 'io_method=sync', 'listen_addresses=127.0.0.1', 'password_encryption=scram-sha-256', 'synchronous_commit=on'])
  expect((await ask(url, 'select distinct auth_method from pg_hba_file_rules')).map((row) => row.auth_method)).toEqual(['scram-sha-256'])
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')
  expect(fs.statSync(path.join(folder, 'admin.secret')).mode & 0o777).toBe(0o600)
  expect(await ending(guardian, () => guardian.disconnect())).toBe(0)
  expect(await gone(pid)).toBe(true)
})

test('a guardian that was killed leaves the server to the next one, which adopts it', async () => {
  const folder = newFolder()
  const first = await guard(folder)
  await ask(embeddedAdminUrl(folder, first.port), 'create table kept as select 1 as one')
  await ending(first.guardian, () => first.guardian.kill('SIGKILL'))
  const second = await guard(folder, first.port)
  expect(second).toMatchObject({ adopted: true, pid: first.pid, port: first.port })
  expect(await ask(embeddedAdminUrl(folder, second.port), 'select one from kept')).toEqual([{ one: 1 }])
  expect(await ending(second.guardian, () => second.guardian.kill('SIGTERM'))).toBe(0)
  expect(await gone(first.pid)).toBe(true)
})

test('a server that was killed costs its guardian the life, and the next one recovers what was committed', async () => {
  const folder = newFolder()
  const first = await guard(folder)
  await ask(embeddedAdminUrl(folder, first.port), 'create table kept as select 1 as one')
  expect(await ending(first.guardian, () => process.kill(first.pid, 'SIGKILL'))).toBe(1)
  expect(fs.existsSync(path.join(folder, 'data/postmaster.pid'))).toBe(true)
  const second = await guard(folder, first.port)
  expect(second.adopted).toBe(false)
  expect(await ask(embeddedAdminUrl(folder, second.port), 'select one from kept')).toEqual([{ one: 1 }])
})

test('a postmaster.pid whose number another program has now does not keep it from starting', async () => {
  const folder = newFolder()
  const first = await guard(folder)
  await ending(first.guardian, () => process.kill(first.pid, 'SIGKILL'))
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
  const file = path.join(folder, 'data/postmaster.pid')
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
  const second = await guard(folder, first.port)
  expect(second.adopted).toBe(false)
  expect(isAlive(stranger.pid!)).toBe(true)
  stranger.kill()
})

test('a server whose connection hangs is ended by force before its supervisor loses patience', async () => {
  const folder = newFolder()
  const { guardian, port, pid } = await guard(folder)
  const client = new pg.Client({ connectionString: embeddedAdminUrl(folder, port) })
  client.on('error', () => undefined)
  await client.connect()
  const backend = Number((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
  process.kill(backend, 'SIGSTOP')
  const asked = Date.now()
  guardian.kill('SIGTERM')
  const forced = () => fs.readFileSync(path.join(folder, 'postgres.log'), 'utf8').includes('received immediate shutdown request')
  while (!forced() && Date.now() < asked + 9_000) await new Promise((resolve) => setTimeout(resolve, 25))
  const took = Date.now() - asked
  process.kill(backend, 'SIGCONT')
  expect(await gone(pid)).toBe(true)
  // The supervisor kills the guardian after 5 s: who has not ended PostgreSQL by then leaves it behind.
  expect(took).toBeLessThan(5_000)
})

test('a busy port is named, with the way out', async () => {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await expect(guard(newFolder(), port)).rejects.toThrow(`Port ${port} on 127.0.0.1, which PostgreSQL needs, is taken by another program. Stop that program, or choose other ports with TONGBAN_PORT.`)
  server.close()
})

test('a folder that cannot be written is named, with the way out, and at once', async () => {
  const file = path.join(newFolder(), 'file')
  fs.writeFileSync(file, '')
  const asked = Date.now()
  // Below /proc Node's recursive mkdir would never return.
  for (const folder of ['/proc/tongban', '/proc/self/tongban/deep', file, path.join(file, 'below/it')])
    await expect(guard(folder)).rejects.toThrow(new RegExp(`The folder ${folder} cannot be written \\(E\\w+\\). Make it writable, or take another one: TONGBAN_DATA=`))
  expect(Date.now() - asked).toBeLessThan(15_000)
})

/** Only root can become somebody else. */
const whenRoot = (title: string, fn: () => unknown): void => {
  if (asRoot) test(title, fn as () => Promise<void>)
}

whenRoot('root starts it as an unprivileged user, and an ordinary user as themselves', async () => {
  const ofRoot = await guard(newFolder())
  expect(fs.statSync(`/proc/${ofRoot.pid}`).uid).toBe(65534)
  const folder = newFolder()
  fs.chownSync(folder, DAEMON, DAEMON)
  const ofUser = await guard(folder, 0, { uid: DAEMON, gid: DAEMON })
  expect(fs.statSync(`/proc/${ofUser.pid}`).uid).toBe(DAEMON)
})

whenRoot('binaries in a folder closed to that user, without their links (npm ci --ignore-scripts), are copied and linked', () => {
  const home = newFolder()
  fs.chmodSync(home, 0o700)
  const installed = path.join(home, 'package')
  fs.cpSync(path.dirname(ensureBinaries(newFolder(), { ids: {}, own: () => undefined })), installed, { recursive: true, verbatimSymlinks: true })
  const links = JSON.parse(fs.readFileSync(path.join(installed, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[]
  for (const { target } of links) fs.rmSync(path.join(installed, target))
  const folder = newFolder()
  const native = ensureBinaries(folder, chooseRunner(), installed)
  expect(path.dirname(path.dirname(native))).toBe(folder)
  expect(fs.existsSync(path.join(native, 'lib/libpq.so.5'))).toBe(true)
})

whenRoot('a data folder below one that is closed to that user is used all the same, started again and adopted', async () => {
  const home = newFolder()
  fs.chmodSync(home, 0o700)
  const folder = path.join(home, 'demo/postgres')
  const first = await guard(folder)
  await ask(embeddedAdminUrl(folder, first.port), 'create table kept as select 1 as one')
  await ending(first.guardian, () => first.guardian.kill('SIGKILL'))
  const second = await guard(folder, first.port)
  expect(second).toMatchObject({ adopted: true, pid: first.pid })
  await ending(second.guardian, () => process.kill(first.pid, 'SIGKILL'))
  const third = await guard(folder, first.port)
  expect(third.adopted).toBe(false)
  expect(await ask(embeddedAdminUrl(folder, third.port), 'select one from kept')).toEqual([{ one: 1 }])
  expect(fs.statSync(path.join(folder, 'data')).mode & 0o777).toBe(0o700)
})

whenRoot('binaries and data both closed to that user: the copy lies outside', () => {
  const home = newFolder()
  fs.chmodSync(home, 0o700)
  const installed = path.join(home, 'package')
  fs.cpSync(path.dirname(ensureBinaries(home, { ids: {}, own: () => undefined })), installed, { recursive: true, verbatimSymlinks: true })
  const outside = path.join(newFolder(), 'outside')
  expect(path.dirname(path.dirname(ensureBinaries(home, chooseRunner(), installed, outside)))).toBe(outside)
})
