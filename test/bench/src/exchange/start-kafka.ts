import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Cleanup } from '../cleanup.js'

export interface KafkaUser { username: string; passwordFile: string }
export interface StartedKafka { brokers: string[]; admin: KafkaUser; users: Record<string, KafkaUser> }

/** Java or Maven is missing, or what else `tongban servers` says in its sentence. */
export class KafkaNotStarted extends Error {}

const root = path.resolve(import.meta.dirname, '../../../..')

/** Starts Kafka in a temporary folder; the software is the data folder's, where it has been fetched. Throws what `tongban servers` says when it cannot. */
export async function startKafka(cleanup: Cleanup): Promise<StartedKafka> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-bench-kafka-'))
  cleanup.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const software = path.resolve(root, process.env.TONGBAN_DATA || '.tongban', 'servers/software')
  mkdirSync(path.join(folder, 'servers'))
  if (existsSync(software)) symlinkSync(software, path.join(folder, 'servers/software'))
  // Below the ports that outgoing connections take.
  const env = { ...process.env, TONGBAN_DATA: folder, TONGBAN_PORT: String(20_000 + Math.floor(Math.random() * 120) * 100) }
  const servers = (act: string) => promisify(execFile)(process.execPath, ['apps/cli/bin/tongban.js', 'servers', act, 'kafka'], { cwd: root, env })
  cleanup.add(() => servers('stop'))
  await servers('start').catch((error: Error & { stderr?: string }) => { throw new KafkaNotStarted(error.stderr?.trim().split('\n').at(-1) ?? error.message) })
  return (JSON.parse(readFileSync(path.join(folder, 'servers/servers.json'), 'utf8')) as { kafka: StartedKafka }).kafka
}
