import type { Graph } from '../graph.js'
import { fault, type BlueprintFault } from './fault.js'
import { contradictionAt } from './ways.js'

/** There is an issue; each stands on decisions and can come about; no decision is left out of it. */
export function checkIssue(graph: Graph): BlueprintFault[] {
  const kinds = (kind: string) => graph.ids.filter((id) => graph.node(id)!.kind === kind)
  const issues = kinds('issue')
  if (issues.length === 0) return [fault('blueprint-without-issue', null)]
  const before = new Map(issues.map((id) => [id, bindingBefore(graph, id)]))
  const decisions = kinds('decision')
  const unfounded = issues.filter((id) => !decisions.some((decision) => before.get(id)!.has(decision)))
  return [
    ...unfounded.map((id) => fault('blueprint-issue-unfounded', id, { known: decisions })),
    ...issues.flatMap((id) => {
      const contradiction = contradictionAt(graph, id)
      return contradiction ? [fault('blueprint-issue-unreachable', id, { value: contradiction.node, ends: [...contradiction.ends] })] : []
    }),
    ...(unfounded.length === issues.length ? [] : decisions)
      .filter((decision) => !issues.some((id) => before.get(id)!.has(decision)))
      .map((decision) => fault('blueprint-decision-without-issue', decision, { known: issues })),
  ]
}

/** The nodes on whose ends this one depends: where hard edges come from, and what conditions name. A conditional edge itself only waits. */
function bindingBefore(graph: Graph, id: string): Set<string> {
  const found = new Set<string>()
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { from, kind, when } of graph.into(at)) {
      const binding = kind === 'hard' ? from : when?.node
      if (binding === undefined || found.has(binding)) continue
      found.add(binding)
      open.push(binding)
    }
  }
  return found
}
