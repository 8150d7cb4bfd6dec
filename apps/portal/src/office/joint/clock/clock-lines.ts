import type { Job } from '../job/job-query.js'

type Kind = Job['days'][number]['by'][number]['kind']

/** One line of the clock: a node at a centre, what each day went to, and how many counted days that were. */
export interface ClockLine {
  node: string
  centreId: string
  uses: Map<string, Kind | 'NOBODY'>
  sum: number
}

/** In the order of the flow; a task given to another centre has a line of its own there. Counted days that were nobody's come last. */
export function linesOf({ nodes, days }: Pick<Job, 'nodes' | 'days'>): ClockLine[] {
  const lines = new Map<string, ClockLine>()
  for (const { day, counted, by } of days) {
    const whose = by.length > 0 ? by : counted ? [{ node: '', centreId: '', kind: 'NOBODY' as const }] : []
    for (const { node, centreId, kind } of whose) {
      const key = `${node} ${centreId}`
      const line = lines.get(key) ?? { node, centreId, uses: new Map(), sum: 0 }
      line.uses.set(day, kind)
      if (counted) line.sum += 1
      lines.set(key, line)
    }
  }
  const place = (id: string) => (id === '' ? nodes.length : nodes.findIndex((node) => node.id === id))
  return [...lines.values()].sort((a, b) => place(a.node) - place(b.node))
}
