import { readFileSync } from 'node:fs'
import { CITY_SOURCE, type ExchangeKeys } from '@tongban/exchange'

/** The city office's key file: its signing key and the anchor of trust. Throws with the file's name, never with a key. */
export function readCityKeys(file: string | undefined): ExchangeKeys {
  if (!file) throw new Error('the configuration names no keysFile; `tongban up` writes one for each deployment')
  const keys = parsed(file)
  if (!keys.sources?.[CITY_SOURCE]) throw new Error(`${file} has no key of the source ${CITY_SOURCE}`)
  return { sources: keys.sources, city: keys.city }
}

function parsed(file: string): ExchangeKeys {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ExchangeKeys
  } catch {
    throw new Error(`cannot read the keys in ${file}`)
  }
}
