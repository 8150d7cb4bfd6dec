import path from 'node:path'
import { RefusedError, sentence } from '@tongban/contracts'
import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printLine, sayIn } from '../context.js'
import { EXCHANGES, IDENTITIES, readEngines, type EngineOptions } from '../engines/engines.js'
import { choiceFor } from '../parsers.js'
import { Refused } from '../refused.js'
import { RepeatableOption } from '../tongban-command.js'
import { CENTRE_DEPLOYMENTS, DEPLOYMENTS } from '../up/federation.js'

export const root = path.resolve(import.meta.dirname, '../../../..')

export function register(program: Command): void {
  const say = sayIn(program)
  const choice = choiceFor('--without', CENTRE_DEPLOYMENTS)
  program
    .command('up')
    .description(say({
      zh: '启动演示城市：PostgreSQL、认证、市政务办、网关和四个中心部署（Ctrl-C 停止全部）',
      en: 'Start the demo city: PostgreSQL, issuer, city office, gateway and four centre deployments (Ctrl-C ends them all)',
    }))
    .addOption(new RepeatableOption('--without <deployment>', say({
      zh: '不启动的中心部署（可重复）；以后启动时再接入，届时会取得全部现行标准',
      en: 'a deployment of centres that does not join yet (repeatable); joining at a later start, it gets everything in force',
    })).argParser((value, before: string[] = []) => [...before, choice(value)]))
    .option('--exchange <embedded|kafka>', say({
      zh: '消息由什么传送（默认 embedded，或 TONGBAN_EXCHANGE）；kafka 由 TONGBAN_KAFKA_… 指明，否则用 npm run servers 启动的',
      en: 'what carries messages (default embedded, or TONGBAN_EXCHANGE); kafka is the one that TONGBAN_KAFKA_… name, else that of npm run servers',
    }), choiceFor('--exchange', EXCHANGES))
    .option('--identity <embedded|keycloak>', say({
      zh: '在哪里登录（默认 embedded，或 TONGBAN_IDENTITY）；keycloak 由 TONGBAN_KEYCLOAK_… 指明，否则用 npm run servers 启动的',
      en: 'where people log in (default embedded, or TONGBAN_IDENTITY); keycloak is the one that TONGBAN_KEYCLOAK_… name, else that of npm run servers',
    }), choiceFor('--identity', IDENTITIES))
    .action(({ without = [], ...engines }: EngineOptions & { without?: string[] }, command: Command) => up(command, without, engines))
}

async function up(command: Command, without: readonly string[], options: EngineOptions): Promise<void> {
  const began = Date.now()
  const [{ Progress }, { readSettings }, { NotStarted, stepsOf, Supervisor }, { welcome }] = await Promise.all([
    import('../up/progress.js'), import('../up/settings.js'), import('../up/supervisor.js'), import('../up/welcome.js'),
  ])
  const say = sayIn(command)
  const settings = readSettings(root)
  if (isRefusal(settings)) throw Refused.by(settings)
  const engines = await readEngines(options, settings)
  const deployments = DEPLOYMENTS.filter(({ id }) => !without.includes(id))
  const supervisor = await Supervisor.open(settings, deployments, engines, new Progress(stepsOf(deployments, engines), contextOf(command).lang), (name, why) =>
    printLine(command, say({ zh: `${name} 已终止（${why}），正在重新启动`, en: `${name} ended (${why}); starting it again` })))
  if (isRefusal(supervisor)) throw Refused.by(supervisor)

  let stopping = false
  const stop = async (code: number): Promise<void> => {
    if (stopping) return
    stopping = true
    await supervisor.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))

  try {
    await supervisor.start()
  } catch (error) {
    if (!stopping) process.stderr.write(`${error instanceof NotStarted || error instanceof RefusedError ? sentence(error.refusal, contextOf(command).lang) : error instanceof Error ? error.message : String(error)}\n`)
    return stop(1)
  }
  if (stopping) return
  printLine(command, welcome(settings, engines, supervisor.passwords, say))
  for (const note of supervisor.notes) printLine(command, say(note))
  printLine(command, `Tongban is ready in ${Math.ceil((Date.now() - began) / 1000)} s`)
}
