import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { guardFolder } from '@tongban/testing'
import type { ServerStates } from '../../apps/cli/src/servers/state.js'

const root = path.resolve(import.meta.dirname, '../..')
const bin = path.join(root, 'apps/cli/bin/tongban.js')

export interface Said { code: number | null; out: string; err: string; seconds: number }

/** `tongban servers` as an operator runs it, on a data folder and ports of its own. */
export class ServersCommand {
  private constructor(readonly dataDir: string, readonly basePort: number) {}

  static async prepare(): Promise<ServersCommand> {
    const servers = new ServersCommand(mkdtempSync(path.join(os.tmpdir(), 'tongban-servers-')), await freeBase())
    guardFolder({ folder: servers.dataDir, command: [process.execPath, bin, 'servers', 'stop'], env: servers.environment })
    return servers
  }

  /** Runs one command to its end; `watch` sees the output as it comes and may kill. */
  run(args: string[], { env = {}, watch }: { env?: NodeJS.ProcessEnv; watch?: (out: string, kill: () => void) => void } = {}): Promise<Said> {
    const began = Date.now()
    const child = spawn(process.execPath, [bin, 'servers', ...args], {
      cwd: root, env: { ...this.environment, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
      watch?.(out, () => child.kill('SIGKILL'))
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text })
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err, seconds: (Date.now() - began) / 1000 })))
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, NODE_OPTIONS: '', LC_ALL: 'C', TONGBAN_DATA: this.dataDir, TONGBAN_PORT: String(this.basePort) }
  }

  file(...names: string[]): string { return path.join(this.dataDir, 'servers', ...names) }
  states(): Partial<ServerStates> { return JSON.parse(readFileSync(this.file('servers.json'), 'utf8')) as Partial<ServerStates> }

  async remove(): Promise<void> {
    await this.run(['stop'])
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** Listens as a stranger would. */
export const listenOn = (port: number): Promise<Server> => new Promise((resolve, reject) => {
  const server = createServer((socket) => socket.destroy())
  server.once('error', reject)
  server.listen(port, '127.0.0.1', () => resolve(server))
})

/** A base behind which the servers' ports are free, below those that the system gives away. */
async function freeBase(): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const base = 11_000 + Math.floor(Math.random() * 200) * 100
    const found = await Promise.allSettled([20, 21, 22, 23, 24].map((n) => listenOn(base + n)))
    await Promise.all(found.map((one) => (one.status === 'fulfilled' ? new Promise((resolve) => one.value.close(resolve)) : undefined)))
    if (found.every(({ status }) => status === 'fulfilled')) return base
  }
  throw new Error('no free ports')
}
