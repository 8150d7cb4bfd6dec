import { RefusedError, sentence } from '@tongban/contracts'
import { CommanderError } from 'commander'
import { commands } from './commands.js'
import type { Context } from './context.js'
import { languageOf } from './language.js'
import { programWith } from './program.js'
import { Refused } from './refused.js'

/** Runs one command line. Returns the exit code: 0 done, 2 refused (the sentence is on stderr); what a command sets in process.exitCode stands. Throws on bugs and outages. */
export async function run(argv: readonly string[], env: NodeJS.ProcessEnv, output: Pick<Context, 'out' | 'err'>): Promise<number> {
  const context = { ...output, lang: languageOf(argv, env) }
  try {
    const asked = argv.find((arg) => Object.hasOwn(commands, arg))
    const program = await programWith(asked ? [asked] : [], context)
    await program.parseAsync([...argv], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof Refused || error instanceof RefusedError)) throw error
    context.err(`${sentence(error.refusal, context.lang)}\n`)
    return 2
  }
}
