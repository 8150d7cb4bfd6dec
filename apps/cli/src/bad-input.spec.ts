import { messages, sentence } from '@tongban/contracts'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commands } from './commands.js'
import { listOptions, type Declared } from './list-options.js'
import { programWith } from './program.js'
import { run } from './run.js'

/**
 * bad-input/<command>.json, by hand: a command line that is right, and for each option or argument that takes a value the values refused, by refusal.
 * `anyValue` names arguments that any text may be given for. What can be made from the declarations alone is generated below.
 */
interface Table {
  valid: string[]
  values: Record<string, Record<string, string[]>>
  anyValue?: string[]
}

const folder = path.join(import.meta.dirname, '../bad-input')
const tables = Object.fromEntries(readdirSync(folder).map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Table]))
const silent = { lang: 'en' as const, out: () => {}, err: () => {} }
const declared = listOptions(await programWith(Object.keys(commands), silent))
/** A command of a group has the table of its own name, `blueprint-what-if`, or the group's. */
const tableOf = (command: string) => [command.split(' ').slice(1).join('-'), command.split(' ')[1] ?? 'tongban'].find((name) => tables[name]) ?? 'tongban'

async function refusal(argv: string[]) {
  let [out, err] = ['', '']
  const code = await run(argv, {}, { out: (text) => { out += text }, err: (text) => { err += text } })
  return { code, out, err }
}

/** The right command line with one option's value, or an argument's, put in its place. */
function withValue({ valid }: Table, name: string, value: string): string[] {
  if (name.startsWith('--')) {
    const at = valid.indexOf(name)
    return at < 0 ? [...valid, name, value] : valid.toSpliced(at + 1, 1, value)
  }
  const args = declared.filter(({ command, name: argument }) => command === commandPath(valid) && argument.startsWith('<'))
  return valid.toSpliced(commandPath(valid).split(' ').length - 1 + args.findIndex((argument) => argument.name === name), 1, value)
}

function commandPath(valid: string[]): string {
  const paths = declared.map(({ command }) => command).filter((command) => `tongban ${valid.join(' ')} `.startsWith(`${command} `))
  return paths.sort((a, b) => b.length - a.length)[0]!
}

const uncovered = (all: Declared[]) => all
  .filter(({ command, name, takesValue }) => takesValue && !tables[tableOf(command)]?.anyValue?.includes(name) && Object.keys(tables[tableOf(command)]?.values[name] ?? {}).length === 0)
  .map(({ command, name }) => `${command} ${name}`)

test('every command has its table, and every option and argument that takes a value its bad values', () => {
  expect(['tongban', ...Object.keys(commands)].filter((name) => !tables[name])).toEqual([])
  expect(uncovered(declared)).toEqual([])
  expect(declared.length).toBeGreaterThan(8)
})

test('an option without bad values is noticed', async () => {
  const program = await programWith(Object.keys(commands), silent)
  program.commands.find((command) => command.name() === 'clock')!.option('--forgotten <value>')
  program.command('forgotten').argument('<thing>')
  expect(uncovered(listOptions(program))).toEqual(['tongban clock --forgotten', 'tongban forgotten <thing>'])
})

test('a table names nothing that is not declared', () => {
  const names = Object.entries(tables).flatMap(([command, { values, anyValue = [] }]) => [...Object.keys(values), ...anyValue].map((name) => `${command} ${name}`))
  expect(names.filter((name) => !declared.some((one) => `${tableOf(one.command)} ${one.name}` === name))).toEqual([])
})

const generated = declared.flatMap((one): [string, string[], string][] => {
  const table = tables[tableOf(one.command)]
  if (!table) return []
  const { valid } = table
  const at = valid.indexOf(one.name)
  const given = one.takesValue ? [one.name, at < 0 ? Object.values(table.values[one.name] ?? {})[0]?.[0] ?? 'x' : valid[at + 1]!] : [one.name]
  const cases: [string, string[], string][] = []
  if (one.name.startsWith('--')) {
    const rest = at < 0 ? valid : valid.toSpliced(at, given.length)
    if (!one.takesValue) cases.push([`${one.command} with ${one.name} given a value`, [...valid, `${one.name}=x`], 'unknown-option'])
    if (!one.takesValue && !one.repeatable) cases.push([`${one.command} with ${one.name} twice`, [...valid, one.name, one.name], 'option-repeated'])
    if (one.takesValue) cases.push([`${one.command} with ${one.name} without its value`, [...rest, one.name], 'option-without-value'])
    if (one.takesValue && at >= 0 && !one.repeatable) cases.push([`${one.command} with ${one.name} twice`, [...valid, ...given], 'option-repeated'])
    if (one.mandatory) cases.push([`${one.command} without ${one.name}`, rest, 'missing-option'])
  } else if (one.mandatory && commandPath(valid) === one.command) {
    const before = declared.filter(({ command, name }) => command === one.command && name.startsWith('<')).findIndex(({ name }) => name === one.name)
    const options = valid.findIndex((word) => word.startsWith('--'))
    const rest = [...valid.slice(0, one.command.split(' ').length - 1 + before), ...(options < 0 ? [] : valid.slice(options))]
    cases.push([`${one.command} without ${one.name}`, rest, 'missing-argument'])
  }
  return cases
})

const ofCommands = Object.entries(tables).flatMap(([name, { valid }]): [string, string[], string][] => [
  [`${name} with an unknown option`, [...valid, '--no-such-option'], 'unknown-option'],
  ...(declared.some(({ command, repeatable, name: argument }) => command === commandPath(valid) && repeatable && argument.startsWith('<')) ? [] : [[`${name} with an argument too many`, [...valid, 'superfluous'], 'too-many-arguments'] as [string, string[], string]]),
])

const byHand = Object.values(tables).flatMap((table) => Object.entries(table.values).flatMap(([name, refusals]) =>
  Object.entries(refusals).flatMap(([code, values]) => values.map((value): [string, string[], string] => [`${commandPath(table.valid)} with ${name} ${JSON.stringify(value)}`, withValue(table, name, value), code]))))

const ofProgram: [string, string[], string][] = [
  ['no command', [], 'no-command'],
  ['an unknown command', ['no-such-command'], 'unknown-command'],
  ['a command named like a property of every object', ['constructor'], 'unknown-command'],
  ['a group without its command', ['calendar'], 'no-command'],
  ['a group with an unknown command', ['calendar', 'hide'], 'unknown-command'],
]

test.each([...generated, ...ofCommands, ...byHand, ...ofProgram])('%s is refused: %j', async (_, argv, code) => {
  const { code: exit, out, err } = await refusal(argv)
  expect([exit, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1])
  expect(err).toMatch(shapeOf(code))
  // The Chinese sentence is there as well.
  const chinese = await refusal([...argv, '--lang=zh'])
  if (code !== 'option-repeated' && !argv.includes('--lang')) expect(chinese.err).toMatch(/[\u4e00-\u9fff]/)
})

/** The English sentence of a refusal with anything in its placeholders. */
function shapeOf(code: string): RegExp {
  const template = messages[code as keyof typeof messages].en as string
  return new RegExp(`^${template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*')}\n$`)
}

test('a value in a sentence is clipped and has no control characters', async () => {
  expect((await refusal(['clock', '--start', '\u001b[31m\u0007', '--limit', '5'])).err).toContain('"\ufffd[31m\ufffd"')
  expect((await refusal(['clock', '--start', 'x'.repeat(100_000), '--limit', '5'])).err.length).toBeLessThan(300)
  expect(sentence({ refused: 'not-a-year', params: { value: 'x' } }, 'en')).toContain('four digits')
})
