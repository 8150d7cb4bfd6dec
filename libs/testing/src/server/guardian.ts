/**
 * Keeps the tests' PostgreSQL: `node guardian.js <folder>`. Starts or adopts it on a free port, writes server.json, and ends it when no run holds a lease any more,
 * so that a killed test run leaves nothing behind.
 */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startEmbedded } from '@tongban/database'
import { Leases } from './lease.js'

const folder = process.argv[2]!
const file = path.join(folder, 'server.json')
const leases = new Leases(path.join(folder, 'leases'))
process.on('SIGINT', () => undefined)
let wanted = true
process.once('SIGTERM', () => (wanted = false))

try {
  // Test data is thrown away: only here does a commit not wait for the disk.
  const postgres = await startEmbedded({ folder, port: 0, settings: { fsync: 'off', full_page_writes: 'off', max_connections: 250 } })
  void postgres.ended.then(() => process.exit(1))
  writeFileSync(file, JSON.stringify({ guardian: process.pid, adminUrl: postgres.adminUrl }), { mode: 0o600 })
  for (let idle = 0; wanted && idle < 6; idle = leases.live().length > 0 ? 0 : idle + 1) await sleep(500)
  rmSync(file, { force: true })
  await postgres.stop()
} catch (error) {
  writeFileSync(file, JSON.stringify({ guardian: 0, failed: (error as Error).message }), { mode: 0o600 })
}
process.exit()
