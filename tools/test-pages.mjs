/**
 * `npm run test:pages [-- <spec> …]`: the pages in Debian's Chromium, one spec file after the other in front of one running city, and at the end one table of
 * what was measured. Pictures of every screen go to .tongban-pages/pictures (PICTURES names another folder).
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { buildPages } from './build-pages.mjs'
import { firstLoads, limits } from './page-sizes.mjs'
import { endCity } from './pages/end-city.mjs'
import { tableOf } from './pages/table.mjs'

const root = path.resolve(import.meta.dirname, '..')
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
if (!existsSync(chromium)) {
  console.error(`There is no Chromium at ${chromium}. On Debian and Ubuntu: apt-get install chromium. Elsewhere: CHROMIUM=<its program> npm run test:pages.
没有找到 Chromium（${chromium}）。Debian、Ubuntu 上安装：apt-get install chromium。其他系统：CHROMIUM=<程序路径> npm run test:pages。`)
  process.exit(1)
}

const began = Date.now()
await build()
await buildPages()
const folder = path.join(root, '.tongban-pages', `run-${process.pid}`)
const pictures = process.env.PICTURES ?? path.join(root, '.tongban-pages/pictures')
const file = (name) => path.join(folder, name)
const read = (name) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '')
mkdirSync(folder, { recursive: true })
try {
  process.exitCode = await jest()
} finally {
  const city = JSON.parse(read('city.json') || 'null')
  if (city) {
    await endCity(city.pid)
    rmSync(city.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
  const measures = read('measures.jsonl').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  rmSync(folder, { recursive: true, force: true })
  console.log(tableOf(measures, firstLoads(), limits).join('\n'))
  const taken = existsSync(pictures) ? readdirSync(pictures).filter((name) => statSync(path.join(pictures, name)).mtimeMs >= began).length : 0
  console.log(`\n${taken} pictures in ${path.relative(process.cwd(), pictures)}; ${((Date.now() - began) / 1000).toFixed(0)} s in all`)
}

function jest() {
  const args = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', path.join(root, 'node_modules/jest/bin/jest.js'), '--config', path.join(root, 'test/pages/jest.config.mjs'), '--runInBand', ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, TONGBAN_PAGES_RUN: folder, PICTURES: pictures, TONGBAN_TEST_RUN: String(process.pid) } })
  // A Ctrl-C reaches the tests by itself; what they leave is cleared away here.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
