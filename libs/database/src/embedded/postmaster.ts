import fs from 'node:fs'
import path from 'node:path'

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** The server that runs in this data folder, if one does. A postmaster.pid that a crash left behind is not one. */
export function findPostmaster(data: string): Postmaster | undefined {
  const lines = readLines(path.join(data, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!(pid > 1) || !isPostgresOf(pid, data)) return undefined
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

/**
 * After a crash and a restart of the machine (or container) the number in postmaster.pid may belong to another program;
 * PostgreSQL would then refuse to start. Removes the file when its process is not this server.
 */
export function clearStalePidFile(data: string): void {
  if (!findPostmaster(data)) fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A zombie answers signals too: it has ended, and only waits for its parent to look.
  return !/^\d+ \(.*\) [ZX]/.test(readText(`/proc/${pid}/stat`))
}

function isPostgresOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  if (!fs.existsSync('/proc/self')) return true
  const [program = ''] = readText(`/proc/${pid}/cmdline`).split('\0')
  return path.basename(program).startsWith('postgres') && worksIn(pid, data)
}

/** A server's working folder is its data folder. */
function worksIn(pid: number, data: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data)
  } catch {
    return false
  }
}

const readText = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const readLines = (file: string): string[] => readText(file).split('\n')
