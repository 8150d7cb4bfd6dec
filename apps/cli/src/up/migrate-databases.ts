import { migrate, pendingMigrations, type Migrated, type Schema } from '@tongban/database'
import { exchangeDatabaseSchema } from '@tongban/exchange'
import type { Databases } from './databases.js'
import type { Deployment } from './federation.js'
import { schemasOf } from './prepare.js'

/** What was done to one database, the embedded exchange's included. */
export interface MigratedDatabase { database: string; migrations: Migrated }

/**
 * Brings every database to what this version knows. All of them are looked at first: one that is newer is refused by name before any other is changed.
 */
export async function migrateDatabases(deployments: readonly Deployment[], databases: Databases): Promise<MigratedDatabase[]> {
  const plans: { url: string; schemas: readonly Schema[] }[] = [
    ...(databases.exchangeOwner === undefined ? [] : [{ url: databases.exchangeOwner, schemas: [exchangeDatabaseSchema] }]),
    ...deployments.map(({ id, kind }) => ({ url: databases.deployments[id]!.owner, schemas: schemasOf(kind) })),
  ]
  await Promise.all(plans.map(pendingMigrations))
  return Promise.all(plans.map(async (plan) => ({ database: new URL(plan.url).pathname.slice(1), migrations: await migrate(plan) })))
}
