import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isRefusal, type Refusal } from '@tongban/kernel'
import { Option, type Command } from 'commander'
import { contextOf, printJson, printLine, sayIn } from '../context.js'
import { choiceFor, wholeFor } from '../parsers.js'
import { Refused } from '../refused.js'

const NAMES = ['write-path', 'exchange', 'joint'] as const
type Name = (typeof NAMES)[number]
const ENGINES = ['embedded', 'kafka'] as const
type Engine = (typeof ENGINES)[number]

/** A line of a bench, as test/bench gives it: ours, the bare limit measured beside it, and the share. */
interface Result { workload: string; ours: number; limit: number | null; ratio: number | null; unit: string }
interface Options { seconds: number; rounds: number; exchange?: Engine; quick?: boolean; json?: boolean }
type Bench = (options: { seconds: number; rounds: number; quick: boolean; exchange: Engine; say: (text: string) => void }) => Promise<Result[] | Refusal>

export function register(program: Command): void {
  const say = sayIn(program)
  program
    .command('bench')
    .description(say({
      zh: '测速：在自备的数据库上，与同一次运行中的极限比较（环境变量 DATABASE_URL 可指定服务器）',
      en: 'Measure the speed on databases of its own, against the limit measured in the same run (DATABASE_URL names another server)',
    }))
    .argument('<name>', NAMES.join(' | '), choiceFor('<name>', NAMES))
    .option('--seconds <n>', say({ zh: '每次测量的秒数', en: 'how long each measured run lasts' }), wholeFor('--seconds', 1, 600), 4)
    .option('--rounds <n>', say({ zh: '轮数，取中位数', en: 'how many rounds; medians are given' }), wholeFor('--rounds', 1, 50), 3)
    .option('--exchange <kind>', say({ zh: 'exchange 测速所用的交换：embedded 或 kafka（自行启动一个）', en: 'what the bench exchange runs on: embedded or kafka (it starts one of its own)' }), choiceFor('--exchange', ENGINES))
    .addOption(new Option('--quick', say({ zh: '只试一遍：一秒、一轮，joint 只装少量在办件', en: 'only try it: one second, one round, and few open jobs in joint' })).implies({ seconds: 1, rounds: 1 }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action((name: Name, options: Options, command: Command) => bench(name, options, command))
}

async function bench(name: Name, { seconds, rounds, exchange, quick = false, json }: Options, command: Command): Promise<void> {
  if (exchange && name !== 'exchange') throw new Refused('conflicting-options', { option: '--exchange', other: name })
  const { err } = contextOf(command)
  const results = await (await load(name))({ seconds, rounds, quick, exchange: exchange ?? 'embedded', say: (text) => err(`${text}\n`) })
  if (isRefusal(results)) throw Refused.by(results)
  if (json) return printJson(command, results)
  const say = sayIn(command)
  const shown = (value: number | null): string => (value === null ? '–' : String(value))
  const lines = [
    [say({ zh: '项目', en: 'workload' }), say({ zh: '本系统', en: 'ours' }), say({ zh: '极限', en: 'limit' }), say({ zh: '比例', en: 'ratio' }), say({ zh: '单位', en: 'unit' })],
    ...results.map(({ workload, ours, limit, ratio, unit }) => [workload, shown(ours), shown(limit), shown(ratio), unit]),
  ]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => width(line[column]!))))
  for (const line of lines) {
    const cells = line.map((cell, column) => (column === 0 || column === 4 ? cell + pad(cell, widths[column]!) : pad(cell, widths[column]!) + cell))
    printLine(command, cells.join('  ').trimEnd())
  }
}

/** The benches live in test/bench, are built when asked for, and are no part of what is deployed. */
async function load(name: Name): Promise<Bench> {
  const root = path.resolve(import.meta.dirname, '../../../..')
  const from = (file: string) => import(pathToFileURL(path.join(root, file)).href)
  const { build } = (await from('tools/build.mjs')) as { build(projects: string[]): Promise<number> }
  await build(['test/bench'])
  const { benches } = (await from('test/bench/dist/index.js')) as { benches: Record<Name, Bench> }
  return benches[name]
}

/** Columns on a terminal: a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(character) ? 2 : 1), 0)
const pad = (text: string, to: number): string => ' '.repeat(to - width(text))
