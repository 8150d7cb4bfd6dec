import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CodeFlowClient } from '../index.js'

const root = path.resolve(import.meta.dirname, '../../../..')
const folder = mkdtempSync(path.join(tmpdir(), 'tongban-issuer-process-'))
const children: ChildProcess[] = []
beforeAll(() => {
  execFileSync(process.execPath, ['tools/build.mjs', 'libs/kernel', 'libs/contracts', 'libs/identity'], { cwd: root })
  writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify([{ username: 'operator', roles: ['operator'], centres: [] }]))
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const start = (config: object) => {
  const file = path.join(folder, `${children.length}.json`)
  writeFileSync(file, JSON.stringify(config))
  const child = fork(path.join(root, 'libs/identity/dist/issuer/main.js'), [], { env: { ...process.env, TONGBAN_CONFIG: file }, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  children.push(child)
  return child
}
const said = (child: ChildProcess) => new Promise<any>((resolve) => child.once('message', resolve))
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))
const settings = (port: number) => ({ deployment: 'issuer', kind: 'issuer', port, issuer: { url: `http://127.0.0.1:${port}/realms/tongban`, audience: 'tongban-api' }, accountsFile: path.join(folder, 'accounts.json'), dataDir: folder })

test('is a process of its own: ready, logs people in, ends when asked or when its parent is gone', async () => {
  const probe = start(settings(0))
  const { port } = await said(probe)
  probe.disconnect()
  expect(await ended(probe)).toBe(0)

  const issuer = start(settings(port))
  expect(await said(issuer)).toEqual({ ready: true, port })
  const password = JSON.parse(readFileSync(path.join(folder, 'demo-passwords.json'), 'utf8')).operator
  await expect(new CodeFlowClient().login({ issuer: `http://127.0.0.1:${port}/realms/tongban`, username: 'operator', password })).resolves.toMatchObject({ accessToken: expect.any(String) })
  issuer.kill('SIGTERM')
  expect(await ended(issuer)).toBe(0)
})

test('says what keeps it from starting', async () => {
  const child = start({ ...settings(0), accountsFile: undefined })
  expect(await Promise.all([said(child), ended(child)])).toEqual([{ failed: expect.stringContaining('accountsFile: ') }, 1])
})
