import { RealmMint } from '@tongban/testing'
import { coldStart, forgedTokens } from './forged-tokens.js'

const open = async () => {
  const realm = await RealmMint.open()
  realm.who = { sub: 'operator', realm_access: { roles: ['operator'] }, centres: [] }
  return { realm }
}

// The same on a real Keycloak: test/servers/keycloak.spec.ts.
describe('tokens of the embedded issuer\'s kind', () => forgedTokens(open))
describe('under load', () => coldStart(open))
