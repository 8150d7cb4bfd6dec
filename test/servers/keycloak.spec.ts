import { KeycloakVerifier } from '../../libs/identity/src/tokens/keycloak-verifier.js'
import { tokenVerifierContract } from '../../libs/identity/src/tokens/token-verifier.contract.fixture.js'
import { coldStart, forgedTokens } from '../security/forged-tokens.js'
import { accountsOfTheDemo } from './keycloak/accounts.js'
import { KeycloakMint } from './keycloak/keycloak-mint.js'
import { KEYCLOAK_STARTS_MS, KeycloakServer } from './keycloak/keycloak-server.js'
import { loginsAtThePage } from './keycloak/logins.js'
import { realmAsExported } from './keycloak/realm.js'
import { whileAway } from './keycloak/while-away.js'

// One file, so that one Keycloak is started for all of it.
let keycloak: KeycloakServer
beforeAll(async () => { keycloak = await KeycloakServer.open() }, KEYCLOAK_STARTS_MS)
afterAll(() => keycloak?.close(), 60_000)

const open = () => KeycloakMint.open(keycloak)

tokenVerifierContract('KeycloakVerifier on a real Keycloak', (options) => new KeycloakVerifier(options), open)

const openRealm = async () => {
  const realm = await open()
  realm.who = { sub: 'operator', realm_access: { roles: ['operator'] }, centres: undefined }
  return { realm, kind: 'keycloak' as const }
}
describe('forged tokens of a real Keycloak\'s realm', () => forgedTokens(openRealm))
describe('under load', () => coldStart(openRealm))

describe('the realm', () => realmAsExported(open))
describe('the demo\'s accounts', () => accountsOfTheDemo(open))
describe('logins', () => loginsAtThePage(open))
describe('while Keycloak is away', () => whileAway(open))
