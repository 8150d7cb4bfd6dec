import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CodeFlowClient, LoginRefused, lookAtRealm, RealmMisconfigured } from '@tongban/identity'
import { KeycloakAdmin } from '../realm/keycloak-admin.js'
import { makeAccounts, type DemoPerson } from '../realm/make-accounts.js'
import { realmDifferences } from '../realm/realm-differences.js'
import { whichRealm } from '../realm/which-realm.js'
import { Refused } from '../refused.js'
import { readDemo } from '../up/demo-files.js'
import type { Settings } from '../up/settings.js'
import { awayOf } from './away.js'
import type { KeycloakEngine } from './engines.js'

export interface RealmProvided {
  /** Whether the realm was not there and was made from its export. */
  made: boolean
  /** What of the living realm is not as its export says; those are its operators' to settle. */
  differences: string[]
}

/**
 * The realm as its export makes it, where there is none yet, and the demo's accounts with the passwords of this data folder. Can be repeated.
 * Refuses, with the way out, when Keycloak is away, does not take the administrator or is another realm than was named.
 */
export async function provideRealm(engine: KeycloakEngine, settings: Settings, passwords: Record<string, string>, onAccount: (done: number, all: number) => void): Promise<RealmProvided> {
  const people = readDemo<DemoPerson[]>(settings.root, 'accounts.json')
  const wanted = JSON.parse(readFileSync(path.join(settings.root, 'deploy/keycloak/tongban-realm.json'), 'utf8')) as Record<string, unknown>
  return asEngine(engine, async () => {
    const named = whichRealm(settings, { issuer: engine.issuer, admin: engine.username, passwordFile: engine.passwordFile })
    const admin = new KeycloakAdmin(named)
    const made = (await admin.get('')) === undefined
    if (made) await admin.createRealm({ ...wanted, realm: named.realm })
    await lookAtRealm(engine.issuer)
    const { realm: _, ...rest } = wanted
    const differences = made ? [] : realmDifferences(rest, await admin.post('/partial-export?exportClients=true&exportGroupsAndRoles=true', {}))
    const fresh = made || (await hasOurPasswords(engine.issuer, people, passwords)) ? [] : people.map(({ username }) => username)
    await makeAccounts(admin, people, { of: passwords, fresh: new Set(fresh) }, (done) => onAccount(done, people.length))
    return { made, differences }
  })
}

/** Keycloak tells nobody's password: whether the accounts have ours shows when the last of them, which was made last, logs in. */
async function hasOurPasswords(issuer: string, people: readonly DemoPerson[], passwords: Record<string, string>): Promise<boolean> {
  const { username } = people.at(-1)!
  try {
    await new CodeFlowClient().login({ issuer, username, password: passwords[username]! })
    return true
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error
    if (error.message.includes('was not let in')) return false
    throw Refused.long('issuer-not-right', { reason: `${error.message}; tongban realm check names what differs` })
  }
}

async function asEngine<T>(engine: KeycloakEngine, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RealmMisconfigured) throw Refused.long('issuer-not-right', { reason: error.message })
    if (error instanceof Refused && error.refusal.refused === 'keycloak-unreachable') {
      throw awayOf({ name: 'Keycloak', server: 'keycloak', own: engine.own, at: engine.issuer, variable: 'TONGBAN_KEYCLOAK_URL' }, String(error.refusal.params['reason']))
    }
    if (error instanceof Refused && error.refusal.refused === 'keycloak-refused' && String(error.refusal.params['action']).startsWith('login')) {
      throw new Refused('engine-login-refused', { name: 'Keycloak', at: engine.issuer, username: engine.username, file: engine.passwordFile }, 200)
    }
    throw error
  }
}
