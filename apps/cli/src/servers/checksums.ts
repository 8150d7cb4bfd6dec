import { createHash } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Reads a list as sha256sum writes it: a file's name to its sum. Throws on a line that is none. */
export function readSums(text: string): Map<string, string> {
  return new Map(text.split('\n').filter((line) => line !== '').map((line) => {
    const [, sum, file] = /^([0-9a-f]{64}) [ *]([^/\\]+)$/.exec(line) ?? []
    if (!sum || !file) throw new Error(`not a line of SHA-256 sums: ${line}`)
    return [file, sum]
  }))
}

/** The files of a folder that are not as listed: altered, missing, or not in the list at all. */
export async function findAltered(folder: string, sums: ReadonlyMap<string, string>): Promise<string[]> {
  const there = readdirSync(folder)
  const wrong = await Promise.all(there.map(async (file) => (sums.get(file) === (await sha256Of(path.join(folder, file))) ? [] : [file])))
  return [...wrong.flat(), ...[...sums.keys()].filter((file) => !there.includes(file))].sort()
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
