import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../refused.js'
import { findAltered, readSums } from './checksums.js'
import { MavenProgress } from './maven-progress.js'
import { runProgram } from './tools.js'

/** Pinned: it decides what lands on the disk. Maven compares its sum and those of all it fetches (--strict-checksums). */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

export interface Software {
  /** For people: `Kafka 4.1.2` */
  title: string
  /** Holds pom.xml and artifacts.sha256. */
  recipe: string
  /** Where it is to lie. */
  target: string
  /** What is made of the files fetched; they are kept as they are when absent. The folder given back becomes the target. */
  unpack?(fetched: string): Promise<string>
}

/**
 * Sees that the software lies at its target, every file with the SHA-256 of the recipe. Made beside and renamed: what a killed start left
 * half-done is thrown away by the next one. Files that differ are fetched once more, into a repository of their own, and then refused.
 */
export async function ensureSoftware(software: Software, show: (share: number) => void): Promise<'there' | 'fetched'> {
  const { target, recipe, unpack } = software
  const list = path.join(recipe, 'artifacts.sha256')
  const sums = readSums(readFileSync(list, 'utf8'))
  if (existsSync(target) && (unpack || (await findAltered(target, sums)).length === 0)) return 'there'
  const fresh = `${target}.new`
  const own = `${target}.repository`
  for (const folder of [target, fresh, own]) rmSync(folder, { recursive: true, force: true })
  try {
    await fetch(software, fresh, sums.size, show, [])
    if ((await findAltered(fresh, sums)).length > 0) {
      rmSync(fresh, { recursive: true })
      await fetch(software, fresh, sums.size, show, [`-Dmaven.repo.local=${own}`])
      const [file] = await findAltered(fresh, sums)
      if (file !== undefined) throw new Refused('software-altered', { name: software.title, file, list: path.relative(process.cwd(), list) })
    }
    const ready = unpack ? await unpack(fresh) : fresh
    renameSync(ready, target)
    return 'fetched'
  } finally {
    for (const folder of [fresh, own]) rmSync(folder, { recursive: true, force: true })
  }
}

async function fetch({ title, recipe }: Software, into: string, files: number, show: (share: number) => void, more: string[]): Promise<void> {
  mkdirSync(into, { recursive: true })
  const progress = new MavenProgress(files)
  const { code, output } = await runProgram('mvn', [
    '--strict-checksums', '-f', path.join(recipe, 'pom.xml'), COPY, '-DincludeScope=runtime', `-DoutputDirectory=${into}`, ...more,
  ], { watch: (text) => show(progress.read(text)) })
  if (code === 0) return
  const reason = output.replace(/\u001b\[[0-9;]*m/g, '').split('\n').find((line) => line.startsWith('[ERROR]'))?.slice('[ERROR] '.length) ?? `exit code ${code}`
  throw Refused.long('software-not-fetched', { name: title, reason: reason.replace(/ -> \[Help.*$/, '') })
}
