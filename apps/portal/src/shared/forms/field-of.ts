import { paramOf, type Refused } from '../graph/refusal.js'

export type FieldTable<F extends string> = Record<string, F | ((refused: Refused) => F | undefined)>

/** The field a refusal belongs to, or none. A path such as `materials[0].code` belongs to `materials`. */
export function fieldOf<F extends string>(refused: Refused, fields: readonly F[], table: FieldTable<F>): F | undefined {
  const listed = table[refused.code]
  if (typeof listed === 'function') return listed(refused)
  if (listed) return listed
  const named = paramOf(refused, 'field')?.replace(/^input\./, '')
  return fields.find((field) => field === named) ?? fields.find((field) => named?.startsWith(`${field}.`) || named?.startsWith(`${field}[`))
}
