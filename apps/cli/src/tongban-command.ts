import { Command, Option } from 'commander'
import { Refused } from './refused.js'

/** An option that may be given more than once; every other one is refused the second time. */
export class RepeatableOption extends Option {}

/** A commander Command whose complaints are refusals of the catalogue, in both languages. Commands made from it inherit that. */
export class TongbanCommand extends Command {
  override createCommand(name?: string): TongbanCommand {
    return new TongbanCommand(name)
  }

  override addOption(option: Option): this {
    super.addOption(option)
    let times = 0
    this.on(`option:${option.name()}`, () => {
      if (++times > 1 && !mayRepeat(option)) throw new Refused('option-repeated', { option: option.long ?? option.flags })
    })
    return this
  }

  override help(context?: { error?: boolean } | ((text: string) => string)): never {
    const wanted = typeof context === 'function' || !context?.error
    if (wanted) return super.help(context as { error: boolean })
    throw new Refused('no-command', { command: pathOf(this), commands: namesOf(this) })
  }

  // What follows replaces commander's English sentences.
  unknownCommand(): never {
    throw new Refused('unknown-command', { name: this.args[0] ?? '', command: pathOf(this), commands: namesOf(this) })
  }

  unknownOption(flag: string): never {
    throw new Refused('unknown-option', { option: flag, command: pathOf(this), options: flagsOf(this) })
  }

  missingArgument(name: string): never {
    throw new Refused('missing-argument', { argument: name, command: pathOf(this) })
  }

  optionMissingArgument(option: Option): never {
    throw new Refused('option-without-value', { option: option.flags, command: pathOf(this) })
  }

  missingMandatoryOptionValue(option: Option): never {
    throw new Refused('missing-option', { option: option.flags, command: pathOf(this) })
  }

  _conflictingOption(option: Option, other: Option): never {
    throw new Refused('conflicting-options', { option: option.flags, other: other.flags })
  }

  _excessArguments(received: string[]): never {
    throw new Refused('too-many-arguments', { argument: received[this.registeredArguments.length] ?? '', command: pathOf(this) })
  }

  override error(message: string): never {
    throw new Refused('bad-command-line', { message: message.replace(/^error: /, '').replace(/\.$/, ''), command: pathOf(this) })
  }
}

export const mayRepeat = (option: Option): boolean => option instanceof RepeatableOption || option.variadic

/** `tongban calendar show` */
export function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

const namesOf = (command: Command) => command.commands.map((sub) => sub.name())

function flagsOf(command: Command): string[] {
  const own = command.options.filter((option) => !option.hidden).map((option) => option.long ?? option.flags)
  return command.parent ? [...own, ...flagsOf(command.parent)] : [...own, '--help']
}
