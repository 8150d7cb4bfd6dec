import { readFileSync } from 'node:fs'
import { AUDIENCE, CLIENTS, roles } from '../index.js'
import { guesses } from './login.js'
import { clients, lifetimes } from './provider.js'

// The claims of real tokens are compared on a real Keycloak: test/servers/keycloak/accounts.ts.
const text = readFileSync(new URL('../../../../deploy/keycloak/tongban-realm.json', import.meta.url), 'utf8')
const realm = JSON.parse(text) as Record<string, any>
const clientOf = (id: string) => realm.clients.find(({ clientId }: { clientId: string }) => clientId === id)
const ours = [...Object.values(CLIENTS), AUDIENCE] as string[]

test('has the roles that there are', () => {
  expect(realm.roles.realm.map(({ name }: { name: string }) => name).filter((name: string) => name !== 'default-roles-tongban').sort()).toEqual([...roles].sort())
  expect(realm.scopeMappings).toEqual([{ clientScope: 'tongban', roles: [...roles] }])
})

test.each(clients.map((client) => [client.client_id, client] as const))('%s comes back where the embedded issuer lets it, by code and PKCE alone, and keeps no secret', (id, client) => {
  expect(clientOf(id)).toMatchObject({
    publicClient: true, standardFlowEnabled: true, implicitFlowEnabled: false, directAccessGrantsEnabled: false, serviceAccountsEnabled: false, fullScopeAllowed: false,
    redirectUris: client.redirect_uris, webOrigins: [], defaultClientScopes: ['tongban'], optionalClientScopes: [],
    attributes: { 'pkce.code.challenge.method': 'S256', 'use.refresh.tokens': 'false', 'post.logout.redirect.uris': client.post_logout_redirect_uris.join('##') },
  })
  expect(client).toMatchObject({ token_endpoint_auth_method: 'none', grant_types: ['authorization_code'], response_types: ['code'] })
})

test('has a client for each app and no other that is on; the service itself logs nobody in', () => {
  expect(clients.map(({ client_id }) => client_id)).toEqual(Object.values(CLIENTS))
  expect(realm.clients.filter(({ enabled }: { enabled?: boolean }) => enabled !== false).map(({ clientId }: { clientId: string }) => clientId).sort()).toEqual([...ours].sort())
  expect(clientOf(AUDIENCE)).toMatchObject({ bearerOnly: true, standardFlowEnabled: false, directAccessGrantsEnabled: false, serviceAccountsEnabled: false })
})

test('says in access tokens what the embedded issuer says', () => {
  const mappers = realm.clientScopes[0].protocolMappers as { name: string; config: Record<string, string> }[]
  const inAccessTokens = mappers.filter(({ config }) => config['access.token.claim'] === 'true').map(({ config }) => config['claim.name'] ?? `aud ${config['included.client.audience']}`)
  expect(inAccessTokens.sort()).toEqual([`aud ${AUDIENCE}`, 'centres', 'department', 'preferred_username', 'realm_access.roles', 'sub'].sort())
  expect(mappers.find(({ name }) => name === 'centres')?.config.multivalued).toBe('true')
})

test('ends tokens, codes and logins when the embedded issuer does', () => {
  expect({ accessToken: realm.accessTokenLifespan, code: realm.accessCodeLifespan, login: realm.accessCodeLifespanLogin, session: realm.ssoSessionMaxLifespan }).toEqual(lifetimes)
})

test('lets nobody guess more than the embedded issuer, and wants passwords that the demo makes', () => {
  expect(realm).toMatchObject({ bruteForceProtected: true, failureFactor: guesses.tries, maxDeltaTimeSeconds: guesses.windowMs / 1000, waitIncrementSeconds: guesses.windowMs / 1000, registrationAllowed: false, resetPasswordAllowed: false })
  expect(realm.passwordPolicy).toMatch(/^length\(12\) and .*notUsername/)
})

test('holds no account, no secret and no key', () => {
  expect(Object.keys(realm)).not.toContain('users')
  expect(text).not.toMatch(/secret|privateKey|BEGIN |credentials/i)
  expect(Object.keys(realm.components)).toEqual(['org.keycloak.userprofile.UserProfileProvider'])
})

test('its people write none of what a token says of them', () => {
  const profile = JSON.parse(realm.components['org.keycloak.userprofile.UserProfileProvider'][0].config['kc.user.profile.config'][0])
  expect(profile.unmanagedAttributePolicy).toBeUndefined()
  expect(profile.attributes.filter(({ permissions }: any) => permissions.edit.join() !== 'admin')).toEqual([])
  expect(profile.attributes.map(({ name }: { name: string }) => name)).toEqual(['username', 'displayName', 'centres', 'department', 'email'])
})
