/** What a browser loads before a screen shows, gzipped, from Vite's own manifest: each front end's entry with one screen. Run alone after a build. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = path.resolve(import.meta.dirname, '../apps/portal/dist')

/** kB of 1000 bytes. */
export const limits = { citizen: 100, office: 320 }
const entries = { citizen: 'index.html', office: 'office/index.html' }

/** kB of scripts and styles by front end and screen, for whoever opens that screen first. */
export function firstLoads() {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const filesOf = (keys) => {
    const files = new Set()
    const take = (key) => {
      const chunk = manifest[key]
      if (!chunk || files.has(chunk.file)) return
      files.add(chunk.file)
      for (const css of chunk.css ?? []) files.add(css)
      for (const next of chunk.imports ?? []) take(next)
    }
    keys.forEach(take)
    return files
  }
  const size = (files) => [...files].reduce((sum, file) => sum + statSync(path.join(dist, `${file}.gz`)).size, 0) / 1000
  const screensOf = (entry) => (manifest[entry].dynamicImports ?? []).filter((key) => key.startsWith('src/'))
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) =>
    [name, Object.fromEntries(screensOf(entry).map((screen) => [path.basename(screen, path.extname(screen)), size(filesOf([entry, screen]))]))]))
}

export function sizes() {
  const rows = Object.entries(firstLoads()).map(([name, screens]) =>
    `  ${name} (≤ ${limits[name]} kB): ${Object.entries(screens).map(([screen, kB]) => `${screen} ${kB.toFixed(1)}`).join(', ')}`)
  return `built the pages; first load in kB, gzipped:\n${rows.join('\n')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sizes())
