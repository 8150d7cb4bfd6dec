import { textIn, type Lang, type Localized } from '@tongban/kernel'
import type { Command } from 'commander'

/** What a command may touch of the outside: its language and where it writes. */
export interface Context {
  lang: Lang
  out(text: string): void
  err(text: string): void
}

const contexts = new WeakMap<Command, Context>()

export function setContext(program: Command, context: Context): void {
  contexts.set(program, context)
}

/** The context of the program a command belongs to. */
export function contextOf(command: Command): Context {
  let root = command
  while (root.parent) root = root.parent
  const context = contexts.get(root)
  if (!context) throw new Error('the command belongs to no program with a context')
  return context
}

/** For descriptions: `const say = sayIn(program)`, then `say({ zh, en })`. */
export const sayIn = (command: Command) => (text: Localized): string => textIn(text, contextOf(command).lang)

export function printLine(command: Command, text: string): void {
  contextOf(command).out(`${text}\n`)
}

export function printJson(command: Command, value: unknown): void {
  printLine(command, JSON.stringify(value, null, 2))
}
