import type { Statement } from '@tongban/database'

export interface Script {
  text: string
  /** For -D: what stays the same from one run of the script to the next. */
  variables: [name: string, value: string][]
}

/** Begins the one statement that ours does not send: pgbench has no other way to ids that are new each time. Its time is left out of the limit. */
export const FRESH = '/* fresh ids */'

/**
 * The statements of a tape as a pgbench script: the texts as they are, each placeholder a variable with the value that was sent. `fresh` replaces values
 * that must differ in each run by an SQL expression. A null stands in the text, because pgbench cannot send one as a parameter.
 */
export function scriptOf(tape: readonly Statement[], fresh: ReadonlyMap<string, { name: string; sql: string }>, sometimes: Readonly<Record<string, number>> = {}): Script {
  const variables: [string, string][] = []
  const commands = tape.map(({ name = '', text, values = [] }, s) => {
    const parameters = values.map((value, i) => {
      if (value === null || value === undefined) return 'null'
      const literal = parameterText(value)
      const known = fresh.get(literal)
      if (known) return `:${known.name}`
      variables.push([`s${s}_${i + 1}`, literal])
      return `:s${s}_${i + 1}`
    })
    const line = text.replace(/\s+/g, ' ').trim().replace(/\$(\d+)/g, (_, number: string) => parameters[Number(number) - 1]!)
    const every = sometimes[name]
    return every === undefined ? `${line};` : `\\set turn random(1, ${every})\n\\if :turn = 1\n${line};\n\\endif`
  })
  const ids = [...fresh.values()].map(({ name, sql }) => `${sql} as ${name}`).join(', ')
  return { text: `${FRESH} select ${ids} \\gset\n${commands.join('\n')}\n`, variables }
}

/** A value in PostgreSQL's text form, as pg sends it. */
function parameterText(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (Array.isArray(value)) return `{${value.map((one) => `"${parameterText(one).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
  return String(value)
}
