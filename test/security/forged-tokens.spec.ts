import { RealmMint } from '@tongban/testing'
import { forgedTokens } from './forged-tokens.js'

// The same on a real Keycloak: test/servers/keycloak.spec.ts.
describe('tokens of the embedded issuer\'s kind', () => {
  forgedTokens(async () => {
    const realm = await RealmMint.open()
    realm.who = { sub: 'operator', realm_access: { roles: ['operator'] }, centres: [] }
    return { realm }
  })
})
