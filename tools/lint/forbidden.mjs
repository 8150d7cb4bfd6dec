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
  { rule: 'no SQL now() in domain columns', filePath: 'libs/casework/cases/src/shell/example.ts', code: 'export const sql = `update case_file set accepted_at = now()`\n', says: 'office clock' },
]
