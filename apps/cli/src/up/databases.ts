import { createDeploymentDatabase, createExchangeDatabase, ensureCluster } from '@tongban/database'
import type { Secrets } from './secrets.js'

/** The URLs of one deployment's roles; at the exchange's database where it is the embedded one. */
export interface DeploymentDatabase { owner: string; app: string; plumbing: string; exchange?: string }
export interface Databases {
  deployments: Record<string, DeploymentDatabase>
  exchangeOwner?: string
}

/** Creates the cluster's group roles, a database for each deployment and, where it is the embedded one, the exchange's; each role has a password of its own. Can be repeated. */
export async function createDatabases(adminUrl: string, secrets: Secrets, deployments: readonly string[], exchangeKind: 'embedded' | 'kafka'): Promise<Databases> {
  const kinds = ['owner', 'app', 'plumbing', 'exchange'] as const
  const passwords = secrets.passwords(['exchange owner', ...deployments.flatMap((id) => kinds.map((kind) => `${id} ${kind}`))])
  const of = (id: string, kind: (typeof kinds)[number]): string => passwords[`${id} ${kind}`]!
  await ensureCluster(adminUrl)
  const [exchange, ...urls] = await Promise.all([
    exchangeKind === 'kafka' ? undefined : createExchangeDatabase(adminUrl, {
      ownerPassword: passwords['exchange owner']!,
      deployments: Object.fromEntries(deployments.map((id) => [id, { exchange: of(id, 'exchange') }])),
    }),
    ...deployments.map((id) => createDeploymentDatabase(adminUrl, {
      deployment: id,
      passwords: { owner: of(id, 'owner'), app: of(id, 'app'), plumbing: of(id, 'plumbing') },
    })),
  ])
  return {
    deployments: Object.fromEntries(deployments.map((id, n) => [id, { ...urls[n]!, ...(exchange && { exchange: exchange.deployments[id]! }) }])),
    ...(exchange && { exchangeOwner: exchange.owner }),
  }
}
