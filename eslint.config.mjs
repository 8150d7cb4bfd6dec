// The rules of imports and of tenant access. Each has a forbidden example in tools/lint/forbidden.mjs which a test sees refused.
import tseslint from 'typescript-eslint'
import { arrows, packages } from './tools/lint/arrows.mjs'
import { pastTheTenant, setsUp } from './tools/lint/past-the-tenant.mjs'

const specs = ['**/*.spec.{ts,tsx}', '**/*.fixture.ts']
const except = (allowed) => packages.filter((name) => !allowed.includes(name))
const door = { regex: '^@tongban/(?!service/process$)[^/]+/.+', message: 'A project has one door: import from its index (and service/process, for processes without a code-first graph).' }
const leaving = { regex: '^(\\.\\./)+(libs|apps|standards|casework|oversight)/', message: 'Leave a project through its package name, never by a path.' }
const banned = (names, message) => names.map((name) => ({ regex: `^@tongban/${name}$`, message: `${message} (@tongban/${name})` }))
const database = { regex: '^(pg|pg-.*|typeorm|@nestjs/typeorm)$', allowTypeImports: true, message: 'Reach the database through Database.inTenant: without a tenant, row-level security silently gives empty lists.' }

const restricted = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] })
const testing = banned(['testing'], 'Only specs import the testing library')
const apps = { regex: '^@tongban/(city-office|centre|gateway|portal|cli)$', message: 'Nothing imports an app.' }

const byProject = Object.entries(arrows).flatMap(([folder, allowed]) => {
  const own = folder.split('/').at(-1)
  const arrow = banned(except([...allowed, own, 'testing']), 'Against the import arrows of DESIGN section 1')
  const alone = own === 'kernel' ? [{ regex: '^[^.]', message: 'The kernel depends on nothing: it imports its own files.' }] : []
  const tenant = folder === 'libs/database' || folder === 'libs/testing' ? [] : [database]
  return [
    { files: [`${folder}/**/*.{ts,tsx}`], rules: restricted([door, leaving, apps, ...arrow, ...testing, ...tenant, ...alone]) },
    { files: specs.map((glob) => `${folder}/${glob}`), rules: restricted([door, apps, ...arrow]) },
    { files: [`${folder}/**/core/**/*.ts`], ignores: specs, rules: restricted([
      { regex: '^(?!@tongban/|\\.).*', message: 'core/ is pure: it imports the kernel, the contracts\' types and itself.' },
      { regex: '^\\.\\./(\\.\\./)*(shell|migrations)/', message: 'core/ never imports a shell.' },
      ...banned(packages.filter((name) => !['kernel', 'contracts'].includes(name)), 'core/ imports the kernel, the contracts\' types and itself'),
      { regex: '^@tongban/contracts$', allowTypeImports: true, message: 'core/ takes only types from the contracts.' },
    ]) },
  ]
})

/** Browsers run this: no door of ours leads there but the contracts', and of those only types (their index brings ajv and node's crypto). */
const inBrowsers = [
  door, leaving, apps, ...testing, database, ...banned(except(['contracts', 'portal', 'testing']), 'Against the import arrows of DESIGN section 1'),
  { regex: '^@tongban/contracts$', allowTypeImports: true, message: 'The portal takes only types from the contracts: sentences of refusals come with the graph\'s answers.' },
  { regex: '^node:', message: 'Browsers run this: there is no node here.' },
]
const antd = { regex: '^(antd|@ant-design/.*)(/|$)', message: 'Citizens\' pages are React and their own CSS: they load on a slow telephone.' }
const otherFront = (name) => ({ regex: `^(\\.\\./)+${name}/`, message: 'The two front ends share src/shared and nothing else.' })
const portal = [
  { files: ['apps/portal/src/**/*.{ts,tsx}'], ignores: specs, rules: restricted(inBrowsers) },
  { files: ['apps/portal/src/office/**/*.{ts,tsx}'], ignores: specs, rules: restricted([...inBrowsers, otherFront('citizen')]) },
  { files: ['apps/portal/src/citizen/**/*.{ts,tsx}'], ignores: specs, rules: restricted([...inBrowsers, antd, otherFront('office')]) },
  { files: ['apps/portal/src/shared/**/*.{ts,tsx}'], ignores: specs, rules: restricted([...inBrowsers, antd, otherFront('(office|citizen)')]) },
]

const sqlNow = 'No SQL now() in domain columns: every rule reads the office clock.'
const clocks = String.raw`/\b(now|(clock|statement|transaction)_timestamp|timeofday)\s*\(|\b(current_(timestamp|date|time)|localtime(stamp)?)\b|'now'/i`
const noClock = ['TemplateElement[value.raw=', 'Literal[value='].map((node) => ({ selector: `${node}${clocks}]`, message: sqlNow }))

/** However it is written: imported, re-exported, taken from a namespace or an object, by a dot, a bracket or a pattern. */
const noName = (names, message) => {
  const name = `/^(${names.join('|')})$/`
  return ['ImportSpecifier[imported.name=', 'ExportSpecifier[local.name=', 'MemberExpression[property.name=', 'MemberExpression[property.value=', 'ObjectPattern > Property[key.name=']
    .map((node) => ({ selector: `${node}${name}]`, message }))
}
const noConnection = noName(['createQueryRunner', 'getRepository'], database.message)
const noWayPast = noName(['withClient', 'runStatements', 'inPlumbing'], 'Only what tools/lint/past-the-tenant.mjs lists reaches past Database.inTenant, where no row-level security stands.')
const syntax = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] })
const domains = ['libs/{standards,casework,oversight,joint}/**/*.ts']
const code = ['libs/**/*.ts', 'apps/**/*.ts']

export default tseslint.config(
  { ignores: ['**/dist/', '**/out-tsc/', '**/node_modules/', '**/.tongban*/', '**/generated/', '.nx/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  { files: ['**/*.{ts,tsx}'], rules: {
    '@typescript-eslint/no-explicit-any': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  } },
  ...byProject,
  ...portal,
  // The last block that fits a file holds; each names all that is forbidden there.
  { files: code, ignores: [...pastTheTenant, ...specs], rules: syntax(...noConnection, ...noWayPast) },
  { files: pastTheTenant, ignores: [...setsUp, ...specs], rules: syntax(...noConnection) },
  { files: domains, ignores: [...pastTheTenant, ...specs], rules: syntax(...noConnection, ...noWayPast, ...noClock) },
  { files: pastTheTenant.filter((path) => path.startsWith('libs/oversight/')), ignores: specs, rules: syntax(...noConnection, ...noClock) },
)
