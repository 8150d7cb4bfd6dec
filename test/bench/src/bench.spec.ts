import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRefusal } from '@tongban/kernel'
import { findPgbench } from './pgbench.js'

const root = path.resolve(import.meta.dirname, '../../..')
const missing = isRefusal(findPgbench())

const start = (args: string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [path.join(root, 'apps/cli/bin/tongban.js'), 'bench', ...args], { cwd: root, env: { ...process.env, NODE_OPTIONS: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })

async function bench(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args, env)
  let [out, err] = ['', '']
  child.stdout!.on('data', (data: Buffer) => { out += data })
  child.stderr!.on('data', (data: Buffer) => { err += data })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

const tiny = ['--seconds', '1', '--rounds', '1', '--json', '--lang', 'en']
const shape = (unit: string) => ({ workload: expect.any(String), ours: expect.any(Number), limit: expect.any(Number), ratio: expect.any(Number), unit })
const refused = { code: 2, out: '', err: expect.stringContaining('Debian\'s package postgresql') }

test.each(['write-path', 'exchange'])('%s without pgbench is refused by name, and nothing is started', async (name) => {
  expect(await bench([name, ...tiny], { PATH: '/nonexistent' })).toEqual(refused)
})

// On a machine without pgbench the same command line is refused: either answer is looked at, on the machine that gives it.
test('write-path tells acts in a second beside pgbench\'s', async () => {
  const { code, out, err } = await bench(['write-path', ...tiny])
  if (missing) return expect({ code, out, err }).toEqual(refused)
  expect({ code, err }).toEqual({ code: 0, err: expect.any(String) })
  const results = JSON.parse(out)
  expect(results).toEqual([shape('acts/s')])
  for (const { ours, limit, ratio } of results) expect([ours, limit, ratio].every((n: number) => n > 0)).toBe(true)
}, 120_000)

test('exchange tells each stage beside its bare SQL, the whole way, and the latencies', async () => {
  const { code, out, err } = await bench(['exchange', ...tiny])
  if (missing) return expect({ code, out, err }).toEqual(refused)
  expect({ code, err }).toEqual({ code: 0, err: expect.any(String) })
  const results = JSON.parse(out)
  expect(results).toEqual([
    ...Array.from({ length: 7 }, () => shape('events/s')),
    ...Array.from({ length: 2 }, () => ({ workload: expect.stringMatching(/p(50|99)$/), ours: expect.any(Number), limit: null, ratio: null, unit: 'ms' })),
  ])
  expect(results.map(({ workload }: { workload: string }) => workload.split(' ')[0])).toEqual(['act', 'stamp', 'ship', 'apply', 'backlog', 'act', 'act', 'act', 'act'])
  for (const { ours } of results) expect(ours).toBeGreaterThan(0)
}, 240_000)

// Needs no pgbench: the limit is what the shell sent, sent again.
test('joint tells decisions and jobs in a second beside the same statements bare, and how both grow', async () => {
  const { code, out, err } = await bench(['joint', '--quick', '--json', '--lang', 'en'])
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('loaded 200 of 200 open jobs') })
  const results = JSON.parse(out)
  expect(results).toEqual(['decisions/s', 'jobs/s', 'decisions/s', 'jobs/s', 'decisions/s', 'jobs/s', 'decisions/s'].map(shape))
  expect(results.map(({ workload }: { workload: string }) => /beside (\d+) open/.exec(workload)![1])).toEqual(['1', '1', '20', '20', '200', '200', '200'])
  for (const { ours, limit, ratio } of results) expect([ours, limit, ratio].every((n: number) => n > 0)).toBe(true)
}, 120_000)

test('Ctrl-C in the middle ends it with 130 and leaves no process and no folder', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-spec-'))
  chmodSync(folder, 0o755)
  const child = start(['write-path', '--seconds', '60'], { TMPDIR: folder })
  const gone = once(child, 'close')
  const [first] = await once(child.stderr!, 'data')
  if (missing) return expect([String(first), ...await gone]).toMatchObject([expect.stringContaining('Debian'), 2])
  await sleep(2500)
  child.kill('SIGINT')
  expect((await gone)[0]).toBe(130)
  expect([readdirSync(folder), processesOf(folder)]).toEqual([[], []])
  rmSync(folder, { recursive: true })
}, 60_000)

function processesOf(folder: string): string[] {
  const commands = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  })
  return commands.filter((command) => command.includes(folder))
}
