import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync, chmodSync, renameSync } from 'node:fs'
import path from 'node:path'
import { randomBytes } from 'node:crypto'

/** Reads a JSON file of secrets, or makes it first: mode 0600, written whole, and never over one that somebody else made meanwhile. */
export async function readOrMake<T>(file: string, make: () => Promise<T> | T): Promise<T> {
  const found = read<T>(file)
  if (found !== undefined) return found
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const draft = write(file, await make())
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return read<T>(file) as T
}

/** Replaces a file of secrets in one step. */
export function replaceSecret(file: string, value: unknown): void {
  renameSync(write(file, value), file)
}

function write(file: string, value: unknown): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  return draft
}

function read<T>(file: string): T | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    chmodSync(file, 0o600)
    return JSON.parse(text) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`${file} cannot be read: ${(error as Error).message}; delete it to have a new one made`, { cause: error })
  }
}
