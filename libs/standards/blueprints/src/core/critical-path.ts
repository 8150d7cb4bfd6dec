import { longestOf, type BlueprintContent, type Limit } from './blueprint.js'
import { graphOf, inOrder, type Graph } from './graph.js'

/** A node's place in the plan, in working days after the start: begun between `earliest` and `latest`, nothing is late. */
export interface Placed {
  id: string
  days: number
  earliest: number
  latest: number
  slack: number
}

export interface Plan {
  workingDays: number
  /** Nodes in an order in which they may be begun. */
  nodes: Placed[]
  /** The nodes without slack: a day lost on one of them is a day lost on the whole. */
  critical: string[]
}

/**
 * The longest way through the blueprint in working days, each node taking its whole limit, or as long as silence is no consent yet, and every edge taken, and what each node may lose of it.
 * Calendar days count as the working days of ordinary weeks, 7 as 5, begun ones as whole. A cycle has no plan: check first; its nodes are left out.
 */
export function criticalPath(content: Pick<BlueprintContent, 'nodes' | 'edges'>): Plan {
  const graph = graphOf(content)
  const order = inOrder(graph)
  const earliest = startsOf(graph, order)
  const end = (id: string) => earliest.get(id)! + inWorkingDays(longestOf(graph.node(id)!))
  const workingDays = Math.max(0, ...order.map(end))
  const latest = latestOf(graph, order, workingDays)
  const nodes = order.map((id) => {
    const [from, until] = [earliest.get(id)!, latest.get(id)!]
    return { id, days: inWorkingDays(longestOf(graph.node(id)!)), earliest: from, latest: until, slack: until - from }
  })
  return { workingDays, nodes, critical: nodes.filter(({ slack }) => slack === 0).map(({ id }) => id) }
}

/** A limit in working days; 30 calendar days are 22. */
export function inWorkingDays({ days, unit }: Limit): number {
  return unit === 'wd' ? days : Math.ceil((days * 5) / 7)
}

function startsOf(graph: Graph, order: readonly string[]): Map<string, number> {
  const starts = new Map<string, number>()
  const end = (id: string) => (starts.get(id) ?? 0) + inWorkingDays(longestOf(graph.node(id)!))
  for (const id of order) starts.set(id, Math.max(0, ...graph.into(id).map(({ from }) => end(from))))
  return starts
}

function latestOf(graph: Graph, order: readonly string[], workingDays: number): Map<string, number> {
  const latest = new Map<string, number>()
  for (const id of [...order].reverse()) {
    const after = graph.outOf(id).filter(({ to }) => latest.has(to)).map(({ to }) => latest.get(to)!)
    latest.set(id, Math.min(workingDays, ...after) - inWorkingDays(longestOf(graph.node(id)!)))
  }
  return latest
}
