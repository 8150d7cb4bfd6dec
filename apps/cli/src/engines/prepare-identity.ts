import path from 'node:path'
import type { PreparationNews } from '../up/preparation.js'
import { Secrets } from '../up/secrets.js'
import type { Settings } from '../up/settings.js'
import type { Engines } from './engines.js'

/** The realm and the demo's accounts, where they are not the embedded issuer's. */
export async function prepareIdentity(identity: Engines['identity'], settings: Settings, tell: (news: PreparationNews) => Promise<void>): Promise<void> {
  if (identity.kind === 'embedded') return
  const { provideRealm } = await import('./provide-realm.js')
  const passwords = new Secrets(path.join(settings.dataDir, 'secrets')).demoPasswords([])
  const { differences } = await provideRealm(identity, settings, passwords, (done, all) => void tell({ doing: { zh: `Keycloak 账户 ${done}/${all}`, en: `accounts at Keycloak, ${done} of ${all}` } }))
  await tell({ step: { zh: 'Keycloak 的域与演示账户', en: "Keycloak's realm and the demo's accounts" } })
  if (differences.length > 0) {
    await tell({ note: {
      zh: `Keycloak 的域有 ${differences.length} 处与 deploy/keycloak/tongban-realm.json 不同（未作改动）：npx --no-install tongban realm check 逐项列出。`,
      en: `The realm at Keycloak differs from deploy/keycloak/tongban-realm.json in ${differences.length} places, and was left so: npx --no-install tongban realm check names them.`,
    } })
  }
}
