import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Database, type Schema, type StatementRunner, createDatabase, ensureCluster, generatePassword, migrate, urlOf, withClient } from '@tongban/database'
import { isRunning, thisRun } from './server/lease.js'
import { joinTestServer, testFolder } from './server/test-server.js'

export interface TestDatabase {
  /** The application's role, under row-level security. */
  app: Database
  plumbing: Database
  /** Statements as the owner of the tables (a connection each; forced row-level security holds for it too). */
  owner: StatementRunner
  /** Statements as the administrator, whom nothing holds back: to look, to tamper. */
  admin: StatementRunner
  urls: { admin: string; owner: string; app: string; plumbing: string }
  close(): Promise<void>
}

const checkoutTag = createHash('sha256').update(testFolder).digest('hex').slice(0, 6)
const PREFIX = `tbt_${checkoutTag}`

/** A fresh database with these schemas (in the order of the import arrows), copied from a template that is migrated once a run. Close it at the end. */
export async function testDatabase({ schemas }: { schemas: readonly Schema[] }): Promise<TestDatabase> {
  const adminUrl = await joinTestServer()
  const logins = await ensureLogins(adminUrl)
  const database = `${PREFIX}_${thisRun()}_d${randomBytes(5).toString('hex')}`
  await createDatabase(adminUrl, { database, logins, template: await ensureTemplate(adminUrl, schemas, logins), keepPasswords: true })
  const url = (index: number) => urlOf(adminUrl, { database, ...logins[index]! })
  const urls = { admin: Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href, owner: url(0), app: url(1), plumbing: url(2) }
  const app = await Database.open({ url: urls.app, name: 'test-app', role: 'app' })
  const plumbing = await Database.open({ url: urls.plumbing, name: 'test-plumbing', role: 'plumbing' })
  return {
    app,
    plumbing,
    owner: { query: (statement) => withClient(urls.owner, (runner) => runner.query(statement)) },
    admin: { query: (statement) => withClient(urls.admin, (runner) => runner.query(statement)) },
    urls,
    async close() {
      await Promise.all([app.close(), plumbing.close()])
      await withClient(adminUrl, (admin) => admin.query({ text: `drop database if exists ${database} with (force)` }))
    },
  }
}

type Logins = { role: string; password: string; group: 'tongban_owner' | 'tongban_app' | 'tongban_plumbing' }[]
let loginsOfRun: Promise<Logins> | undefined

/** One set of login roles a checkout; their password is made once and kept beside the data. */
function ensureLogins(adminUrl: string): Promise<Logins> {
  return (loginsOfRun ??= (async () => {
    const file = path.join(testFolder, 'roles.secret')
    try {
      writeFileSync(file, generatePassword(), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const password = readFileSync(file, 'utf8')
    const logins: Logins = (['owner', 'app', 'plumbing'] as const).map((kind) => ({ role: `${PREFIX}_${kind}`, password, group: `tongban_${kind}` as const }))
    await ensureCluster(adminUrl)
    await createDatabase(adminUrl, { database: `${PREFIX}_home`, logins })
    await dropDatabasesOfDeadRuns(adminUrl)
    return logins
  })())
}

const templates = new Map<string, Promise<string>>()

/** Migrated once a run and schema set: whichever worker comes first does it, the others wait at the lock. */
function ensureTemplate(adminUrl: string, schemas: readonly Schema[], logins: Logins): Promise<string> {
  const key = schemas.map(({ name, migrations }) => `${name}: ${migrations.map(String).join()}`).join('\n')
  const template = `${PREFIX}_${thisRun()}_t${createHash('sha256').update(key).digest('hex').slice(0, 10)}`
  const made = templates.get(template) ?? makeTemplate(adminUrl, template, schemas, logins)
  templates.set(template, made)
  return made
}

async function makeTemplate(adminUrl: string, template: string, schemas: readonly Schema[], logins: Logins): Promise<string> {
  await withClient(adminUrl, async (admin) => {
    await admin.query({ text: 'select pg_advisory_lock(hashtext($1))', values: [template] })
    const done = await admin.query({ text: "select from pg_database d join pg_shdescription s on s.objoid = d.oid where datname = $1 and description = 'migrated'", values: [template] })
    if (done.rowCount > 0) return
    await createDatabase(adminUrl, { database: template, logins, keepPasswords: true })
    await migrate({ url: urlOf(adminUrl, { database: template, ...logins[0]! }), schemas })
    await admin.query({ text: `comment on database ${template} is 'migrated'` })
  })
  return template
}

async function dropDatabasesOfDeadRuns(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>({ text: 'select datname as name from pg_database where datname like $1', values: [`${PREFIX}\\_%`] })
    for (const { name } of rows) {
      const run = /_(\d+)_[dt][0-9a-f]+$/.exec(name)?.[1]
      if (run && !isRunning(Number(run))) await admin.query({ text: `drop database if exists ${name} with (force)` })
    }
  })
}
