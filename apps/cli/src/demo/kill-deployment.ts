import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Kills the process of a deployment that this holder started, as kill -9 does; false where it cannot be found (there is no /proc, or it is just coming back). */
export function killDeployment(holder: number, deployment: string): boolean {
  const pid = processes().find((pid) => parentOf(pid) === holder && configurationOf(pid) === `${deployment}.json`)
  return pid !== undefined && process.kill(pid, 'SIGKILL')
}

const processes = (): number[] => list('/proc').filter((name) => /^\d+$/.test(name)).map(Number)

const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1])

/** Each deployment's process is told its configuration by file. */
function configurationOf(pid: number): string | undefined {
  const file = read(`/proc/${pid}/environ`).split('\0').find((each) => each.startsWith('TONGBAN_CONFIG='))
  return file && path.basename(file)
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
