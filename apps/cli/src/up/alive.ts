import { readFileSync } from 'node:fs'

/** Does a process of this number run? One that has ended and waits for its parent to look does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !['Z', 'X'].includes(statOf(pid)[0] ?? '')
}

/** When it started, in ticks since the machine did; empty where there is no /proc. With the number it names one process. */
export const startTime = (pid: number): string => statOf(pid)[19] ?? ''

/** The fields of /proc/<pid>/stat after the name: state first. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
