import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { guardFolder } from './guard-folder.js'
import { isRunning } from './lease.js'

const around = mkdtempSync(path.join(os.tmpdir(), 'tongban-guarded-'))
afterAll(() => rmSync(around, { recursive: true, force: true }))

const begin = (name: string) => {
  const [folder, ended] = [path.join(around, name), path.join(around, `${name}.ended`)]
  mkdirSync(folder)
  const run = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  const guardian = guardFolder({ folder, command: [process.execPath, '-e', 'require("node:fs").writeFileSync(process.env.ENDED, "")'], env: { ...process.env, NODE_OPTIONS: '', ENDED: ended }, run: run.pid! })
  return { folder, ended, run, guardian }
}
const until = async (what: () => boolean) => {
  for (const end = Date.now() + 20_000; !what() && Date.now() < end; await sleep(50));
  return what()
}

test('when the run is killed, what belongs to the folder is ended and the folder is removed', async () => {
  const { folder, ended, run, guardian } = begin('killed')
  await sleep(1_500)
  expect([existsSync(folder), existsSync(ended)]).toEqual([true, false])
  run.kill('SIGKILL')
  expect(await until(() => !existsSync(folder))).toBe(true)
  expect(existsSync(ended)).toBe(true)
  expect(await until(() => !isRunning(guardian))).toBe(true)
}, 60_000)

test('when the run removes the folder itself, nothing is left to do and nobody waits', async () => {
  const { folder, ended, run, guardian } = begin('removed')
  rmSync(folder, { recursive: true })
  expect(await until(() => !isRunning(guardian))).toBe(true)
  expect(existsSync(ended)).toBe(false)
  run.kill('SIGKILL')
}, 60_000)
