import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { thisRun } from './lease.js'

const guardianMain = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../dist/server/folder-guardian.js')

export interface Guarded {
  /** Of this run alone, which removes it when it is done with it. */
  folder: string
  /** Ends what was started for the folder. */
  command: readonly string[]
  env: NodeJS.ProcessEnv
  run?: number
}

/** Sees to it that a run killed by a signal leaves nothing behind: once it is gone and the folder is still there, runs the command and removes the folder. Answers with the guardian's number. */
export function guardFolder({ folder, command, env, run = thisRun() }: Guarded): number {
  const guardian = spawn(process.execPath, [guardianMain, String(run), folder, ...command], { env, detached: true, stdio: 'ignore' })
  guardian.unref()
  return guardian.pid!
}
