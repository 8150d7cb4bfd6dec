import { readFileSync } from 'node:fs'
import { realmDifferences } from './realm-differences.js'

const realm = () => JSON.parse(readFileSync(new URL('../../../../deploy/keycloak/tongban-realm.json', import.meta.url), 'utf8'))

test('the export differs from itself in nothing, whatever else the living realm has', () => {
  expect(realmDifferences(realm(), { ...realm(), id: 'x', clients: [...realm().clients, { clientId: 'theirs', redirectUris: ['*'] }] })).toEqual([])
})

test.each<[string, (living: any) => void, string]>([
  ['a mapper that is missing', (living) => { living.clientScopes[0].protocolMappers.splice(0, 1) }, 'clientScopes[tongban].protocolMappers[audience] is missing'],
  ['a mapper of another attribute', (living) => { living.clientScopes[0].protocolMappers[5].config['user.attribute'] = 'centre' }, 'clientScopes[tongban].protocolMappers[centres].config.user.attribute is to be "centres", and is "centre"'],
  ['a client without our scope', (living) => { living.clients[1].defaultClientScopes = ['profile'] }, 'clients[tongban-web].defaultClientScopes is to be [tongban], and is [profile]'],
  ['a client with a scope beyond ours', (living) => { living.clients[1].optionalClientScopes = ['offline_access'] }, 'clients[tongban-web].optionalClientScopes is to be [], and is [offline_access]'],
  ['a password grant', (living) => { living.clients[2].directAccessGrantsEnabled = true }, 'clients[tongban-cli].directAccessGrantsEnabled is to be false, and is true'],
  ['a redirect to anywhere', (living) => { living.clients[2].redirectUris.push('*') }, 'clients[tongban-cli].redirectUris is to be [http://127.0.0.1/callback, http://localhost/callback], and is [http://127.0.0.1/callback, http://localhost/callback, *]'],
  ['PKCE that is off', (living) => { delete living.clients[1].attributes['pkce.code.challenge.method'] }, 'clients[tongban-web].attributes.pkce.code.challenge.method is to be "S256", and is not there'],
  ['guessing without end', (living) => { living.bruteForceProtected = false }, 'bruteForceProtected is to be true, and is false'],
  ['a role that is missing', (living) => { living.roles.realm.pop() }, 'roles.realm[operator] is missing'],
])('names %s', (_, change, sentence) => {
  const living = realm()
  change(living)
  expect(realmDifferences(realm(), living)).toEqual([sentence])
})
