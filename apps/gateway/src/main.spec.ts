import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const at = (url: string) => fileURLToPath(new URL(url, import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'tongban-gateway-'))
const children: ChildProcess[] = []

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [at('../../../tools/build.mjs')], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
})

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

function start(settings: object): ChildProcess {
  const file = path.join(folder, `${children.length}.json`)
  writeFileSync(file, JSON.stringify({ deployment: 'gateway', kind: 'gateway', port: 0, issuer: { url: 'http://127.0.0.1:9/realms/tongban' }, dataDir: folder, logLevel: 'silent', ...settings }))
  const child = fork(at('../dist/main.js'), { env: { ...process.env, TONGBAN_CONFIG: file }, execArgv: [], silent: true })
  children.push(child)
  return child
}

const away = { cityOffice: { url: 'http://127.0.0.1:9' }, deployments: [{ id: 'haizhu', url: 'http://127.0.0.1:9', centres: ['hz'] }] }

test('starts while every deployment is away, says so when it is ready, and ends on SIGTERM with nothing left over', async () => {
  const child = start(away)
  const [{ ready, port }] = (await once(child, 'message')) as [{ ready: boolean; port: number }]
  expect(ready).toBe(true)
  const health = await fetch(`http://127.0.0.1:${port}/health`)
  expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ deployment: 'gateway', issuer: expect.objectContaining({ keys: 0 }) })])
  const body = JSON.stringify({ query: '{ case(centreId: "hz", id: "01890a5d-ac96-774b-bcce-b302099a8057") { __typename } }' })
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(await answer.json()).toEqual({ data: { case: { __typename: 'CentreAway' } } })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('ends when the process that started it is gone', async () => {
  const child = start(away)
  await once(child, 'message')
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('does not start without an address of the city office, and says what is missing', async () => {
  const child = start({})
  const [[message], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
  expect(message).toEqual({ failed: 'The gateway\'s configuration names no cityOffice.url' })
  expect(code).toBe(1)
})

test('does not start with a Keycloak that knows no such realm, and names the setting', async () => {
  const keycloak = createServer((_, res) => res.writeHead(404).end('{"error":"Realm does not exist"}')).listen(0, '127.0.0.1')
  await once(keycloak, 'listening')
  const child = start({ ...away, issuer: { kind: 'keycloak', url: `http://127.0.0.1:${(keycloak.address() as AddressInfo).port}/realms/tongban` } })
  const [[message], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
  keycloak.close()
  expect(message).toEqual({ failed: expect.stringMatching(/^issuer\.url is http.*\/realms\/tongban, and Keycloak there knows no such realm/) })
  expect(code).toBe(1)
})
