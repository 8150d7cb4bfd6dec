import { RefusedError } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { OLDEST } from './oldest.js'
import { type StatementRunner, withClient } from './run-statements.js'

const GROUPS = ['tongban_owner', 'tongban_app', 'tongban_plumbing']
const CLUSTER_LOCK = 7_166_212

/** Sees to it that the cluster is new enough (PostgreSQL 15) and has the three group roles. `adminUrl` is the administrator's. Can be repeated. */
export async function ensureCluster(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ version: string; number: number }>({
      text: "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
    })
    refuseTooOld(rows[0]!)
    await underClusterLock(admin, async () => {
      for (const group of GROUPS) await ensureRole(admin, group, 'nologin')
    })
  })
}

/** Throws when the server is older than what serves; `number` is its server_version_num. */
export function refuseTooOld({ version, number }: { version: string; number: number }): void {
  if (number < OLDEST * 10_000) throw new RefusedError(refuse('postgresql-too-old', { version, oldest: OLDEST }))
}

/** Roles belong to the whole cluster: two programs that set one up take turns. */
export async function underClusterLock<T>(admin: StatementRunner, fn: () => Promise<T>): Promise<T> {
  await admin.query({ text: 'select pg_advisory_lock($1)', values: [CLUSTER_LOCK] })
  try {
    return await fn()
  } finally {
    await admin.query({ text: 'select pg_advisory_unlock($1)', values: [CLUSTER_LOCK] })
  }
}

/** Creates a role unless it is there; never a superuser, never one that bypasses row-level security. */
export async function ensureRole(admin: StatementRunner, role: string, attributes: string): Promise<void> {
  const found = await admin.query({ text: 'select from pg_roles where rolname = $1', values: [role] })
  if (found.rowCount === 0) await admin.query({ text: `create role ${role} ${attributes}` })
}
