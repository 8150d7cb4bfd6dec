/** What was seen: so many days, so many times. Days are whole; the unit is the reader's. */
export interface Seen {
  days: number
  times: number
}

/** How often something came between, and for how many calendar days. */
export interface Wait {
  chance: number
  days: readonly Seen[]
}

/** How long a node took, in days of its limit's unit, and what came between: missing papers, and what pauses a clock by law, as a hearing does. */
export interface Observed {
  handling: readonly Seen[]
  supplement: Wait | null
  byLaw?: Wait | null
}

/** Draws as often as it was seen; `at` in [0, 1). Throws RangeError when nothing was seen or something that cannot be. */
export function drawFrom(seen: readonly Seen[], at: number): number {
  const total = seen.reduce((sum, { times }) => sum + times, 0)
  if (!(total > 0) || seen.some(({ days, times }) => !Number.isInteger(days) || days < 0 || !(times >= 0))) {
    throw new RangeError('a distribution is of whole days, each seen 0 times or more, and one of them at least once')
  }
  let left = at * total
  for (const { days, times } of seen) {
    left -= times
    if (left < 0) return days
  }
  return seen.findLast(({ times }) => times > 0)!.days
}

/** The smallest value that at least this share of the sorted ones keeps within (nearest rank). */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}
