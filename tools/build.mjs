/**
 * Compiles every project's src to dist with swc, only files that are newer than their output, and deletes outputs whose source is gone.
 * Run alone: `node tools/build.mjs [project folder...]`: the web pages too, which Vite makes (tools/build-pages.mjs). Types are `tsc --build`'s work.
 */
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

export const projects = () =>
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).workspaces.flatMap((glob) =>
    globSync(`${glob}/package.json`, { cwd: root }).map((file) => path.dirname(file)))

/** Vite makes these whole; nothing of theirs runs here. */
export const isPages = (project) => existsSync(path.join(root, project, 'vite.config.ts'))

const mtime = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** Compiles what changed; returns how many files were written. Throws with the file's name when one does not parse. */
export async function build(only = projects()) {
  const work = only.filter((project) => !isPages(project)).flatMap((project) => {
    const src = path.join(root, project, 'src')
    const dist = path.join(root, project, 'dist')
    const files = globSync('**/*.{ts,json}', { cwd: src }).filter((file) => !file.endsWith('.spec.ts') && !file.endsWith('.d.ts'))
    const wanted = new Set(files.map((file) => file.replace(/\.ts$/, '.js')))
    for (const file of globSync('**/*.{js,json}', { cwd: dist })) if (!wanted.has(file)) rmSync(path.join(dist, file))
    return files.map((file) => [path.join(src, file), path.join(dist, file.replace(/\.ts$/, '.js'))]).filter(([from, to]) => mtime(from) >= mtime(to))
  })
  if (work.length === 0) return 0
  const { transformFile } = await import('@swc/core')
  await Promise.all(work.map(async ([from, to]) => {
    mkdirSync(path.dirname(to), { recursive: true })
    if (from.endsWith('.json')) return writeFileSync(to, readFileSync(from))
    const { code } = await transformFile(from, options)
    writeFileSync(to, code)
  }))
  return work.length
}

const options = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }, target: 'es2023', keepClassNames: true },
  module: { type: 'es6' },
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv.slice(2).length ? process.argv.slice(2) : projects()
  console.log(`built ${await build(only)} files`)
  if (only.some(isPages)) {
    const { buildPages } = await import('./build-pages.mjs')
    try {
      if (await buildPages()) console.log((await import('./page-sizes.mjs')).sizes())
    } catch (error) {
      console.error(error.message)
      process.exitCode = 1
    }
  }
}
