import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printLine, sayIn } from '../context.js'
import type { RealmOptions } from '../realm/which-realm.js'
import { Refused } from '../refused.js'
import { root } from './up.js'

const FILE = 'deploy/keycloak/tongban-realm.json'

export function register(program: Command): void {
  const say = sayIn(program)
  const realm = program.command('realm').description(say({ zh: 'Keycloak 的域：建立演示账户，核对设置', en: 'The realm of a Keycloak: make the demo\'s accounts, check its settings' }))
  const named = (command: Command): Command => command
    .option('--issuer <url>', say({
      zh: '域的地址，如 https://login.example/realms/tongban；默认为 `npm run servers` 启动的 Keycloak',
      en: 'the realm\'s address, such as https://login.example/realms/tongban; by default the Keycloak of `npm run servers`',
    }))
    .option('--admin <name>', say({ zh: 'master 域管理员的名称（默认 admin）', en: 'the name of an administrator of the master realm (default: admin)' }))
    .option('--password-file <file>', say({ zh: '写有其密码的文件', en: 'the file with that password' }))
  named(realm.command('accounts'))
    .description(say({ zh: '按 deploy/demo/accounts.json 建立演示账户；可重复执行', en: 'Make the demo\'s accounts from deploy/demo/accounts.json; may be repeated' }))
    .action((options: RealmOptions, command: Command) => accounts(options, command))
  named(realm.command('check'))
    .description(say({
      zh: `与 ${FILE} 核对，逐项列出缺少或不同的设置；有差异时退出码为 1`,
      en: `Compare with ${FILE} and name every setting that is missing or differs; exit code 1 when one does`,
    }))
    .action((options: RealmOptions, command: Command) => check(options, command))
}

async function accounts(options: RealmOptions, command: Command): Promise<void> {
  const [{ makeDemoAccounts }, { ServerProgress }] = await Promise.all([import('../realm/demo-accounts.js'), import('../servers/server-progress.js')])
  const settings = await settingsNow()
  const named = await realmNamed(settings, options)
  const progress = new ServerProgress(contextOf(command))
  const step = { zh: '建立演示账户', en: 'making the demo\'s accounts' }
  const { made, changed, left, passwordsFile } = await makeDemoAccounts(settings, named, (share) => progress.show(step, share)).finally(() => progress.stop())
  printLine(command, sayIn(command)({
    zh: `新建 ${made} 个账户，修改 ${changed} 个，${left} 个无需改动。密码在 ${passwordsFile}`,
    en: `${made} accounts made, ${changed} changed, ${left} as they should be. Their passwords are in ${passwordsFile}`,
  }))
}

async function check(options: RealmOptions, command: Command): Promise<void> {
  const [{ KeycloakAdmin }, { realmDifferences }] = await Promise.all([import('../realm/keycloak-admin.js'), import('../realm/realm-differences.js')])
  const named = await realmNamed(await settingsNow(), options)
  const living = await new KeycloakAdmin(named).post('/partial-export?exportClients=true&exportGroupsAndRoles=true', {})
  const { realm: _, ...wanted } = JSON.parse(readFileSync(path.join(root, FILE), 'utf8')) as Record<string, unknown>
  const differences = realmDifferences(wanted, living)
  const say = sayIn(command)
  if (differences.length === 0) {
    const as = { zh: `${named.server} 的域 ${named.realm} 与 ${FILE} 一致。`, en: `The realm ${named.realm} at ${named.server} is as ${FILE} says.` }
    return printLine(command, say(as))
  }
  const places = differences.length
  printLine(command, say({ zh: `域 ${named.realm} 有 ${places} 处与 ${FILE} 不同：`, en: `The realm ${named.realm} differs from ${FILE} in ${places} places:` }))
  for (const difference of differences) printLine(command, `  ${difference}`)
  process.exitCode = 1
}

async function settingsNow(): Promise<import('../up/settings.js').Settings> {
  const { readSettings } = await import('../up/settings.js')
  const settings = readSettings(root)
  if (isRefusal(settings)) throw Refused.by(settings)
  return settings
}

async function realmNamed(settings: import('../up/settings.js').Settings, options: RealmOptions): Promise<import('../realm/keycloak-admin.js').AdminOptions> {
  const { whichRealm } = await import('../realm/which-realm.js')
  return whichRealm(settings, options)
}
