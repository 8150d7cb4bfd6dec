import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Role } from '@tongban/service'

export interface Mint {
  /** The issuer's name in tokens, under which the real verifier fetches the keys. */
  url: string
  token(subject: string, roles: readonly Role[], centres: readonly string[], department?: string): Promise<string>
  close(): Promise<void>
}

/** Publishes one key where a realm would, and signs access tokens as the issuer does. The verifier that reads them is the real one. */
export async function openMint(): Promise<Mint> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig', alg: 'RS256' }
  const server = createServer((_, res) => res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tongban`
  return {
    url,
    token: (subject, roles, centres, department) => {
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss: url, aud: 'tongban-api', sub: subject, typ: 'Bearer', iat: now, exp: now + 900, realm_access: { roles }, centres, ...(department && { department }) }
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt' }).sign(privateKey)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
