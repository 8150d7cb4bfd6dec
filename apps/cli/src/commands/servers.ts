import { isRefusal } from '@tongban/kernel'
import type { Command } from 'commander'
import { contextOf, printJson, printLine, sayIn } from '../context.js'
import { choiceFor } from '../parsers.js'
import { Refused } from '../refused.js'
import { SERVERS, type ServerName } from '../servers/layout.js'
import { root } from './up.js'

export function register(program: Command): void {
  const say = sayIn(program)
  const servers = program.command('servers').description(say({
    zh: '不用容器，在本机运行真实的 Kafka、Keycloak 和 PostgreSQL（数据在 <TONGBAN_DATA>/servers）',
    en: 'Run a real Kafka, Keycloak and PostgreSQL on this machine without containers (data in <TONGBAN_DATA>/servers)',
  }))
  const which = say({ zh: `服务器：${SERVERS.join('、')}；不写则为全部`, en: `servers: ${SERVERS.join(', ')}; all of them when none is named` })
  const choice = choiceFor('[server...]', SERVERS)
  const parse = (value: string, before: ServerName[] = []): ServerName[] => [...before, choice(value)]
  servers.command('start').description(say({ zh: '获取、启动，并等到健康为止', en: 'Fetch, start and wait until healthy' })).argument('[server...]', which, parse)
    .action(async (names: ServerName[] | undefined, _options, command: Command) => (await deskOf(command)).start(wanted(names)))
  servers.command('stop').description(say({ zh: '停止本数据目录的服务器', en: 'Stop the servers of this data folder' })).argument('[server...]', which, parse)
    .action(async (names: ServerName[] | undefined, _options, command: Command) => (await deskOf(command)).stop(wanted(names)))
  servers.command('status').description(say({ zh: '查看各服务器；有一个未运行或不健康时退出码为 1', en: 'Show each server; exit code 1 when one does not run or is not healthy' })).argument('[server...]', which, parse)
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async (names: ServerName[] | undefined, { json }: { json?: boolean }, command: Command) => {
      const found = await (await deskOf(command)).status(wanted(names))
      if (json) printJson(command, found)
      else for (const { line } of found) printLine(command, line)
      if (found.some(({ healthy }) => !healthy)) process.exitCode = 1
    })
}

/** In the order of starting, each once. */
const wanted = (names: readonly ServerName[] | undefined): ServerName[] => SERVERS.filter((name) => !names?.length || names.includes(name))

async function deskOf(command: Command): Promise<import('../servers/desk.js').ServersDesk> {
  const [{ ServersDesk }, { readSettings }] = await Promise.all([import('../servers/desk.js'), import('../up/settings.js')])
  const settings = readSettings(root)
  if (isRefusal(settings)) throw Refused.by(settings)
  return new ServersDesk(settings, contextOf(command))
}
