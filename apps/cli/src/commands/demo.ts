import path from 'node:path'
import { isRefusal, type Localized } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import { root } from './up.js'

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('demo')
    .description(say({ zh: '在正在运行的 Tongban 上演示一个办公日，并与事先写好的数字核对', en: 'Play an office day on the running Tongban and compare it with figures written down beforehand' }))
    .option('--expected <file>', say({ zh: '写有预期数字的文件', en: 'the file of figures to compare with' }))
    .action(({ expected }: { expected?: string }, command: Command) => demo(command, expected ?? path.join(root, 'deploy/demo/expected.json')))
}

/** Exit code 0 when everything is as written, 1 when something differs. */
async function demo(command: Command, file: string): Promise<void> {
  const [{ CheckList }, { readExpected }, { GraphClient }, { playOfficeDay }, { killDeployment }, { cutOff }, { holderOf }, { Secrets }, { portOf, readSettings, urlOf }, { realm }, { embeddedAdminUrl }, { lineOf }, { readKeptEngines }] = await Promise.all([
    import('../demo/check-list.js'), import('../demo/expected.js'), import('../demo/graph-client.js'), import('../demo/office-day.js'),
    import('../demo/kill-deployment.js'), import('../demo/cut-off.js'), import('../up/lock.js'), import('../up/secrets.js'), import('../up/settings.js'), import('../up/configs.js'), import('@tongban/database'),
    import('../engines/line.js'), import('../engines/kept-engines.js'),
  ])
  const { lang } = contextOf(command)
  const say = sayIn(command)
  const print = (text: Localized): void => printLine(command, say(text))
  const expected = readExpected(file)
  if (isRefusal(expected)) throw Refused.by(expected)
  const settings = readSettings(root)
  if (isRefusal(settings)) throw Refused.by(settings)
  const holder = holderOf(settings.dataDir)
  if (holder === undefined) throw new Refused('not-running', { folder: settings.dataDir })

  const engines = readKeptEngines(settings.dataDir)
  let told = ''
  const client = new GraphClient({
    gateway: urlOf(settings, 'gateway'),
    issuer: realm(settings, engines.identity),
    passwords: new Secrets(path.join(settings.dataDir, 'secrets')).demoPasswords([]),
    // Said once, however often it is asked again.
    onRepeat: (why) => {
      if (why !== told) print({ zh: `  … ${why}，再问`, en: `  … ${why}; asking again` })
      told = why
    },
    lang,
  })
  const adminUrl = settings.databaseUrl ?? embeddedAdminUrl(path.join(settings.dataDir, 'postgresql'), portOf(settings, 'postgresql'))
  const line = await lineOf(engines.exchange, adminUrl)
  const checks = new CheckList(print, lang)
  await playOfficeDay(client, expected, checks, print, {
    kill: (deployment) => killDeployment(holder, deployment),
    cutOff: (deployment, doing) => cutOff(line, deployment, doing),
  })
  if (checks.differences.length === 0) return print({ zh: `办公日与事先写好的一致：${checks.count} 项核对全部相符。`, en: `The office day is as written: ${checks.count} comparisons hold.` })
  print({ zh: `${checks.count} 项核对中有 ${checks.differences.length} 项不符：`, en: `${checks.differences.length} of ${checks.count} comparisons differ:` })
  for (const difference of checks.differences) print({ zh: `  ${difference}` })
  process.exitCode = 1
}
