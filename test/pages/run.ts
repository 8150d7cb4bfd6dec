import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Of one `npm run test:pages`: what its spec files share, which each see the world anew. */
export function runFolder(): string {
  const folder = process.env.TONGBAN_PAGES_RUN ?? path.join(root, '.tongban-pages', `run-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Where pictures are kept; git ignores it. */
export function picturesFolder(): string {
  const folder = process.env.PICTURES ?? path.join(root, '.tongban-pages/pictures')
  mkdirSync(folder, { recursive: true })
  return folder
}

/** What the closing table is made of. */
export type Measure =
  | { of: 'clicks'; task: string; clicks: number; enters: number; limit: number }
  | { of: 'axe'; screen: string; language: string; violations: string[] }
  | { of: 'paint'; screen: string; seconds: number; limit: number }

export function note(measure: Measure): void {
  appendFileSync(path.join(runFolder(), 'measures.jsonl'), `${JSON.stringify(measure)}\n`)
}

/** Puts something down for the spec files that follow, and answers with it. */
export function keep<T>(name: string, what: T): T {
  writeFileSync(path.join(runFolder(), name), JSON.stringify(what))
  return what
}

/** What was put down for the spec files that follow. */
export function kept<T>(name: string): T | undefined {
  const file = path.join(runFolder(), name)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined
}
