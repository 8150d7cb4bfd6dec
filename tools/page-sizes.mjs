/** What a browser loads before each front end shows its first screen, gzipped, from Vite's own manifest. Run alone after a build. */
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = path.resolve(import.meta.dirname, '../apps/portal/dist')

export const limits = { citizen: 100, office: 320 }

/** kB (1000 bytes) of scripts and styles, gzipped: an entry with its first screen. */
export function firstLoads() {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const of = (entry, screen) => {
    const files = new Set()
    const take = (key) => {
      const chunk = manifest[key]
      if (!chunk || files.has(chunk.file)) return
      files.add(chunk.file)
      for (const css of chunk.css ?? []) files.add(css)
      for (const next of chunk.imports ?? []) take(next)
    }
    take(entry)
    take(screen)
    return [...files].reduce((sum, file) => sum + statSync(path.join(dist, `${file}.gz`)).size, 0) / 1000
  }
  return { citizen: of('index.html', 'src/citizen/start/start-page.tsx'), office: of('office/index.html', 'src/office/home/home-page.tsx') }
}

export const sizes = () => `built the pages: first load ${Object.entries(firstLoads()).map(([name, kB]) => `${name} ${kB.toFixed(1)} kB (≤ ${limits[name]})`).join(', ')}, gzipped`

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sizes())
