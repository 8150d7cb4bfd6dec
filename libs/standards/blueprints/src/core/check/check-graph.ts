import type { BlueprintContent, BlueprintEdge } from '../blueprint.js'
import { cyclesOf, type Graph } from '../graph.js'
import { fault, repeated, type BlueprintFault } from './fault.js'

/** Ids once, edges between nodes that are there and once, no way round in a circle. */
export function checkGraph(content: BlueprintContent, graph: Graph): BlueprintFault[] {
  if (content.nodes.length === 0) return [fault('blueprint-without-nodes', null)]
  return [
    ...repeated(content.nodes.map(({ id }) => id)).map((id) => fault('blueprint-node-twice', id)),
    ...content.edges.flatMap((edge) => toNowhere(edge, graph)),
    ...edgesTwice(content.edges),
    ...cyclesOf(graph).map((cycle) => fault('blueprint-cycle', cycle[0]!, { cycle: cycle.join(' → ') })),
  ]
}

function toNowhere({ from, to }: BlueprintEdge, graph: Graph): BlueprintFault[] {
  const missing = [from, to].filter((id) => !graph.node(id))
  return [...new Set(missing)].map((id) => fault('blueprint-edge-to-nowhere', id, { edge: `${from} → ${to}`, known: [...graph.ids] }))
}

/** Two nodes have one edge, or several conditional ones on different conditions. */
function edgesTwice(edges: readonly BlueprintEdge[]): BlueprintFault[] {
  const twice = edges.filter((edge, at) => edges.some((other, before) => before < at && sameEnds(edge, other) && !apart(edge, other)))
  return repeated([...twice, ...twice].map(({ from, to }) => JSON.stringify([from, to]))).map((ends) => {
    const [from, to] = JSON.parse(ends) as [string, string]
    return fault('blueprint-edge-twice', to, { edge: `${from} → ${to}` })
  })
}

const sameEnds = (a: BlueprintEdge, b: BlueprintEdge) => a.from === b.from && a.to === b.to

const apart = (a: BlueprintEdge, b: BlueprintEdge) =>
  a.kind === 'conditional' && b.kind === 'conditional' && (a.when?.node !== b.when?.node || a.when?.is !== b.when?.is)
