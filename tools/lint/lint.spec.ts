import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { forbidden } from './forbidden.mjs'

const root = path.resolve(import.meta.dirname, '../..')
let results: { ruleId: string; message: string }[][]

beforeAll(() => {
  const run = spawnSync(process.execPath, ['tools/lint/lint-texts.mjs'], { cwd: root, input: JSON.stringify(forbidden), encoding: 'utf8', maxBuffer: 1e8 })
  if (run.status !== 0) throw new Error(run.stderr)
  results = JSON.parse(run.stdout)
}, 60_000)

test.each(forbidden.map((example, n) => [example.rule, n, example] as const))('lint refuses: %s', (_rule, n, example) => {
  const refused = results[n]!.filter(({ message }) => message.includes(example.says))
  expect(refused).toHaveLength('times' in example ? (example.times as number) : 1)
})
