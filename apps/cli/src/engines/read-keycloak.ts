import { realmFault } from '@tongban/identity'
import { Refused } from '../refused.js'
import { layoutOf } from '../servers/layout.js'
import { readStates } from '../servers/state.js'
import type { Settings } from '../up/settings.js'
import type { KeycloakEngine } from './engines.js'
import { fileNamed, readNamed } from './named-settings.js'

const NEEDED = ['TONGBAN_KEYCLOAK_URL', 'TONGBAN_KEYCLOAK_ADMIN_USER', 'TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE'] as const

/** The Keycloak that the environment names, else the one that `npm run servers` started for this data folder. Refuses when there is neither, or half of one. */
export function readKeycloak(settings: Settings, env: NodeJS.ProcessEnv): KeycloakEngine {
  const named = readNamed('--identity keycloak', NEEDED, [], env)
  if (!named) return ownKeycloak(settings)
  const issuer = named.TONGBAN_KEYCLOAK_URL
  if (realmFault(issuer)) throw new Refused('not-a-realm', { value: issuer })
  return {
    kind: 'keycloak', own: false, issuer, username: named.TONGBAN_KEYCLOAK_ADMIN_USER,
    passwordFile: fileNamed('TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE', named.TONGBAN_KEYCLOAK_ADMIN_PASSWORD_FILE),
  }
}

function ownKeycloak(settings: Settings): KeycloakEngine {
  const { keycloak } = readStates(layoutOf(settings).stateFile)
  if (!keycloak) throw new Refused('engine-not-there', { option: '--identity keycloak', name: 'Keycloak', server: 'keycloak', folder: settings.dataDir, variables: NEEDED.join(', ') }, 200)
  return { kind: 'keycloak', own: true, issuer: keycloak.issuer ?? `${keycloak.url}/realms/tongban`, ...keycloak.admin }
}
