import type { BlueprintContent, BlueprintEdge, BlueprintNode } from './blueprint.js'

/** A blueprint's nodes and edges, ready to walk. Edges from or to a node that is not there are left out; of two nodes with one id the first counts. */
export interface Graph {
  ids: readonly string[]
  node(id: string): BlueprintNode | undefined
  into(id: string): readonly BlueprintEdge[]
  outOf(id: string): readonly BlueprintEdge[]
}

export function graphOf({ nodes, edges }: Pick<BlueprintContent, 'nodes' | 'edges'>): Graph {
  const byId = new Map<string, BlueprintNode>()
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node)
  const into = new Map<string, BlueprintEdge[]>([...byId.keys()].map((id) => [id, []]))
  const outOf = new Map<string, BlueprintEdge[]>([...byId.keys()].map((id) => [id, []]))
  for (const edge of edges) {
    if (!byId.has(edge.from) || !byId.has(edge.to)) continue
    into.get(edge.to)!.push(edge)
    outOf.get(edge.from)!.push(edge)
  }
  return { ids: [...byId.keys()], node: (id) => byId.get(id), into: (id) => into.get(id) ?? [], outOf: (id) => outOf.get(id) ?? [] }
}

/** The nodes so that each comes after all that lead to it; nodes on a cycle, or behind one, are missing. */
export function inOrder(graph: Graph): string[] {
  const waiting = new Map(graph.ids.map((id) => [id, graph.into(id).length]))
  const order = graph.ids.filter((id) => waiting.get(id) === 0)
  for (let at = 0; at < order.length; at++) {
    for (const { to } of graph.outOf(order[at]!)) {
      const left = waiting.get(to)! - 1
      waiting.set(to, left)
      if (left === 0) order.push(to)
    }
  }
  return order
}

/** Every cycle once, as far as they share no node: each begins and ends with the same node, ["B", "C", "B"]. */
export function cyclesOf(graph: Graph): string[][] {
  const cycles: string[][] = []
  const taken = new Set<string>()
  const left = () => cyclicPart(graph, taken)
  for (let part = left(); part.size > 0; part = left()) {
    const cycle = walkRound(graph, part)
    cycles.push(cycle)
    for (const id of cycle) taken.add(id)
  }
  return cycles
}

/** All nodes from which edges lead here, near and far. */
export function ancestorsOf(graph: Graph, id: string): Set<string> {
  const found = new Set<string>()
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { from } of graph.into(at)) {
      if (found.has(from)) continue
      found.add(from)
      open.push(from)
    }
  }
  return found
}

/** What is left when nodes without a way in are taken away again and again: each of them is entered from another of them. */
function cyclicPart(graph: Graph, taken: ReadonlySet<string>): Set<string> {
  const part = new Set(graph.ids.filter((id) => !taken.has(id)))
  for (let size = -1; size !== part.size;) {
    size = part.size
    for (const id of part) if (!graph.into(id).some(({ from }) => part.has(from))) part.delete(id)
  }
  return part
}

/** Walks backwards from the part's first node until a node is met again. */
function walkRound(graph: Graph, part: ReadonlySet<string>): string[] {
  const path: string[] = []
  let at: string = [...part][0]!
  while (!path.includes(at)) {
    path.push(at)
    at = graph.into(at).find(({ from }) => part.has(from))!.from
  }
  const round = path.slice(path.indexOf(at)).reverse()
  const first = graph.ids.find((id) => round.includes(id))!
  const turned = [...round.slice(round.indexOf(first)), ...round.slice(0, round.indexOf(first))]
  return [...turned, first]
}
