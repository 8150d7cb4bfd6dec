import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import kafkajs, { type Admin } from 'kafkajs'

const root = path.resolve(import.meta.dirname, '../..')

interface User { username: string; passwordFile: string }

/** A Kafka of this test alone, started by `npm run servers` in a folder of its own. The software is every test's and stays for the next run, the data does not. */
export class KafkaServer {
  private state: { brokers: string[]; admin: User; users: Record<string, User>; pid: number; log: string } | undefined

  private constructor(readonly folder: string, private readonly env: NodeJS.ProcessEnv) {}

  static async start(name: string): Promise<KafkaServer> {
    const folder = path.join(root, `.tongban-test-kafka-${name}`)
    const env = { ...process.env, TONGBAN_DATA: folder, NODE_OPTIONS: '' }
    // Of a run that was killed.
    if (existsSync(folder)) await serversCommand('stop', env)
    rmSync(folder, { recursive: true, force: true })
    const software = path.join(root, '.tongban-test-servers/software')
    mkdirSync(path.join(folder, 'servers'), { recursive: true })
    mkdirSync(software, { recursive: true })
    symlinkSync(software, path.join(folder, 'servers/software'))
    const server = new KafkaServer(folder, { ...env, TONGBAN_PORT: String(await freeBase()) })
    await whileFetching(path.dirname(software), () => server.again())
    return server
  }

  get brokers(): string[] { return this.state!.brokers }
  get pid(): number { return this.state!.pid }

  passwordFile(user: string): string { return this.state!.users[user]!.passwordFile }

  /** What a deployment's transport is opened with. */
  options(user: string): { brokers: string[]; username: string; passwordFile: string } {
    return { brokers: this.brokers, username: user, passwordFile: this.passwordFile(user) }
  }

  get adminOptions(): { brokers: string[]; username: string; passwordFile: string } {
    return { brokers: this.brokers, ...this.state!.admin }
  }

  /** Started again on the same data. */
  async again(): Promise<void> {
    await this.servers('start')
    this.state = (JSON.parse(readFileSync(path.join(this.folder, 'servers/servers.json'), 'utf8')) as { kafka: KafkaServer['state'] }).kafka
  }

  /** Killed where it stands, as by a power cut. */
  async kill(): Promise<void> {
    process.kill(this.pid, 'SIGKILL')
    while (isAlive(this.pid)) await sleep(50)
  }

  async stop(): Promise<void> {
    await this.servers('stop')
  }

  /** kafkajs as itself, for what a test does behind the transport's back. */
  client(user = 'admin'): kafkajs.Kafka {
    const { username, passwordFile } = user === 'admin' ? this.state!.admin : this.state!.users[user]!
    return new kafkajs.Kafka({
      clientId: 'test', brokers: this.brokers, logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 8, initialRetryTime: 100 },
      sasl: { mechanism: 'scram-sha-512', username, password: readFileSync(passwordFile, 'utf8') },
    })
  }

  async asAdmin<T>(fn: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.client().admin()
    await admin.connect()
    try {
      return await fn(admin)
    } finally {
      await admin.disconnect()
    }
  }

  /** A command of the software, on this server's data folder. */
  async tongban(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return promisify(execFile)(process.execPath, ['apps/cli/bin/tongban.js', ...args], { cwd: root, env: this.env, timeout: 110_000, maxBuffer: 16 * 1024 * 1024 }).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }),
    )
  }

  private async servers(act: 'start' | 'stop'): Promise<void> {
    await serversCommand(act, this.env)
  }
}

const serversCommand = (act: 'start' | 'stop', env: NodeJS.ProcessEnv) =>
  promisify(execFile)(process.execPath, ['apps/cli/bin/tongban.js', 'servers', act, 'kafka'], { cwd: root, env, timeout: 110_000 })

/** Two tests that start at once must not both fetch: whoever comes second waits, two minutes at most, for the first. */
async function whileFetching(folder: string, start: () => Promise<void>): Promise<void> {
  const lock = path.join(folder, 'fetching')
  for (const end = Date.now() + 120_000; Date.now() < end && !take(lock); await sleep(200));
  try {
    await start()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A base whose ports for Kafka (+20, +22) are free: tests run beside a start. Below those that outgoing connections take. */
async function freeBase(): Promise<number> {
  for (;;) {
    const base = 20_000 + Math.floor(Math.random() * 120) * 100
    const free = await Promise.all([20, 22].map((seat) => isFree(base + seat)))
    if (!free.includes(false)) return base
  }
}

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
})
