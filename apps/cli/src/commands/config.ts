import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { isRefusal } from '@tongban/kernel'
import type { ProcessConfig } from '@tongban/service'
import type { Command } from 'commander'
import { printJson, printLine, sayIn } from '../context.js'
import { Refused } from '../refused.js'
import { readSettings } from '../up/settings.js'

const root = path.resolve(import.meta.dirname, '../../../..')

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('config')
    .description(say({ zh: '查看各进程启动时所用的配置，密码显示为 ***', en: 'Show the configuration each process was started with; passwords become ***' }))
    .option('--json', say({ zh: '输出 JSON，以进程名为键', en: 'print JSON, by the name of the process' }))
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const settings = readSettings(root)
      if (isRefusal(settings)) throw Refused.by(settings)
      const folder = path.join(settings.dataDir, 'run')
      const { printConfig } = await import('@tongban/service/process')
      const configs = await readConfigs(folder)
      if (json) return printJson(command, Object.fromEntries(configs.map((config) => [config.deployment, JSON.parse(printConfig(config))])))
      for (const config of configs) printLine(command, `${config.deployment}  ${path.join(folder, `${config.deployment}.json`)}\n${printConfig(config)}\n`)
    })
}

/** As the processes read them, by name. Refuses a folder without any, and a file that no process would take. */
async function readConfigs(folder: string): Promise<ProcessConfig[]> {
  const { loadConfig } = await import('@tongban/service/process')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')).sort() : []
  if (files.length === 0) throw new Refused('nothing-configured', { folder })
  return files.map((file) => {
    try {
      return loadConfig(path.join(folder, file))
    } catch (error) {
      throw Refused.long('configuration-damaged', { fault: (error as Error).message })
    }
  })
}
