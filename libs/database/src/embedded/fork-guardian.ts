import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { RefusedError } from '@tongban/contracts'
import type { Refusal } from '@tongban/kernel'
import { embeddedAdminUrl } from './admin-secret.js'

/** The guardian's main as it is after a build; a supervisor may fork it itself, with the arguments `<folder> <port>`. */
export const guardianMain: string = fileURLToPath(new URL('./guardian.js', import.meta.url).href.replace('/src/embedded/', '/dist/embedded/'))

export interface Guardian {
  adminUrl: string
  port: number
  /** Of PostgreSQL itself. */
  pid: number
  adopted: boolean
  process: ChildProcess
  /** Ends PostgreSQL and the guardian. */
  stop(): Promise<void>
}

/** Forks a guardian over the embedded PostgreSQL of this folder and waits until the server answers. The server ends with the calling process, however that ends. */
export function forkGuardian({ folder, port, settings = {} }: { folder: string; port: number; settings?: Record<string, string | number> }): Promise<Guardian> {
  const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const child = fork(guardianMain, [folder, String(port), ...pairs], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--max-semi-space-size=1'] })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    void exited.then((code) => reject(new Error(`The guardian of PostgreSQL in ${folder} ended with code ${code} before the server was ready`)))
    child.once('error', reject)
    child.once('message', (message: { ready?: true; failed?: string; refusal?: Refusal; port: number; pid: number; adopted: boolean }) => {
      if (message.failed !== undefined) return reject(message.refusal ? new RefusedError(message.refusal) : new Error(message.failed))
      resolve({
        adminUrl: embeddedAdminUrl(folder, message.port),
        port: message.port,
        pid: message.pid,
        adopted: message.adopted,
        process: child,
        async stop() {
          child.kill('SIGTERM')
          await exited
        },
      })
    })
  })
}
