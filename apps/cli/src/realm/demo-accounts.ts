import path from 'node:path'
import { readDemo } from '../up/demo-files.js'
import { Secrets } from '../up/secrets.js'
import type { Settings } from '../up/settings.js'
import { KeycloakAdmin, type AdminOptions } from './keycloak-admin.js'
import { makeAccounts, type DemoPerson, type Done } from './make-accounts.js'

export interface DemoAccounts extends Done {
  /** Where the passwords are: the file that the embedded issuer and the demo read too. */
  passwordsFile: string
}

/** Makes the accounts of deploy/demo/accounts.json in a realm, with the passwords of this data folder; tells the share that is done. */
export async function makeDemoAccounts(settings: Settings, realm: AdminOptions, onShare: (share: number) => void = () => {}): Promise<DemoAccounts> {
  const people = readDemo<DemoPerson[]>(settings.root, 'accounts.json')
  const names = people.map(({ username }) => username)
  const secrets = new Secrets(path.join(settings.dataDir, 'secrets'))
  const before = new Set(Object.keys(secrets.demoPasswords([])))
  const passwords = { of: secrets.demoPasswords(names), fresh: new Set(names.filter((name) => !before.has(name))) }
  const done = await makeAccounts(new KeycloakAdmin(realm), people, passwords, (count) => onShare(count / people.length))
  return { ...done, passwordsFile: secrets.file('demo-passwords.json') }
}
