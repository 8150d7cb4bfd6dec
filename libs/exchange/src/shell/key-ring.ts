import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'

/** The keys a process holds: its sources' private ones, and the city's public ones, which it trusts from the start. */
export interface KeyRing {
  /** Signs with the source's Ed25519 key. Throws for a source the process does not publish for. */
  sign(source: string, data: Buffer): { kid: string; signature: Buffer }
  /** The city's public key, given when the deployment joined; undefined for one that was not. */
  cityKey(kid: string): KeyObject | undefined
}

/** The part of a process's key file that the exchange reads. */
export interface ExchangeKeys {
  sources: Record<string, { kid: string; privateKey: string }>
  city: readonly { kid: string; publicKey: string }[]
}

/** Public keys by source, for a process's own memory of who may sign what. */
export type KeyOf = (source: string, kid: string) => KeyObject | undefined

/** Reads the keys once. Throws when one is no Ed25519 key. */
export function openKeyRing(keys: ExchangeKeys): KeyRing {
  const own = new Map(Object.entries(keys.sources).map(([source, { kid, privateKey }]) => [source, { kid, key: ed25519(createPrivateKey(privateKey)) }]))
  const city = new Map(keys.city.map(({ kid, publicKey }) => [kid, ed25519(createPublicKey(publicKey))]))
  return {
    sign(source, data) {
      const held = own.get(source)
      if (!held) throw new Error(`This process holds no key of source ${source}; it can sign for ${[...own.keys()].join(', ') || 'nobody'}`)
      return { kid: held.kid, signature: sign(null, data, held.key) }
    },
    cityKey: (kid) => city.get(kid),
  }
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`An Ed25519 key is needed, not ${key.asymmetricKeyType}`)
  return key
}
