import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { listenOn, ServersCommand } from './servers-command.js'

const PATIENCE = 400_000
let servers: ServersCommand
beforeAll(async () => { servers = await ServersCommand.prepare() })
afterAll(() => servers.remove(), 60_000)

const keycloak = () => servers.states().keycloak!

test('killed in the middle of its first start, it is made anew by the next one, with its administrator and realm', async () => {
  const killed = await servers.run(['start', 'keycloak'], { watch: (out, kill) => out.includes('waiting for Keycloak') && kill() })
  expect(killed.code).toBeNull()
  // The server itself is killed too, as soon as it has begun to make its database.
  while (!existsSync(servers.file('keycloak/data/h2'))) await new Promise((resolve) => setTimeout(resolve, 50))
  process.kill((JSON.parse(readFileSync(servers.file('keycloak/process.json'), 'utf8')) as { pid: number }).pid, 'SIGKILL')
  const said = await servers.run(['start', 'keycloak'])
  expect(said).toMatchObject({ code: 0, err: '' })
  expect(keycloak()).toMatchObject({
    url: `http://127.0.0.1:${servers.basePort + 21}`, realm: 'tongban', issuer: `http://127.0.0.1:${servers.basePort + 21}/realms/tongban`, admin: { username: 'admin' },
  })
  const discovery = await (await fetch(`${keycloak().issuer}/.well-known/openid-configuration`)).json() as { issuer: string }
  expect(discovery.issuer).toBe(keycloak().issuer)
}, PATIENCE)

test('listens on loopback only, and its password is in one file for its owner alone', () => {
  expect(statSync(keycloak().admin.passwordFile).mode & 0o777).toBe(0o600)
  const password = readFileSync(keycloak().admin.passwordFile, 'utf8')
  const seen = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }) + readFileSync(keycloak().log, 'utf8') + readFileSync(servers.file('servers.json'), 'utf8')
  expect(seen.includes(password)).toBe(false)
  const listening = readFileSync('/proc/net/tcp', 'utf8') + readFileSync('/proc/net/tcp6', 'utf8')
  const open = [21, 24].flatMap((n) => [...listening.matchAll(new RegExp(`\\d+: ([0-9A-F]+):${(servers.basePort + n).toString(16).toUpperCase().padStart(4, '0')} [0-9A-F:]+ 0A `, 'g'))].map(([, address]) => address!))
  // 127.0.0.1 as IPv4, and as IPv6 writes it.
  expect(open.map((address) => /^(0000000000000000FFFF0000)?0100007F$/.test(address))).toEqual([true, true])
}, PATIENCE)

test('is adopted while it runs, and a second start is ready within 20 s', async () => {
  const { pid } = keycloak()
  expect(await servers.run(['start', 'keycloak'])).toMatchObject({ code: 0, out: expect.stringContaining('runs on') })
  expect(keycloak().pid).toBe(pid)
  expect((await servers.run(['stop', 'keycloak'])).out).toContain('has stopped')
  const said = await servers.run(['start', 'keycloak'])
  expect(said.code).toBe(0)
  expect(said.seconds).toBeLessThan(20)
}, PATIENCE)

test('says when the realm in the checkout is not the one that was imported', async () => {
  const file = servers.file('keycloak/data/imported.json')
  writeFileSync(file, JSON.stringify({ tongban: 'of another day' }))
  expect(await servers.run(['start', 'keycloak'])).toMatchObject({ code: 0, out: expect.stringContaining('deploy/keycloak/tongban-realm.json is not what was imported; to import it anew') })
}, PATIENCE)

test('a foreign server on any of its ports is refused by the port, and left alone', async () => {
  await servers.run(['stop', 'keycloak'])
  for (const port of [21, 24]) {
    const stranger = await listenOn(servers.basePort + port)
    expect(await servers.run(['start', 'keycloak'])).toMatchObject({ code: 2, err: expect.stringContaining(`Port ${servers.basePort + port} on 127.0.0.1`) })
    expect(stranger.listening).toBe(true)
    await new Promise((resolve) => stranger.close(resolve))
  }
}, PATIENCE)
