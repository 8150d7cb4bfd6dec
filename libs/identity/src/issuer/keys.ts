import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readOrMake } from './secret-file.js'

export interface IssuerKeys {
  /** Private signing keys; the first one signs, all are published, so that a new one can be put in front of an old one. */
  signing: JWK[]
  /** Sign the login's cookies. */
  cookies: string[]
}

/** The issuer's keys, kept across restarts so that tokens given before stay good. */
export function loadKeys(keysDir: string): Promise<IssuerKeys> {
  return readOrMake(path.join(keysDir, 'issuer-keys.json'), async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 })
    const kid = randomBytes(8).toString('hex')
    return { signing: [{ ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' }], cookies: [randomBytes(32).toString('base64url')] }
  })
}
