import path from 'node:path'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import type { MigratedDatabase } from '../up/migrate-databases.js'
import { portOf, readSettings, type Settings } from '../up/settings.js'

const root = path.resolve(import.meta.dirname, '../../../..')

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('migrate')
    .description(say({
      zh: '建立并升级全部数据库（内置 PostgreSQL 或 DATABASE_URL）到本版本，不启动任何服务；较新的数据库会被拒绝并指名',
      en: 'Create what is missing and bring every database (embedded, or of DATABASE_URL) to this version without starting a service; one that is newer is refused by name',
    }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const settings = readSettings(root)
      if (isRefusal(settings)) throw Refused.by(settings)
      const { lockFolder } = await import('../up/lock.js')
      const lock = lockFolder(settings.dataDir, settings.basePort)
      if (isRefusal(lock)) throw Refused.by(lock)
      try {
        const done = await withServer(settings, (adminUrl) => migrateAt(adminUrl, settings))
        if (json) printJson(command, done)
        else printDone(command, done)
      } finally {
        lock.release()
      }
    })
}

async function migrateAt(adminUrl: string, settings: Settings): Promise<MigratedDatabase[]> {
  const [{ createDatabases }, { DEPLOYMENTS }, { migrateDatabases }, { Secrets }, { exchangeNamed }, { readKeptEngines }] = await Promise.all([
    import('../up/databases.js'), import('../up/federation.js'), import('../up/migrate-databases.js'), import('../up/secrets.js'), import('../engines/engines.js'), import('../engines/kept-engines.js'),
  ])
  // On Kafka there is no database of the exchange.
  const exchange = exchangeNamed(process.env) ?? readKeptEngines(settings.dataDir).exchange.kind
  const databases = await createDatabases(adminUrl, new Secrets(path.join(settings.dataDir, 'secrets')), DEPLOYMENTS.map(({ id }) => id), exchange)
  return migrateDatabases(DEPLOYMENTS, databases)
}

/** DATABASE_URL's server, or the embedded one: started (or adopted) for this alone, and ended again. */
async function withServer<T>(settings: Settings, work: (adminUrl: string) => Promise<T>): Promise<T> {
  if (settings.databaseUrl) return work(settings.databaseUrl)
  const { forkGuardian } = await import('@tongban/database')
  const guardian = await forkGuardian({ folder: path.join(settings.dataDir, 'postgresql'), port: portOf(settings, 'postgresql') })
  try {
    return await work(guardian.adminUrl)
  } finally {
    await guardian.stop()
  }
}

function printDone(command: Command, done: readonly MigratedDatabase[]): void {
  const say = sayIn(command)
  for (const { database, migrations } of done) {
    const names = migrations.flatMap(({ schema, migrations: each }) => each.map((name) => `${schema}: ${name}`))
    if (names.length === 0) printLine(command, say({ zh: `${database}：已是本版本`, en: `${database}: at this version already` }))
    else printLine(command, say({ zh: `${database}：完成 ${names.length} 个升级步骤`, en: `${database}: ${names.length} migrations done` }))
    for (const name of names) printLine(command, `  ${name}`)
  }
}
