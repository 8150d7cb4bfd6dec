import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { refuse, type Refusal } from '@tongban/kernel'
import { isAlive, startTime } from './alive.js'
import { otherBase } from './ports.js'

export interface Lock { release(): void }

/**
 * Takes the data folder for this process: one lock file with the process's id and start time, so that a number that
 * was given to another program after a crash does not lock the folder for ever. Creates the folder (mode 0711: an unprivileged PostgreSQL below it must pass).
 */
export function lockFolder(folder: string, basePort = 4000): Lock | Refusal<'running-already' | 'folder-not-writable'> {
  const file = path.join(folder, 'lock')
  try {
    makeFolder(folder)
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        putWhole(file, JSON.stringify({ pid: process.pid, started: startTime(process.pid) }))
        return { release: () => rmSync(file, { force: true }) }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        const holder = holderOf(folder)
        if (holder !== undefined) return refuse('running-already', { folder, pid: holder, other: String(otherBase(basePort)) })
        rmSync(file, { force: true })
      }
    }
    return refuse('running-already', { folder, pid: 0, other: String(otherBase(basePort)) })
  } catch (error) {
    return refuse('folder-not-writable', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}

/** With its content or not at all: an empty lock would look like one whose holder is gone. Throws EEXIST where there is one. */
function putWhole(file: string, content: string): void {
  const own = `${file}.${process.pid}`
  writeFileSync(own, content, { mode: 0o600 })
  try {
    linkSync(own, file)
  } finally {
    rmSync(own, { force: true })
  }
}

/** Step by step: Node's recursive mkdir never returns where the system answers ENOENT for a folder whose parent is there (below /proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder, { mode: 0o711 })
}

/** The process that holds the folder, or undefined when nobody alive does. */
export function holderOf(folder: string): number | undefined {
  try {
    const { pid, started } = JSON.parse(readFileSync(path.join(folder, 'lock'), 'utf8')) as { pid: number; started: string }
    return isAlive(pid) && startTime(pid) === started ? pid : undefined
  } catch {
    return undefined
  }
}
