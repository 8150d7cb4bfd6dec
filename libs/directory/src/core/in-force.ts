import type { Day } from '@tongban/kernel'
import type { Effective } from './entries.js'

/** Was, is or will this entry be in force on that day? The first day counts, the last does not: [from, to). */
export const isInForce = (entry: Effective, on: Day): boolean => entry.from <= on && (entry.to === null || on < entry.to)

/** The entry in force on that day, or without a day the newest one. */
export function entryOn<E extends Effective>(entries: readonly E[], on?: Day): E | undefined {
  if (on !== undefined) return entries.find((entry) => isInForce(entry, on))
  return entries.reduce<E | undefined>((newest, entry) => (newest && newest.from >= entry.from ? newest : entry), undefined)
}
