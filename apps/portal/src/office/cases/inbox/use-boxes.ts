import { useQueries } from '@tanstack/react-query'
import { ask } from '../../../shared/graph/ask.js'
import { isAway } from '../../../shared/graph/refusal.js'
import { Boxes } from './questions.js'

export interface Count {
  count: number
  soon: number
  overdue: number
}

const MINUTE = 60_000
const add = (a: Count, b: Count): Count => ({ count: a.count + b.count, soon: a.soon + b.soon, overdue: a.overdue + b.overdue })

/** How many cases lie in each box of these centres; undefined until every centre that can be reached has said so. */
export function useBoxes(centres: readonly string[]): { mine: Count; all: Count } | undefined {
  const answers = useQueries({
    queries: centres.map((centreId) => ({
      queryKey: ['graph', Boxes, { centreId }],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(Boxes, { centreId }, signal),
      refetchInterval: MINUTE,
    })),
  })
  if (answers.length === 0 || answers.some(({ data }) => data === undefined)) return undefined
  const known = answers.flatMap(({ data }) => (data && !isAway(data.caseBoxes) ? [data.caseBoxes] : []))
  if (known.length === 0) return undefined
  const none: Count = { count: 0, soon: 0, overdue: 0 }
  return { mine: known.map(({ mine }) => mine).reduce(add, none), all: known.map(({ all }) => all).reduce(add, none) }
}
