import { RealmMint } from '@tongban/testing'
import { KeycloakVerifier } from './keycloak-verifier.js'
import { tokenVerifierContract } from './token-verifier.contract.fixture.js'

// The same on a real Keycloak: test/servers.
tokenVerifierContract('KeycloakVerifier', (options) => new KeycloakVerifier(options), () => RealmMint.open())
