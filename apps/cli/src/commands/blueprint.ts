import type { Day } from '@tongban/kernel'
import type { Command } from 'commander'
import { sayIn } from '../context.js'
import type { WhatIfOptions } from '../blueprint/what-if-file.js'
import { dateFor, wholeFor } from '../parsers.js'

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
  group
    .command('what-if')
    .description(say({ zh: '按所见办理时长与补正情况多次推演方案，给出 p50、p80、p95 完成日', en: 'Play a blueprint many times over handling times and missing papers that were seen; tell p50, p80 and p95 of its end' }))
    .argument('<file>', say({ zh: '方案文件，如 deploy/demo/blueprints/three-certificates.v1.json', en: 'a file such as deploy/demo/blueprints/three-certificates.v1.json' }))
    .requiredOption('--start <date>', say({ zh: '受理日，如 2015-06-30', en: 'day of acceptance, such as 2015-06-30' }), dateFor('--start'))
    .option('--runs <n>', say({ zh: '推演次数', en: 'how many times' }), wholeFor('--runs', 1, 20_000), 2_000)
    .option('--seed <n>', say({ zh: '随机种子；相同种子结果相同', en: 'seed; the same one gives the same answer' }), wholeFor('--seed', 0, 999_999_999), 1)
    .option('--observed <file>', say({ zh: '所见时长的 JSON 文件（各环节的 handling、supplement、byLaw）；未列出的环节按时限', en: 'a JSON file of what was seen: by node handling, supplement and byLaw; a node not in it takes its limit' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async (file: string, options: WhatIfOptions, command: Command) => {
      const { whatIfFile } = await import('../blueprint/what-if-file.js')
      whatIfFile(file, options, command)
    })
}
