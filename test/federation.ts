import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { embeddedAdminUrl, withClient } from '@tongban/database'
import { GraphClient } from '../apps/cli/src/demo/graph-client.js'
import { readKeptEngines } from '../apps/cli/src/engines/kept-engines.js'
import { lineOf, type Line } from '../apps/cli/src/engines/line.js'
import { TestEngines, wantedServers } from './engines.js'

export const root = path.resolve(import.meta.dirname, '..')
const bin = path.join(root, 'apps/cli/bin/tongban.js')

const PATIENCE_MS = 240_000

/**
 * A whole Tongban as an operator starts it: `tongban up` in a folder and on ports of its own, beside whatever else runs; on the engines that TEST_EXCHANGE and
 * TEST_IDENTITY name, unless `prepare` is told of others.
 */
export class Federation {
  private child: ChildProcess | undefined
  output = ''

  private constructor(readonly dataDir: string, readonly basePort: number, private readonly env: NodeJS.ProcessEnv, readonly engines: TestEngines | undefined) {}

  static async prepare(env: NodeJS.ProcessEnv = {}, servers = wantedServers()): Promise<Federation> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-story-'))
    const basePort = await freePorts(25)
    const wanted = servers.filter((server) => !(server === 'kafka' ? env.TONGBAN_EXCHANGE : env.TONGBAN_IDENTITY))
    const engines = wanted.length > 0 ? await TestEngines.start(wanted, basePort, folder) : undefined
    return new Federation(folder, basePort, { ...engines?.environment(wanted), ...env }, engines)
  }

  /** One that somebody else started and ends, in that folder and on those ports, on the embedded engines: to look at, and to break. */
  static running(dataDir: string, basePort: number): Federation { return new Federation(dataDir, basePort, {}, undefined) }

  /** The engines it was started on. */
  get exchange(): 'embedded' | 'kafka' { return this.env.TONGBAN_EXCHANGE === 'kafka' ? 'kafka' : 'embedded' }
  get identity(): 'embedded' | 'keycloak' { return this.env.TONGBAN_IDENTITY === 'keycloak' ? 'keycloak' : 'embedded' }
  get issuer(): string { return this.env.TONGBAN_KEYCLOAK_URL ?? `http://127.0.0.1:${this.basePort + 1}/realms/tongban` }

  /** The lines of its deployments to the exchange. */
  line(): Promise<Line> { return lineOf(readKeptEngines(this.dataDir).exchange, this.adminUrl('postgres')) }

  get gateway(): string { return `http://127.0.0.1:${this.basePort}` }
  /** The public API, each person logged in by code flow; tells of each call that is sent again. */
  client(onRepeat?: (why: string) => void): GraphClient {
    const passwords = JSON.parse(readFileSync(path.join(this.dataDir, 'secrets/demo-passwords.json'), 'utf8'))
    return new GraphClient({ gateway: this.gateway, issuer: this.issuer, passwords, ...(onRepeat && { onRepeat }) })
  }

  /** Statements as the administrator of the embedded PostgreSQL: to look and to break, never to help. */
  async administer<R>(database: string, text: string, values: unknown[] = []): Promise<R[]> {
    return (await withClient(this.adminUrl(database), (admin) => admin.query<R>({ text, values }))).rows
  }

  /** For connections of the administrator that stay. */
  adminUrl(database: string): string {
    const url = new URL(embeddedAdminUrl(path.join(this.dataDir, 'postgresql'), this.basePort + 10))
    url.pathname = `/${database}`
    return url.href
  }

  get pid(): number | undefined { return this.child?.pid }
  get environment(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...others } = process.env
    const rest = Object.fromEntries(Object.entries(others).filter(([name]) => !name.startsWith('TONGBAN_')))
    return { ...rest, NODE_OPTIONS: '', TONGBAN_DATA: this.dataDir, TONGBAN_PORT: String(this.basePort), ...this.env }
  }

  /** Starts it and answers with the seconds it took until it said that it is ready. */
  async start(...args: string[]): Promise<number> {
    this.output = ''
    const began = Date.now()
    const child = spawn(process.execPath, [bin, 'up', ...args], { cwd: root, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    child.stdout!.on('data', (data: Buffer) => { this.output += data })
    child.stderr!.on('data', (data: Buffer) => { this.output += data })
    while (!/^Tongban is ready in \d+ s$/m.test(this.output)) {
      if (child.exitCode !== null) throw new Error(`tongban up ended with ${child.exitCode}:\n${this.output.slice(-2000)}`)
      if (Date.now() - began > PATIENCE_MS) throw new Error(`not ready within ${PATIENCE_MS / 1000} s:\n${this.output.slice(-2000)}`)
      await sleep(50)
    }
    return (Date.now() - began) / 1000
  }

  /** Runs `tongban …` beside it and answers with its exit code and what it printed. */
  async tongban(...args: string[]): Promise<{ code: number | null; out: string }> {
    return run(process.execPath, [bin, ...args], this.environment)
  }

  /** Ends it as Ctrl-C does; answers with the seconds it took. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number> {
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return 0
    const began = Date.now()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
    return (Date.now() - began) / 1000
  }

  /** Every process that belongs to this federation: those whose command line or environment names its data folder. */
  processes(): { pid: number; name: string }[] {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
      const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      const environment = read(`/proc/${pid}/environ`)
      const mine = command.includes(this.dataDir) || environment.includes(`TONGBAN_DATA=${this.dataDir}\0`)
      return mine && Number(pid) !== process.pid ? [{ pid: Number(pid), name: command.trim() }] : []
    })
  }

  /** The process of a deployment; throws where there is none. */
  processOf(deployment: string): number {
    const found = this.processes().find(({ pid }) => this.environmentOf(pid).includes(`TONGBAN_CONFIG=${this.dataDir}/run/${deployment}.json\0`))
    if (!found) throw new Error(`no process of ${deployment}`)
    return found.pid
  }

  environmentOf(pid: number): string { return read(`/proc/${pid}/environ`) }

  /** Waits until no process of it is left; answers with those that are. */
  async leftovers(patienceSeconds = 10): Promise<{ pid: number; name: string }[]> {
    const until = Date.now() + patienceSeconds * 1000
    while (this.processes().length > 0 && Date.now() < until) await sleep(100)
    return this.processes()
  }

  /** Ends whatever is left and removes the folder. */
  async remove(): Promise<void> {
    await this.stop('SIGTERM')
    for (const { pid } of await this.leftovers()) try { process.kill(pid, 'SIGKILL') } catch { /* gone */ }
    await this.engines?.remove()
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

export function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.on('data', (data: Buffer) => { out += data })
    child.stderr.on('data', (data: Buffer) => { out += data })
    child.once('close', (code) => resolve({ code, out }))
  })
}

/** Waits until a condition holds; a minute at most. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 200) {
    if (waited > 60_000) throw new Error('not within a minute')
    await sleep(200)
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A base with that many free ports after it. */
async function freePorts(count: number): Promise<number> {
  for (let base = 20_000 + Math.floor(Math.random() * 20_000); ; base = 20_000 + Math.floor(Math.random() * 20_000)) {
    const free = await Promise.all(Array.from({ length: count }, (_, n) => isFree(base + n)))
    if (free.every(Boolean)) return base
  }
}

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
})

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
