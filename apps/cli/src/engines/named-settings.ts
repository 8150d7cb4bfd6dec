import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../refused.js'

/**
 * The settings of an engine that the environment names: all of them, or undefined when it names none. Refuses a part of them, and says which are missing.
 * The first of the names is the one that says where the engine is.
 */
export function readNamed<N extends string>(option: string, needed: readonly N[], optional: readonly string[], env: NodeJS.ProcessEnv): Record<N, string> | undefined {
  const given = [...needed, ...optional].filter((name) => env[name])
  if (given.length === 0) return undefined
  const missing = needed.filter((name) => !env[name])
  if (missing.length > 0) throw Refused.long('engine-half-configured', { option, given: given.join(', '), missing: missing.join(', '), needed: needed.join(', ') })
  return Object.fromEntries(needed.map((name) => [name, env[name]!])) as Record<N, string>
}

/** Refuses settings of an engine that nothing switches on: whoever wrote them means them. An engine named on the command line, or in the environment, was not forgotten. */
export function refuseUnswitched(option: string, variable: string, prefix: string, env: NodeJS.ProcessEnv): void {
  const given = Object.keys(env).filter((name) => name.startsWith(prefix) && env[name])
  if (given.length > 0) throw Refused.long('engine-not-switched-on', { option, given: given.join(', '), variable })
}

/** A file that a variable names, as an absolute path. Refuses one that cannot be read, or is empty. */
export function fileNamed(variable: string, value: string): string {
  const file = path.resolve(value)
  let fault = '0 bytes'
  try {
    if (readFileSync(file, 'utf8').trim() !== '') return file
  } catch (error) {
    fault = (error as NodeJS.ErrnoException).code ?? 'unreadable'
  }
  throw new Refused('not-a-secret-file', { option: variable, value, fault })
}
