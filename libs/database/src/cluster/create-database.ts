import { ensureRole, underClusterLock } from './ensure-cluster.js'
import { scramVerifier } from './password.js'
import { type StatementRunner, withClient } from './run-statements.js'

const NAME = /^[a-z][a-z0-9_]{0,62}$/

export interface Login {
  role: string
  password: string
  group?: 'tongban_owner' | 'tongban_app' | 'tongban_plumbing'
}

export interface NewDatabase {
  database: string
  logins: readonly Login[]
  /** Copy this database instead of beginning with an empty one. */
  template?: string
  /** The logins are known to be there as given. */
  keepPasswords?: boolean
}

/**
 * Sees to it that a database is there, owned by tongban_owner, and that exactly these logins (and the administrator) may connect to it.
 * Can be repeated: passwords are set to those given, data is left alone. Needs `ensureCluster` before it.
 */
export async function createDatabase(adminUrl: string, { database, logins, template, keepPasswords }: NewDatabase): Promise<void> {
  for (const name of [database, ...(template ? [template] : [])]) if (!NAME.test(name)) throw new RangeError(`"${name}" is not a plain database name`)
  await withClient(adminUrl, (admin) =>
    underClusterLock(admin, async () => {
      if (!keepPasswords) for (const login of logins) await ensureLogin(admin, login)
      const found = await admin.query({ text: 'select from pg_database where datname = $1', values: [database] })
      if (found.rowCount === 0) {
        await actAsOwner(admin)
        await admin.query({ text: `create database ${database} owner tongban_owner ${template ? `template ${template}` : "template template0 encoding 'UTF8' locale 'C'"}` })
      }
      await admin.query({ text: `revoke all on database ${database} from public` })
      for (const { role } of logins) await admin.query({ text: `grant connect, temporary on database ${database} to ${role}` })
    }))
}

/** A login role with this password and group; what it creates as an owner belongs to tongban_owner. */
export async function ensureLogin(admin: StatementRunner, { role, password, group }: Login): Promise<void> {
  if (!NAME.test(role)) throw new RangeError(`"${role}" is not a plain role name`)
  await ensureRole(admin, role, 'login nosuperuser nocreatedb nocreaterole nobypassrls')
  await admin.query({ text: `alter role ${role} password '${scramVerifier(password)}'` })
  if (group) await admin.query({ text: `grant ${group} to ${role}` })
  if (group === 'tongban_owner') await admin.query({ text: `alter role ${role} set role = tongban_owner` })
}

/** An administrator who is not a superuser may give a database only to a role it is a member of. */
async function actAsOwner(admin: StatementRunner): Promise<void> {
  const { rows } = await admin.query<{ member: boolean }>({ text: "select pg_has_role(current_user, 'tongban_owner', 'member') as member" })
  if (!rows[0]!.member) await admin.query({ text: 'grant tongban_owner to current_user' })
}
