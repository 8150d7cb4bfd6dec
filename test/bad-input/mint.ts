import type { Role } from '@tongban/service'
import { mintToken, RealmMint, type TokenMint } from '@tongban/testing'

export interface Mint {
  /** Who issues, as it stands in a process's configuration. */
  issuer: { url: string; kind?: 'keycloak' }
  realm: TokenMint
  token(subject: string, roles: readonly Role[], centres: readonly string[], department?: string): Promise<string>
  close(): Promise<void>
}

/** Publishes a key where a realm would, or is a real Keycloak's, and signs access tokens as the issuer does. The verifier that reads them is the real one. */
export async function openMint(given?: { realm: TokenMint; kind?: 'keycloak' }): Promise<Mint> {
  const realm = given?.realm ?? (await RealmMint.open())
  return {
    issuer: { url: realm.url, ...(given?.kind && { kind: given.kind }) },
    realm,
    token: async (sub, roles, centres, department) => mintToken(realm, { sub, realm_access: { roles }, centres, exp: Math.floor(Date.now() / 1000) + 900, ...(department && { department }) }),
    close: async () => (given ? undefined : realm.close()),
  }
}
