import { KeycloakVerifier } from '../../libs/identity/src/tokens/keycloak-verifier.js'
import { tokenVerifierContract } from '../../libs/identity/src/tokens/token-verifier.contract.fixture.js'
import { forgedTokens } from '../security/forged-tokens.js'
import { KeycloakMint } from './keycloak/keycloak-mint.js'
import { KEYCLOAK_STARTS_MS, KeycloakServer } from './keycloak/keycloak-server.js'

let keycloak: KeycloakServer
beforeAll(async () => { keycloak = await KeycloakServer.open() }, KEYCLOAK_STARTS_MS)
afterAll(() => keycloak?.close(), 60_000)

tokenVerifierContract('KeycloakVerifier on a real Keycloak', (options) => new KeycloakVerifier(options), () => KeycloakMint.open(keycloak))

describe('tokens of a real Keycloak', () => {
  forgedTokens(async () => {
    const realm = await KeycloakMint.open(keycloak)
    realm.who = { sub: 'operator', realm_access: { roles: ['operator'] }, centres: undefined }
    return { realm, kind: 'keycloak' }
  })
})
