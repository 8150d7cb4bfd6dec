import type { Command, Option } from 'commander'
import { mayRepeat, pathOf } from './tongban-command.js'

/** One option or argument that a program declares, as the bad-input table sees it. */
export interface Declared {
  /** `tongban clock` */
  command: string
  /** `--start`, or `<kind>` for an argument */
  name: string
  takesValue: boolean
  mandatory: boolean
  repeatable: boolean
}

/** Every option and argument of every command of a program, hidden ones too. */
export function listOptions(program: Command): Declared[] {
  const command = pathOf(program)
  const options = program.options.filter((option) => option.long !== '--version').map((option: Option) => ({
    command,
    name: option.long ?? option.flags,
    takesValue: option.required || option.optional,
    mandatory: option.mandatory,
    repeatable: mayRepeat(option),
  }))
  const args = program.registeredArguments.map((argument) => ({ command, name: `<${argument.name()}>`, takesValue: true, mandatory: argument.required, repeatable: argument.variadic }))
  return [...options, ...args, ...program.commands.flatMap((sub) => listOptions(sub))]
}
