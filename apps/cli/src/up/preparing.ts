/**
 * The process that prepares the databases and ends: forked by the supervisor, which lives for weeks and must not carry what is needed once.
 * Takes one message (what to prepare), answers with each step, then with the databases' URLs or with why not.
 */
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import { createDatabases } from './databases.js'
import { DEPLOYMENTS } from './federation.js'
import { loadCatalogue } from './load-catalogue.js'
import { migrateDatabases } from './migrate-databases.js'
import type { Preparation, PreparationNews } from './preparation.js'
import { loadDemoCity } from './prepare.js'
import { Secrets } from './secrets.js'

process.once('disconnect', () => process.exit(1))
process.once('message', (wanted: Preparation) => {
  prepare(wanted)
    .catch((error: unknown) => tell(error instanceof RefusedError ? { refused: error.refusal } : { failed: error instanceof Error ? error.message : String(error) }))
    .finally(() => process.disconnect())
})

async function prepare({ adminUrl, settings: { dataDir, root }, deployments: ids }: Preparation): Promise<void> {
  const deployments = DEPLOYMENTS.filter(({ id }) => ids.includes(id))
  const secrets = new Secrets(path.join(dataDir, 'secrets'))
  const databases = await createDatabases(adminUrl, secrets, ids)
  await tell({ step: { zh: '数据库与角色', en: 'databases and roles' } })
  await migrateDatabases(deployments, databases)
  await tell({ step: { zh: '数据表', en: 'tables' } })
  await loadDemoCity(deployments, databases, secrets, root)
  await tell({ step: { zh: '演示城市', en: 'the demo city' } })
  await loadCatalogue(databases, root)
  await tell({ step: { zh: '事项目录', en: 'the catalogue' } })
  await tell({ databases })
}

function tell(news: PreparationNews): Promise<void> {
  return new Promise((resolve) => process.send!(news, () => resolve()))
}
