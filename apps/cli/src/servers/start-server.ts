import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refused } from '../refused.js'
import { isAlive } from '../up/alive.js'
import { otherBase } from '../up/ports.js'
import type { Layout } from './layout.js'
import { forgetProcess, type OwnProcess } from './own-process.js'
import type { RealServer, Tell } from './real-server.js'
import { writeState } from './state.js'

/** Starts a server and waits until it is healthy, or adopts the one of this folder that runs. Refuses a foreign one on its ports. */
export async function startServer(server: RealServer, layout: Layout, tell: Tell, err: (text: string) => void): Promise<'started' | 'adopted'> {
  const running = server.find()
  if (running) {
    const wanted = layout.port(server.seat)
    if (running.port !== wanted) throw new Refused('server-elsewhere', { name: server.title, port: String(running.port), wanted: String(wanted) })
    await untilHealthy(server, running, tell, err)
    writeState(layout.stateFile, server.name, server.state(running))
    return 'adopted'
  }
  writeState(layout.stateFile, server.name, undefined)
  server.need()
  await refuseTakenPorts(server, layout)
  mkdirSync(layout.of(server.name), { recursive: true, mode: 0o711 })
  await server.prepare?.(tell)
  tell({ zh: `启动 ${server.title}`, en: `starting ${server.title}` })
  const started = { pid: await server.launch(), port: layout.port(server.seat) }
  await untilHealthy(server, started, tell, err)
  await server.finish?.()
  writeState(layout.stateFile, server.name, server.state(started))
  return 'started'
}

/** Ends a server of this folder; false when none ran. */
export async function stopServer(server: RealServer, layout: Layout): Promise<boolean> {
  const running = server.find()
  writeState(layout.stateFile, server.name, undefined)
  if (!running) {
    forgetProcess(layout.of(server.name))
    return false
  }
  if (!(await server.end(running.pid))) throw new Refused('server-does-not-end', { name: server.title, pid: String(running.pid) })
  forgetProcess(layout.of(server.name))
  return true
}

async function untilHealthy(server: RealServer, { pid }: OwnProcess, tell: Tell, err: (text: string) => void): Promise<void> {
  const until = Date.now() + server.patienceSeconds * 1_000
  for (;;) {
    const reason = await server.ailment()
    if (reason === undefined) return
    if (!isAlive(pid)) {
      err(endOf(server))
      throw new Refused('server-not-started', { name: server.title, reason, log: server.log })
    }
    if (Date.now() > until) {
      err(endOf(server))
      throw Refused.long('server-silent', { name: server.title, seconds: String(server.patienceSeconds), reason, log: server.log })
    }
    tell({ zh: `等待 ${server.title}（${reason}）`, en: `waiting for ${server.title} (${reason})` })
    await sleep(200)
  }
}

async function refuseTakenPorts(server: RealServer, layout: Layout): Promise<void> {
  for (const seat of server.seats) {
    const port = layout.port(seat)
    if (!(await isFree(port))) throw new Refused('server-port-taken', { name: server.title, port: String(port), other: String(otherBase(layout.basePort)) })
  }
}

/** Taken on any address counts: a server on 0.0.0.0 answers on loopback too. */
const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
})

/** Starts a process in a group of its own (Ctrl-C does not reach it), writing to the log; the log before it is kept as .old. */
export function spawnServer(command: string, args: readonly string[], { cwd, log, env = process.env }: { cwd: string; log: string; env?: NodeJS.ProcessEnv }): number {
  if (statSync(log, { throwIfNoEntry: false })) renameSync(log, `${log}.old`)
  const out = openSync(log, 'w', 0o600)
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', out, out] })
  child.on('error', () => undefined)
  child.unref()
  closeSync(out)
  if (child.pid === undefined) throw new Error(`${command} could not be started`)
  return child.pid
}

/** The last lines of a server's log, under a heading that names it. */
export function endOf({ title, log }: Pick<RealServer, 'title' | 'log'>, lines = 30): string {
  try {
    return `--- the end of the log of ${title} (${log})\n${readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')}\n---\n`
  } catch {
    return ''
  }
}

/** Makes a folder anew in one step: what a killed attempt left is thrown away, and what is there is whole. */
export async function makeWhole(folder: string, make: (fresh: string) => Promise<void>): Promise<void> {
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  await make(fresh)
  renameSync(fresh, folder)
}
