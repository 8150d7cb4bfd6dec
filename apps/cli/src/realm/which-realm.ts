import { readFileSync } from 'node:fs'
import { realmFault, realmOf } from '@tongban/identity'
import { Refused } from '../refused.js'
import { layoutOf } from '../servers/layout.js'
import { readStates } from '../servers/state.js'
import type { Settings } from '../up/settings.js'
import type { AdminOptions } from './keycloak-admin.js'

export interface RealmOptions {
  issuer?: string
  admin?: string
  passwordFile?: string
}

/** The realm that was named, or the one of the Keycloak that was started for this data folder. Refuses when there is neither. */
export function whichRealm(settings: Settings, { issuer, admin, passwordFile }: RealmOptions): AdminOptions {
  const named = issuer === undefined ? undefined : realmAt(issuer)
  const given = passwordFile === undefined ? undefined : passwordIn(passwordFile)
  const { keycloak } = readStates(layoutOf(settings).stateFile)
  const realm = named ?? (keycloak && realmAt(`${keycloak.url}/realms/tongban`))
  const password = given ?? (keycloak && !named ? passwordIn(keycloak.admin.passwordFile) : undefined)
  if (!realm || password === undefined) throw new Refused('realm-not-named', { folder: settings.dataDir })
  return { ...realm, username: admin ?? keycloak?.admin.username ?? 'admin', password }
}

function realmAt(issuer: string): { server: string; realm: string } {
  const realm = realmOf(issuer)
  if (!realm || realmFault(issuer)) throw new Refused('not-a-realm', { value: issuer })
  return realm
}

function passwordIn(file: string): string {
  try {
    const password = readFileSync(file, 'utf8').trim()
    if (password !== '') return password
  } catch {
    // said below
  }
  throw new Refused('password-file-unreadable', { file })
}
