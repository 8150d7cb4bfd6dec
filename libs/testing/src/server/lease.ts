import { mkdirSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The run this process belongs to: the process id of its Jest, or its own. */
export const thisRun = (): number => Number(process.env['TONGBAN_TEST_RUN'] ?? process.pid)

/** Leases say which runs use the test server; a lease whose process is gone counts no more. */
export class Leases {
  constructor(private readonly folder: string) {
    mkdirSync(this.folder, { recursive: true })
  }

  take(run: number): void {
    writeFileSync(path.join(this.folder, String(run)), '')
  }

  drop(run: number): void {
    rmSync(path.join(this.folder, String(run)), { force: true })
  }

  live(): number[] {
    const runs = readdirSync(this.folder).map(Number)
    for (const run of runs) if (!isRunning(run)) this.drop(run)
    return runs.filter(isRunning)
  }
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One process at a time; a lock whose holder has died is broken. */
export async function underFileLock<T>(folder: string, fn: () => Promise<T>): Promise<T> {
  const lock = path.join(folder, 'lock')
  for (;;) {
    try {
      mkdirSync(lock)
      writeFileSync(path.join(lock, String(process.pid)), '')
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (holderIsGone(lock)) rmSync(lock, { recursive: true, force: true })
      else await sleep(30)
    }
  }
  try {
    return await fn()
  } finally {
    rmSync(path.join(lock, String(process.pid)), { force: true })
    rmdirSync(lock)
  }
}

function holderIsGone(lock: string): boolean {
  try {
    const [holder] = readdirSync(lock)
    // Between mkdir and the holder's name lies an instant; only an old empty lock is abandoned.
    return holder === undefined ? Date.now() - statSync(lock).mtimeMs > 5_000 : !isRunning(Number(holder))
  } catch {
    return false
  }
}
