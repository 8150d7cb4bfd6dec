import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { commands } from './commands.js'
import { sayIn, setContext, type Context } from './context.js'
import { parseLanguage } from './language.js'
import { TongbanCommand } from './tongban-command.js'

/** The program with the commands named loaded; the others stand in its help by their summary. */
export async function programWith(names: readonly string[], context: Context): Promise<Command> {
  const program = new TongbanCommand('tongban')
  setContext(program, context)
  const say = sayIn(program)
  program
    .description(say({ zh: '通办：三级政务服务中心的软件', en: 'Tongban: software that runs government service centres across three tiers' }))
    .version(version())
    .option('--lang <zh|en>', say({ zh: '输出语言：zh 或 en', en: 'language of what is printed: zh or en' }), parseLanguage)
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err })
  for (const [name, { summary, load }] of Object.entries(commands)) {
    if (!names.includes(name)) program.command(name).description(say(summary))
    else (await load()).register(program)
  }
  return program
}

function version(): string {
  return (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version
}
