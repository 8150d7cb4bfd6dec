/**
 * The process that prepares the databases and ends: forked by the supervisor, which lives for weeks and must not carry what is needed once.
 * Takes one message (what to prepare), answers with each step, then with the databases' URLs or with why not.
 */
import path from 'node:path'
import { RefusedError } from '@tongban/contracts'
import { keepEngines } from '../engines/kept-engines.js'
import { prepareExchange, type ExchangePrepared } from '../engines/prepare-exchange.js'
import { prepareIdentity } from '../engines/prepare-identity.js'
import { Refused } from '../refused.js'
import { createDatabases, type Databases } from './databases.js'
import { DEPLOYMENTS } from './federation.js'
import { loadCatalogue } from './load-catalogue.js'
import { migrateDatabases } from './migrate-databases.js'
import type { Preparation, PreparationNews } from './preparation.js'
import { loadDemoCity } from './prepare.js'
import { Secrets } from './secrets.js'

process.once('disconnect', () => process.exit(1))
process.once('message', (wanted: Preparation) => {
  prepare(wanted)
    .catch((error: unknown) => tell(error instanceof RefusedError || error instanceof Refused ? { refused: error.refusal } : { failed: error instanceof Error ? error.message : String(error) }))
    .finally(() => process.disconnect())
})

/** The engines are looked at first: one that is away refuses before any database is made. */
async function prepare(wanted: Preparation): Promise<void> {
  const { settings: { dataDir }, engines } = wanted
  const exchange = await prepareExchange(engines.exchange, dataDir, tell)
  const [databases] = await Promise.all([prepareDatabases(wanted, exchange), prepareIdentity(engines.identity, wanted.settings, tell)])
  keepEngines(dataDir, { ...engines, shippedTo: exchange.shippedTo(wanted.deployments) })
  await tell({ databases })
}

async function prepareDatabases({ adminUrl, settings: { dataDir, root }, deployments: ids, engines }: Preparation, exchange: ExchangePrepared): Promise<Databases> {
  const deployments = DEPLOYMENTS.filter(({ id }) => ids.includes(id))
  const secrets = new Secrets(path.join(dataDir, 'secrets'))
  const databases = await createDatabases(adminUrl, secrets, ids, engines.exchange.kind)
  await tell({ step: { zh: '数据库与角色', en: 'databases and roles' } })
  await migrateDatabases(deployments, databases)
  await tell({ step: { zh: '数据表', en: 'tables' } })
  await loadDemoCity(deployments, databases, secrets, root)
  await tell({ step: { zh: '演示城市', en: 'the demo city' } })
  await loadCatalogue(databases, root)
  await tell({ step: { zh: '事项目录', en: 'the catalogue' } })
  await exchange.finish(deployments, databases)
  return databases
}

function tell(news: PreparationNews): Promise<void> {
  return new Promise((resolve) => process.send!(news, () => resolve()))
}
