/**
 * Makes the web pages of apps/portal when their sources are newer than what was made: in a process of its own, so that nothing of Vite stays,
 * into a folder of its own that then takes the old one's place, so that a gateway that runs never serves half a build.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const root = path.resolve(import.meta.dirname, '..')
const portal = path.join(root, 'apps/portal')
const dist = path.join(portal, 'dist')
const HEAP_MB = 768

const inputs = () => [
  ...globSync(['src/**/*.{ts,tsx,css,svg,json}', 'build/*.mjs', '*.html', 'office/*.html', 'vite.config.ts', 'package.json'], { cwd: portal })
    .filter((file) => !file.includes('.spec.')).map((file) => path.join(portal, file)),
  path.join(root, 'schemas/graphql/supergraph.graphql'),
  path.join(root, 'package-lock.json'),
]

const builtAt = () => statSync(path.join(dist, 'trusted-documents.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Whether something was made. Throws with Vite's own words when it cannot be. `every: true` makes it in any case. */
export async function buildPages({ every = false } = {}) {
  // A file that was deleted leaves its folder newer.
  const newest = Math.max(...inputs().flatMap((file) => [file, ...(file.startsWith(path.join(portal, 'src')) ? [path.dirname(file)] : [])]).map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0))
  if (!every && builtAt() > newest) return false
  const made = path.join(portal, `.tongban-made-${process.pid}`)
  const old = path.join(portal, `.tongban-old-${process.pid}`)
  try {
    await vite(made)
    await compress(made)
    if (existsSync(dist)) renameSync(dist, old)
    try {
      renameSync(made, dist)
    } catch (error) {
      // Somebody else was quicker; theirs is as good.
      if (!existsSync(dist)) throw error
    }
  } finally {
    for (const folder of [made, old]) rmSync(folder, { recursive: true, force: true })
  }
  return true
}

function vite(out) {
  return new Promise((resolve, reject) => {
    const bin = path.join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, bin, 'build', '--logLevel', 'warn'], {
      cwd: portal, env: { ...process.env, PORTAL_OUT: out, NODE_ENV: 'production', NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said += chunk })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The web pages could not be built:\n${said.trim()}`))))
  })
}

/** Beside each file its compressed forms, so that the gateway compresses nothing. */
async function compress(folder) {
  const [gz, br] = [promisify(gzip), promisify(brotliCompress)]
  await Promise.all(globSync('assets/*.{js,css,svg}', { cwd: folder }).map(async (name) => {
    const file = path.join(folder, name)
    const bytes = readFileSync(file)
    writeFileSync(`${file}.gz`, await gz(bytes, { level: 9 }))
    writeFileSync(`${file}.br`, await br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }))
}
