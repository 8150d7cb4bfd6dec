import { readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, startTime } from '../up/alive.js'

/** A server of this data folder that runs. */
export interface OwnProcess { pid: number; port: number }

interface Written extends OwnProcess { started: string }

/** The argument that every Java server is started with: it names the folder it belongs to. */
export const markOf = (folder: string): string => `-Dtongban.servers=${realpathSync(folder)}`

/** Writes down which process serves this folder. */
export function writeProcess(folder: string, pid: number, port: number): void {
  const file = recordOf(folder)
  writeFileSync(`${file}.new`, JSON.stringify({ pid, port, started: startTime(pid) } satisfies Written), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export const forgetProcess = (folder: string): void => rmSync(recordOf(folder), { force: true })

/**
 * The process that serves this folder: it has the number and the start time written down and carries the folder's mark, so that neither a number
 * given to another program nor a foreign server on the port passes for it. One that a killed start could not write down is found by its mark.
 */
export function findOwn(folder: string): OwnProcess | undefined {
  const written = readWritten(folder)
  if (written && isAlive(written.pid) && startTime(written.pid) === written.started && carries(written.pid, folder)) return { pid: written.pid, port: written.port }
  const pid = allProcesses().find((each) => isAlive(each) && carries(each, folder))
  return pid === undefined ? undefined : { pid, port: Number(argumentsOf(pid).map((arg) => /^-Dtongban\.port=(\d+)$/.exec(arg)?.[1]).find(Boolean) ?? 0) }
}

/** Asks the process to end, by force when it takes longer than that; false when it is there even then. */
export async function endProcess(pid: number, patienceMs: number): Promise<boolean> {
  const started = startTime(pid)
  const gone = (): boolean => !isAlive(pid) || startTime(pid) !== started
  for (const [signal, patience] of [['SIGTERM', patienceMs], ['SIGKILL', 5_000]] as const) {
    const until = Date.now() + patience
    try {
      process.kill(pid, signal)
    } catch {
      return gone()
    }
    while (!gone() && Date.now() < until) await sleep(50)
    if (gone()) return true
  }
  return false
}

const recordOf = (folder: string): string => path.join(folder, 'process.json')

function readWritten(folder: string): Written | undefined {
  try {
    const written = JSON.parse(readFileSync(recordOf(folder), 'utf8')) as Partial<Written>
    return Number.isInteger(written.pid) && Number.isInteger(written.port) && typeof written.started === 'string' ? written as Written : undefined
  } catch {
    return undefined
  }
}

function carries(pid: number, folder: string): boolean {
  try {
    return argumentsOf(pid).includes(markOf(folder))
  } catch {
    return false
  }
}

function argumentsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

function allProcesses(): number[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  } catch {
    return []
  }
}
