import { readFileSync } from 'node:fs'
import type { ExchangeKeys } from '@tongban/exchange'

/** The process's key file: its own signing key and the city's public ones. Throws with the file's name, never with a key. */
export function readCoordinationKeys(file: string | undefined, sources: readonly string[]): ExchangeKeys {
  if (!file) throw new Error('the configuration names no keysFile; `tongban up` writes one for each deployment')
  const keys = parsed(file)
  const missing = sources.filter((source) => !keys.sources?.[source])
  if (missing.length > 0) throw new Error(`${file} has no key of ${missing.join(', ')}`)
  return { sources: keys.sources, city: keys.city }
}

function parsed(file: string): ExchangeKeys {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ExchangeKeys
  } catch {
    throw new Error(`cannot read the keys in ${file}`)
  }
}
