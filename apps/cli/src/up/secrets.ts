import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatePassword } from '@tongban/database'

export interface SourceKey { kid: string; privateKey: string }

/** The secrets of one federation, made once and kept in files of mode 0600 below the data folder. Nothing of them is ever printed but the demo's passwords. */
export class Secrets {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }

  file(name: string): string { return path.join(this.folder, name) }

  /** Passwords of database roles by role name: what is there stays, what is missing is made. */
  passwords(roles: string[]): Record<string, string> {
    return this.extend('database-roles.json', roles, () => generatePassword())
  }

  /** Passwords of the demo accounts: short enough to type, made for this data folder alone. */
  demoPasswords(usernames: string[]): Record<string, string> {
    return this.extend('demo-passwords.json', usernames, () => `${letters(4)}-${letters(4)}-${letters(4)}`)
  }

  /** An Ed25519 key for each source; the key's id is the source's name and a number that grows when it is renewed. */
  sourceKeys(sources: string[]): Record<string, SourceKey> {
    return this.extend('source-keys.json', sources, (source) => {
      const { privateKey } = generateKeyPairSync('ed25519')
      return { kid: `${source}-1`, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    })
  }

  /** One key for subject keys (HMAC), which all share so that a subject is recognised everywhere, and for each deployment one for its personal data (AES-256-GCM). */
  dataKeys(deployments: string[]): Record<string, string> & { federation: string } {
    return this.extend('data-keys.json', ['federation', ...deployments], () => randomBytes(32).toString('base64')) as Record<string, string> & { federation: string }
  }

  /** Writes a file that only its owner reads, whole or not at all. */
  write(name: string, value: unknown): string {
    const file = this.file(name)
    writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
    return file
  }

  private extend<T>(name: string, wanted: string[], make: (key: string) => T): Record<string, T> {
    const file = this.file(name)
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, T>) : {}
    const missing = wanted.filter((key) => !(key in kept))
    if (missing.length > 0) {
      for (const key of missing) kept[key] = make(key)
      this.write(name, kept)
    }
    return kept
  }
}

export const publicKeyOf = ({ privateKey }: SourceKey): string => createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()

/** Letters that nobody confuses when reading them from a screen: a power of two of them, so that each is equally likely. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.slice(0, 32)
const letters = (count: number): string => Array.from(randomBytes(count), (byte) => ALPHABET[byte % 32]).join('')
