import type { Job, TaskRow } from '@tongban/approvals'
import { isRefusal } from '@tongban/kernel'
import type { Decide, Trace } from './network.js'

/** What is wrong, or null. */
export type Invariant = (trace: Trace, decideJob: Decide) => string | null

/** Over each state that an accepted job was in. */
export function eachState({ answered }: Trace, check: (job: Job) => string | null): string | null {
  for (const { answer } of answered) {
    const wrong = isRefusal(answer) || Object.keys(answer.job.tasks).length === 0 ? null : check(answer.job)
    if (wrong) return wrong
  }
  return null
}

export const over = ({ state }: TaskRow) => ['approved', 'refused', 'consented', 'objected', 'deemed-consent', 'cancelled', 'skipped'].includes(state)

export const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]))
}
