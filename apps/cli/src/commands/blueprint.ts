import type { Day } from '@tongban/kernel'
import type { Command } from 'commander'
import { sayIn } from '../context.js'
import { dateFor } from '../parsers.js'

export function register(program: Command): void {
  const say = sayIn(program)
  const group = program.command('blueprint').description(say({ zh: '联办方案', en: 'Blueprints of joint approvals' }))
  group
    .command('check')
    .description(say({
      zh: '对照演示城市的目录与职权检查方案文件；给出关键路径、各环节机动时间、到期日和材料清单',
      en: 'Check a blueprint file against the demo city\'s catalogue and powers; tell its critical path, slack, due day and documents',
    }))
    .argument('<file>', say({ zh: '方案文件，如 deploy/demo/blueprints/three-certificates.v1.json', en: 'a file such as deploy/demo/blueprints/three-certificates.v1.json' }))
    .option('--start <date>', say({ zh: '受理日，如 2015-06-30', en: 'day of acceptance, such as 2015-06-30' }), dateFor('--start'))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async (file: string, options: { start?: Day; json?: boolean }, command: Command) => {
      const { checkFile } = await import('../blueprint/check-file.js')
      if (checkFile(file, options, command) > 0) process.exitCode = 1
    })
}
