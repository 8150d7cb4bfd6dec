/** One forbidden example for each lint rule: the file it pretends to be, its text, and a word of the message that refuses it. */
import { arrows, packages } from './arrows.mjs'

const own = (folder) => folder.split('/').at(-1)

const againstTheArrows = Object.entries(arrows).map(([folder, allowed]) => ({
  rule: `arrow of ${folder}`,
  filePath: `${folder}/src/example.ts`,
  code: packages.filter((name) => ![...allowed, own(folder), 'testing'].includes(name)).map((name, n) => `export * as p${n} from '@tongban/${name}'\n`).join(''),
  times: packages.filter((name) => ![...allowed, own(folder), 'testing'].includes(name)).length,
  says: 'arrows',
}))

export const forbidden = [
  ...againstTheArrows.filter(({ times }) => times > 0),
  { rule: 'a project has one door', filePath: 'libs/exchange/src/example.ts', code: "export * from '@tongban/database/src/tenant.js'\n", says: 'one door' },
  { rule: 'no path out of a project', filePath: 'libs/exchange/src/example.ts', code: "export * from '../../../libs/database/src/index.js'\n", says: 'package name' },
  { rule: 'nothing imports an app', filePath: 'libs/casework/cases/src/example.ts', code: "export * from '@tongban/centre'\n", says: 'imports an app' },
  { rule: 'testing is for specs', filePath: 'libs/casework/cases/src/example.ts', code: "export * from '@tongban/testing'\n", says: 'Only specs' },
  { rule: 'core is pure: no library', filePath: 'libs/casework/cases/src/core/example.ts', code: "export * from '@nestjs/common'\n", says: 'core/ is pure' },
  { rule: 'core is pure: no node', filePath: 'libs/casework/cases/src/core/example.ts', code: "export * from 'node:fs'\n", says: 'core/ is pure' },
  { rule: 'core never imports a shell', filePath: 'libs/casework/cases/src/core/example.ts', code: "export * from '../shell/case-acts.js'\n", says: 'never imports a shell' },
  { rule: 'core imports kernel and contracts alone', filePath: 'libs/casework/cases/src/core/example.ts', code: "export * from '@tongban/database'\n", says: 'kernel' },
  { rule: 'core takes only types from the contracts', filePath: 'libs/casework/cases/src/core/example.ts', code: "export { canonicalText } from '@tongban/contracts'\n", says: 'only types' },
  { rule: 'no injected repository', filePath: 'libs/casework/cases/src/shell/example.ts', code: "import { InjectRepository } from '@nestjs/typeorm'\nexport const use = InjectRepository\n", says: 'inTenant' },
  { rule: 'no data source', filePath: 'libs/casework/cases/src/shell/example.ts', code: "import { DataSource } from 'typeorm'\nexport const source = new DataSource({} as never)\n", says: 'inTenant' },
  { rule: 'no client of its own', filePath: 'apps/centre/src/example.ts', code: "import pg from 'pg'\nexport const client = new pg.Client()\n", says: 'inTenant' },
  { rule: 'no repository by hand', filePath: 'libs/casework/cases/src/shell/example.ts', code: 'export const rows = (source: any) => source.getRepository("case")\n', says: 'inTenant' },
  ...[
    ['a query runner', 'export const runner = (source: any) => source.createQueryRunner()\n', 'row-level security'],
    ['a connection of its own', "import { withClient } from '@tongban/database'\nexport const use = withClient\n", 'past-the-tenant'],
    ['statements of its own', "import { runStatements as run } from '@tongban/database'\nexport const use = run\n", 'past-the-tenant'],
    ['a connection passed on', "export { withClient } from '@tongban/database'\n", 'past-the-tenant'],
    ['a connection out of a namespace', "import * as database from '@tongban/database'\nexport const use = database.withClient\n", 'past-the-tenant'],
    ['plumbing', 'export const rows = (database: any) => database.inPlumbing(() => 1)\n', 'past-the-tenant'],
    ['plumbing in brackets', "export const rows = (database: any) => database['inPlumbing'](() => 1)\n", 'past-the-tenant'],
    ['plumbing by a pattern', 'export const rows = ({ inPlumbing }: any) => inPlumbing(() => 1)\n', 'past-the-tenant'],
  ].flatMap(([what, code, says]) => ['libs/casework/cases/src/shell/example.ts', 'libs/directory/src/shell/example.ts', 'libs/service/src/example.ts', 'apps/centre/src/example.ts']
    .map((filePath) => ({ rule: `inTenant alone in ${filePath.split('/').slice(0, 2).join('/')}: ${what}`, filePath, code, says }))),
  ...['libs/exchange/src/example.ts', 'apps/cli/src/example.ts', 'libs/oversight/ledger/src/shell/ledger-reader.ts']
    .map((filePath) => ({ rule: `no query runner in ${filePath} either`, filePath, code: 'export const runner = (source: any) => source.createQueryRunner()\n', says: 'row-level security' })),
  ...['now()', 'NOW ( )', 'current_timestamp', 'current_date', 'current_time', 'clock_timestamp()', 'statement_timestamp()', 'transaction_timestamp()', 'timeofday()', 'localtimestamp', 'localtime', "'now'::timestamptz", "timestamptz 'now'"]
    .flatMap((clock) => [`\`update case_file set accepted_at = ${clock}\``, `"update case_file set accepted_at = ${clock}"`].map((text) => ({
      rule: `no SQL clock in domain columns: ${text[0]}${clock}`, filePath: 'libs/casework/cases/src/shell/example.ts', code: `export const sql = ${text}\n`, says: 'office clock',
    }))),
  { rule: 'no SQL clock in what reaches past the tenant either', filePath: 'libs/oversight/ledger/src/shell/ledger-reader.ts', code: 'export const sql = `select now()`\n', says: 'office clock' },
  { rule: 'no SQL clock in joint jobs', filePath: 'libs/joint/approvals/src/shell/example.ts', code: 'export const sql = `select now()`\n', says: 'office clock' },
  ...['node:fs', 'canonicalize', '@tongban/contracts'].map((name) => ({
    rule: `the kernel imports nothing from outside: ${name}`, filePath: 'libs/kernel/src/example.ts', code: `export * from '${name}'\n`, says: 'depends on nothing',
  })),
  { rule: 'the portal takes only types from the contracts', filePath: 'apps/portal/src/office/home/example.tsx', code: "export { sentence } from '@tongban/contracts'\n", says: 'only types' },
  { rule: 'no node in browsers', filePath: 'apps/portal/src/shared/example.ts', code: "export * from 'node:fs'\n", says: 'no node' },
  { rule: 'no domain in the portal', filePath: 'apps/portal/src/office/home/example.tsx', code: "export * from '@tongban/cases'\n", says: 'arrows' },
  { rule: 'no antd for citizens', filePath: 'apps/portal/src/citizen/start/example.tsx', code: "export { Button } from 'antd'\n", says: 'slow telephone' },
  { rule: 'no antd in what both front ends share', filePath: 'apps/portal/src/shared/states/example.tsx', code: "import zh from 'antd/locale/zh_CN'\nexport default zh\n", says: 'slow telephone' },
  { rule: 'citizens\' pages import none of the office\'s', filePath: 'apps/portal/src/citizen/start/example.tsx', code: "export * from '../../office/routes.js'\n", says: 'share src/shared' },
  { rule: 'the office imports none of the citizens\'', filePath: 'apps/portal/src/office/home/example.tsx', code: "export * from '../../citizen/routes.js'\n", says: 'share src/shared' },
  { rule: 'what is shared imports no front end', filePath: 'apps/portal/src/shared/example.ts', code: "export * from '../office/routes.js'\n", says: 'share src/shared' },
]
