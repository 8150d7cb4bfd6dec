import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../up/alive.js'
import { endProcess, findOwn, forgetProcess, markOf, writeProcess } from './own-process.js'

let folder: string
const children: ChildProcess[] = []
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'tongban-own-')) })
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process that carries these arguments and does nothing, as far as anybody sees. */
async function run(args: string[], code = 'setInterval(() => {}, 1000); console.log(1)'): Promise<number> {
  const child = spawn(process.execPath, ['-e', code, '--', ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  children.push(child)
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child.pid!
}

test('finds the process that was written down and carries the mark of the folder', async () => {
  expect(findOwn(folder)).toBeUndefined()
  const pid = await run([markOf(folder)])
  writeProcess(folder, pid, 4020)
  expect(findOwn(folder)).toEqual({ pid, port: 4020 })
})

test('finds one that a killed start could not write down, by its mark and port', async () => {
  const pid = await run([markOf(folder), '-Dtongban.port=4020'])
  expect(findOwn(folder)).toEqual({ pid, port: 4020 })
})

test('a number that another program has now is nobody: of another folder, without a mark, or started at another time', async () => {
  const other = mkdtempSync(path.join(tmpdir(), 'tongban-own-'))
  try {
    for (const args of [[markOf(other)], [], [`${markOf(folder)}/deeper`]]) {
      writeProcess(folder, await run(args), 4020)
      expect(findOwn(folder)).toBeUndefined()
    }
  } finally {
    rmSync(other, { recursive: true })
  }
  writeProcess(folder, process.pid, 4020)
  expect(findOwn(folder)).toBeUndefined()
})

test('a record from before the machine started again, a damaged one or none: the mark decides', async () => {
  const pid = await run([markOf(folder), '-Dtongban.port=4021'])
  writeProcess(folder, pid, 4020)
  const file = path.join(folder, 'process.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"started":"\d+"/, '"started":"1"'))
  expect(findOwn(folder)).toEqual({ pid, port: 4021 })
  for (const text of ['', '{', 'null', '{"pid":"x"}', `{"pid":${pid}}`]) {
    writeFileSync(file, text)
    expect(findOwn(folder)).toEqual({ pid, port: 4021 })
  }
  forgetProcess(folder)
  expect(findOwn(folder)).toEqual({ pid, port: 4021 })
})

test('ends a process, by force when it does not listen', async () => {
  const willing = await run([])
  expect(await endProcess(willing, 5_000)).toBe(true)
  const deaf = await run([], 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log(1)')
  const asked = Date.now()
  expect(await endProcess(deaf, 300)).toBe(true)
  expect(Date.now() - asked).toBeGreaterThanOrEqual(300)
  expect([isAlive(willing), isAlive(deaf)]).toEqual([false, false])
  await sleep(10)
  expect(await endProcess(willing, 300)).toBe(true)
})
