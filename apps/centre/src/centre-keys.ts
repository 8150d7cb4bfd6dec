import { readFileSync } from 'node:fs'
import type { ExchangeKeys } from '@tongban/exchange'
import { identityKeys, type IdentityKeys } from '@tongban/cases'

interface KeyFile extends ExchangeKeys {
  federationKey: string
  federationKeyVersion?: number
  dataKey: string
}

/** The process's key file: its sources' signing keys, the city's public ones, and the keys of personal data. Throws with the file's name, never with a key. */
export function readCentreKeys(file: string | undefined, sources: readonly string[]): { exchange: ExchangeKeys; identity: IdentityKeys } {
  if (!file) throw new Error('the configuration names no keysFile; `tongban up` writes one for each deployment')
  const keys = parsed(file)
  const missing = sources.filter((source) => !keys.sources?.[source])
  if (missing.length > 0) throw new Error(`${file} has no key of ${missing.join(', ')}`)
  try {
    return { exchange: { sources: keys.sources, city: keys.city }, identity: identityKeys(keys) }
  } catch (error) {
    throw new Error(`${file} is not right: ${(error as Error).message}`, { cause: error })
  }
}

function parsed(file: string): KeyFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeyFile
  } catch {
    throw new Error(`cannot read the keys in ${file}`)
  }
}
