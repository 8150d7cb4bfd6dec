import Keycloak from 'keycloak-connect'
import type { PublishedKey } from './fetch-keys.js'
import { realmOf } from './realm-address.js'
import { RealmVerifier, type VerifierOptions } from './realm-verifier.js'
import { TokenRefused } from './token-verifier.js'

/** What we use of keycloak-connect's grant manager: one token in, thrown out or not. Its own fetching of keys is replaced. */
interface GrantManager {
  createGrant(grant: { access_token: string }): Promise<unknown>
  rotation: { getJWK(kid: string): Promise<string> }
}

/**
 * For Keycloak: `keycloak-connect` checks signature, end, kind, issuer and audience.
 * It knows no `nbf`, no `azp` and no algorithm but RS256 whatever the header says, reads its base64 loosely, takes the audience only when
 * told to, and asks for the keys once for each token of a cold start: what is around it sees to these.
 */
export class KeycloakVerifier extends RealmVerifier {
  private readonly grants: GrantManager

  constructor(options: VerifierOptions) {
    super(options)
    const at = realmOf(options.issuer)
    if (!at) throw new Error(`${options.issuer} is no realm of a Keycloak`)
    const settings = {
      realm: at.realm, 'auth-server-url': at.server, resource: options.audience,
      'bearer-only': true, 'verify-token-audience': true, 'ssl-required': 'external', 'confidential-port': 0,
    }
    this.grants = new Keycloak({}, settings).grantManager as unknown as GrantManager
    this.grants.rotation = { getJWK: async (kid) => this.keys.known(kid)?.pem ?? Promise.reject(new Error('withdrawn meanwhile')) }
  }

  protected async checkSigned(jwt: string, _: PublishedKey): Promise<void> {
    try {
      await this.grants.createGrant({ access_token: jwt })
    } catch (error) {
      throw new TokenRefused(error instanceof Error ? error.message : String(error), { cause: error })
    }
  }
}
