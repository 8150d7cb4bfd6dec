import { createDeploymentDatabase, createExchangeDatabase, ensureCluster } from '@tongban/database'
import type { Secrets } from './secrets.js'

/** The URLs of one deployment's roles. */
export interface DeploymentDatabase { owner: string; app: string; plumbing: string; exchange: string }
export interface Databases {
  deployments: Record<string, DeploymentDatabase>
  exchangeOwner: string
}

/** Creates the cluster's group roles, a database for each deployment and the exchange's, each role with a password of its own. Can be repeated. */
export async function createDatabases(adminUrl: string, secrets: Secrets, deployments: readonly string[]): Promise<Databases> {
  const kinds = ['owner', 'app', 'plumbing', 'exchange'] as const
  const passwords = secrets.passwords(['exchange owner', ...deployments.flatMap((id) => kinds.map((kind) => `${id} ${kind}`))])
  const of = (id: string, kind: (typeof kinds)[number]): string => passwords[`${id} ${kind}`]!
  await ensureCluster(adminUrl)
  const [exchange, ...urls] = await Promise.all([
    createExchangeDatabase(adminUrl, {
      ownerPassword: passwords['exchange owner']!,
      deployments: Object.fromEntries(deployments.map((id) => [id, { exchange: of(id, 'exchange') }])),
    }),
    ...deployments.map((id) => createDeploymentDatabase(adminUrl, {
      deployment: id,
      passwords: { owner: of(id, 'owner'), app: of(id, 'app'), plumbing: of(id, 'plumbing') },
    })),
  ])
  return {
    deployments: Object.fromEntries(deployments.map((id, n) => [id, { ...urls[n]!, exchange: exchange.deployments[id]! }])),
    exchangeOwner: exchange.owner,
  }
}
