import { isRefusal } from '@tongban/kernel'
import { readBlueprint, type BlueprintFile } from '@tongban/blueprints'
import { readFileSync, statSync } from 'node:fs'
import { Refused } from '../refused.js'

const LARGEST = 4 * 1024 * 1024

/** Reads a file as JSON; refuses what cannot be read, is none, or is far too large. */
export function readJson(file: string, otherwise: 'not-a-blueprint-file' | 'not-an-observed-file'): unknown {
  try {
    const { size } = statSync(file)
    if (size > LARGEST) throw Object.assign(new Error(), { code: `> ${LARGEST} bytes` })
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Refused(otherwise, { value: file, fault: (error as NodeJS.ErrnoException).code ?? 'not JSON' })
  }
}

/** Reads a version of a blueprint; refuses it by the field that is not right. */
export function readBlueprintFile(file: string): BlueprintFile {
  const read = readBlueprint(readJson(file, 'not-a-blueprint-file'))
  if (isRefusal(read)) throw new Refused('blueprint-malformed', { ...read.params, value: file })
  return read
}
