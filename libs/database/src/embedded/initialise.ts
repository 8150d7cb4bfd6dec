import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { ADMIN } from './admin-secret.js'
import { type Runner, handOver } from './runner.js'

/** Made beside and renamed: an interrupted initdb leaves nothing that looks like a database. */
export function initialise(native: string, folder: string, password: string, runner: Runner): void {
  const fresh = path.join(folder, 'data.new')
  const passwordFile = path.join(folder, 'initdb.secret')
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  runner.own(fresh)
  fs.rmSync(passwordFile, { force: true })
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  runner.own(passwordFile)
  const { names, descriptors, close } = handOver(runner, [fresh, passwordFile])
  try {
    const made = spawnSync(
      path.join(native, 'bin/initdb'),
      ['-D', names[0]!, '-U', ADMIN, '--auth=scram-sha-256', `--pwfile=${names[1]}`, '-E', 'UTF8', '--locale=C'],
      { ...runner.ids, cwd: '/', encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', ...descriptors] },
    )
    if (made.status !== 0) throw new RefusedError(refuse('postgresql-not-set-up', { folder, reason: made.stderr || made.error?.message || String(made.status) }))
  } finally {
    close()
    fs.rmSync(passwordFile, { force: true })
  }
  fs.renameSync(fresh, path.join(folder, 'data'))
}
