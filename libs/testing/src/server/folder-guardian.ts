/** Waits for the end of a run: `node folder-guardian.js <run> <folder> <command…>`. What the run left in the folder is ended by the command, then the folder is removed. */
import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isRunning } from './lease.js'

const [run, folder, program, ...args] = process.argv.slice(2) as [string, string, string, ...string[]]
process.on('SIGINT', () => undefined)

while (isRunning(Number(run)) && existsSync(folder)) await sleep(500)
if (existsSync(folder)) {
  // What cannot be ended keeps its folder: with it, it can be found.
  await promisify(execFile)(program, args, { timeout: 120_000 })
  rmSync(folder, { recursive: true, force: true })
}
