import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Leases, isRunning, thisRun, underFileLock } from './lease.js'

const here = fileURLToPath(import.meta.url)
const checkout = path.resolve(path.dirname(here), '../../../..')
const guardianMain = path.join(checkout, 'libs/testing/dist/server/guardian.js')

/** The checkout's own folder for test data; ignored by git. */
export const testFolder = path.join(checkout, '.tongban-test')
const serverFile = path.join(testFolder, 'server.json')

interface ServerFile {
  guardian: number
  adminUrl?: string
  failed?: string
}

const given = (): string | undefined => process.env['TEST_DATABASE_URL'] || process.env['DATABASE_URL'] || undefined

/**
 * The administrator's URL of the server that the tests use: TEST_DATABASE_URL or DATABASE_URL where one is set, otherwise one embedded PostgreSQL
 * for the checkout, started on first use, shared by all runs, and ended with the last of them.
 */
export async function joinTestServer(): Promise<string> {
  mkdirSync(testFolder, { recursive: true })
  const url = given()
  if (url) return url
  const leases = new Leases(path.join(testFolder, 'leases'))
  return underFileLock(testFolder, async () => {
    leases.take(thisRun())
    const running = readServer()
    if (running?.adminUrl && isRunning(running.guardian)) return running.adminUrl
    rmSync(serverFile, { force: true })
    spawn(process.execPath, [guardianMain, testFolder], { detached: true, stdio: 'ignore' }).unref()
    for (let waited = 0; waited < 60_000; waited += 20) {
      const server = readServer()
      if (server?.failed) throw new Error(server.failed)
      if (server?.adminUrl) return server.adminUrl
      await sleep(20)
    }
    throw new Error(`The tests' PostgreSQL in ${testFolder} did not start within 60 s; its log is postgres.log there`)
  })
}

/** Ends this run's part; the last run waits until the server has ended. */
export async function leaveTestServer(): Promise<void> {
  if (given() || !existsSync(testFolder)) return
  const leases = new Leases(path.join(testFolder, 'leases'))
  await underFileLock(testFolder, async () => {
    leases.drop(thisRun())
    const running = readServer()
    if (leases.live().length > 0 || !running || !isRunning(running.guardian)) return
    process.kill(running.guardian, 'SIGTERM')
    while (isRunning(running.guardian)) await sleep(20)
  })
}

function readServer(): ServerFile | undefined {
  try {
    return JSON.parse(readFileSync(serverFile, 'utf8')) as ServerFile
  } catch {
    return undefined
  }
}
