import { createDatabase } from './create-database.js'

/** Kept by the caller (a file of mode 0600) and given again at every start. Made by `generatePassword`. */
export interface DeploymentPasswords {
  owner: string
  app: string
  plumbing: string
  exchange: string
}

export interface DeploymentUrls {
  owner: string
  app: string
  plumbing: string
}

const EXCHANGE = 'tongban_exchange'
const DEPLOYMENT = /^[a-z][a-z0-9-]{1,30}$/

/**
 * The database `tongban_<deployment>` with its login roles `tb_<deployment>_owner`, `_app` and `_plumbing`. Returns the URL of each role.
 * Can be repeated with the same passwords at every start.
 */
export async function createDeploymentDatabase(
  adminUrl: string,
  { deployment, passwords }: { deployment: string; passwords: Omit<DeploymentPasswords, 'exchange'> },
): Promise<DeploymentUrls> {
  const id = identifier(deployment)
  const database = `tongban_${id}`
  const role = (kind: string) => `tb_${id}_${kind}`
  await createDatabase(adminUrl, {
    database,
    logins: [
      { role: role('owner'), password: passwords.owner, group: 'tongban_owner' },
      { role: role('app'), password: passwords.app, group: 'tongban_app' },
      { role: role('plumbing'), password: passwords.plumbing, group: 'tongban_plumbing' },
    ],
  })
  const url = (kind: 'owner' | 'app' | 'plumbing') => urlOf(adminUrl, { database, role: role(kind), password: passwords[kind] })
  return { owner: url('owner'), app: url('app'), plumbing: url('plumbing') }
}

/**
 * The exchange's database `tongban_exchange` with its owner `tb_exchange_owner` and, for each deployment, the login role `tb_<deployment>_exchange`
 * (in no group: what it may do there is for the exchange's own migrations to grant).
 */
export async function createExchangeDatabase(
  adminUrl: string,
  { ownerPassword, deployments }: { ownerPassword: string; deployments: Record<string, Pick<DeploymentPasswords, 'exchange'>> },
): Promise<{ owner: string; deployments: Record<string, string> }> {
  const owner = { role: 'tb_exchange_owner', password: ownerPassword, group: 'tongban_owner' as const }
  const logins = Object.entries(deployments).map(([deployment, { exchange }]) => ({ deployment, role: `tb_${identifier(deployment)}_exchange`, password: exchange }))
  await createDatabase(adminUrl, { database: EXCHANGE, logins: [owner, ...logins] })
  return {
    owner: urlOf(adminUrl, { database: EXCHANGE, ...owner }),
    deployments: Object.fromEntries(logins.map(({ deployment, ...login }) => [deployment, urlOf(adminUrl, { database: EXCHANGE, ...login })])),
  }
}

/** The same server, another database and role. */
export function urlOf(adminUrl: string, { database, role, password }: { database: string; role: string; password: string }): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  url.username = role
  url.password = encodeURIComponent(password)
  return url.href
}

function identifier(deployment: string): string {
  if (!DEPLOYMENT.test(deployment)) throw new RangeError(`"${deployment}" is not a deployment id; an id is 2 to 31 characters of a-z, 0-9 and -, beginning with a letter`)
  return deployment.replaceAll('-', '_')
}
