import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { adminSecret, embeddedAdminUrl } from './admin-secret.js'
import { ensureBinaries } from './binaries.js'
import { initialise } from './initialise.js'
import { answers, freePort, refuseBusyPort } from './ports.js'
import { clearStalePidFile, findPostmaster, isAlive } from './postmaster.js'
import { chooseRunner, handOver } from './runner.js'
import { embeddedSettings } from './settings.js'

export interface EmbeddedPostgres {
  adminUrl: string
  port: number
  pid: number
  /** It was running already. */
  adopted: boolean
  /** Fulfilled when the server has ended, however it ended. */
  ended: Promise<void>
  /** Ends it: open transactions are rolled back, data is safe. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Holds the data, the administrator's secret and the log. Made when missing. */
  folder: string
  /** 0 takes a free one. A server found running keeps the port it has. */
  port: number
  /** Instead of, or beside, those of a small machine; one that is undefined is left to the server. */
  settings?: Record<string, string | number | undefined>
  /** Holds bin/postgres and bin/initdb, taken instead of the npm package's; see `debianBinaries`. */
  binaries?: string
}

const START_PATIENCE = 60_000
/** Less than a supervisor waits for its guardian (5 s): after it nobody would be left to end the server. */
const STOP_PATIENCE = 3_500

/**
 * Starts the embedded PostgreSQL in this folder, or adopts the one that runs there already. Reachable on 127.0.0.1 only, with a password only.
 * Works as root (the server then runs as an unprivileged user) and as anybody else. Throws with the way out when the port is taken or the folder cannot be written.
 */
export async function startEmbedded({ folder: asked, port, settings, binaries }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = path.resolve(asked)
  prepareFolder(folder)
  const runner = chooseRunner()
  const data = path.join(folder, 'data')
  const running = await adopt(data)
  if (running) return handle(folder, data, running.port, running.pid)

  const native = binaries ?? ensureBinaries(folder, runner)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initialise(native, folder, adminSecret(folder), runner)
  if (port !== 0) await refuseBusyPort(port)
  const deadline = Date.now() + START_PATIENCE
  for (;;) {
    clearStalePidFile(data)
    const chosen = port === 0 ? await freePort() : port
    const log = openLog(folder)
    const { names, descriptors, close } = handOver(runner, [data])
    const child = spawn(path.join(native, 'bin/postgres'), ['-D', names[0]!, ...flags({ ...embeddedSettings(chosen), ...settings })], {
      ...runner.ids,
      cwd: '/',
      // A group of its own: Ctrl-C in the terminal reaches whoever guards it, and not it.
      detached: true,
      stdio: ['ignore', log, log, ...descriptors],
    })
    fs.closeSync(log)
    close()
    child.on('error', () => undefined)
    if (await untilReady(data, child)) {
      child.unref()
      return handle(folder, data, chosen, child.pid!, child)
    }
    // After a kill -9 the old server's children may still hold its shared memory for a moment.
    if (Date.now() > deadline || !/shared memory|is another postmaster|already exists/.test(lastLines(folder))) {
      throw new RefusedError(refuse('postgresql-not-started', { folder, log: lastLines(folder) }))
    }
    await sleep(300)
  }
}

/** The server that runs in this folder, for who wants to end it; undefined when none does. */
export async function adoptEmbedded(asked: string): Promise<EmbeddedPostgres | undefined> {
  const folder = path.resolve(asked)
  const data = path.join(folder, 'data')
  const running = await adopt(data)
  return running && handle(folder, data, running.port, running.pid)
}

/** The process of the server that runs in this folder, however far its start is. */
export const findEmbedded = (folder: string): { pid: number; port: number } | undefined => findPostmaster(path.join(path.resolve(folder), 'data'))

function prepareFolder(folder: string): void {
  try {
    makeFolder(folder)
    const probe = path.join(folder, `.probe-${process.pid}`)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
  } catch (error) {
    throw new RefusedError(refuse('folder-not-writable', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) }))
  }
}

/** Step by step: Node's recursive mkdir never returns where the system answers ENOENT for a folder whose parent is there (below /proc). */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return
  makeFolder(path.dirname(folder))
  fs.mkdirSync(folder)
}

/** A server that is starting up or shutting down is waited for. */
async function adopt(data: string): Promise<{ pid: number; port: number } | undefined> {
  const deadline = Date.now() + START_PATIENCE
  for (let found = findPostmaster(data); found; found = findPostmaster(data)) {
    if (found.ready && found.port > 0 && (await answers(found.port))) return found
    if (Date.now() > deadline) throw new RefusedError(refuse('postgresql-silent', { pid: String(found.pid), folder: data }))
    await sleep(50)
  }
  return undefined
}

function handle(folder: string, data: string, port: number, pid: number, child?: ChildProcess): EmbeddedPostgres {
  const gone = () => (child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid))
  const ended = (async () => {
    if (child) return void (await new Promise((resolve) => (gone() ? resolve(undefined) : child.once('exit', resolve))))
    while (!gone()) await sleep(250, undefined, { ref: false })
  })()
  const signal = (name: NodeJS.Signals) => {
    if (!gone() && findPostmaster(data)?.pid === pid) process.kill(pid, name)
  }
  return {
    adminUrl: embeddedAdminUrl(folder, port),
    port,
    pid,
    adopted: !child,
    ended,
    async stop() {
      signal('SIGINT')
      const force = setTimeout(() => signal('SIGQUIT'), STOP_PATIENCE)
      while (!gone()) await sleep(25)
      clearTimeout(force)
    },
  }
}

async function untilReady(data: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const found = findPostmaster(data)
    if (found?.pid === child.pid && found.ready) return true
    await sleep(20)
  }
  return false
}

const flags = (settings: Record<string, string | number | undefined>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : ['-c', `${name}=${value}`]))

const LOG_LIMIT = 8 * 1024 * 1024

function openLog(folder: string): number {
  const file = logFile(folder)
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) fs.renameSync(file, `${file}.old`)
  return fs.openSync(file, 'a', 0o600)
}

const logFile = (folder: string): string => path.join(folder, 'postgres.log')

const lastLines = (folder: string): string => fs.readFileSync(logFile(folder), 'utf8').trimEnd().split('\n').slice(-6).join('\n')
