import { outcomesOf, type BlueprintContent, type BlueprintEdge, type NodeOutcome } from '../blueprint.js'
import { ancestorsOf, type Graph } from '../graph.js'
import { fault, type BlueprintFault } from './fault.js'

/** A conditional edge has a condition and no other has: on a node that is decided by then, and on an end which that node can come to. */
export function checkConditions({ edges }: BlueprintContent, graph: Graph): BlueprintFault[] {
  return edges.flatMap((edge) => checkCondition(edge, graph))
}

function checkCondition({ from, to, kind, when }: BlueprintEdge, graph: Graph): BlueprintFault[] {
  const edge = `${from} → ${to}`
  if (kind !== 'conditional') return when === null ? [] : [fault('blueprint-condition-out-of-place', to, { edge, kind })]
  if (when === null) return [fault('blueprint-condition-missing', to, { edge })]
  const on = graph.node(when.node)
  if (!on) return [fault('blueprint-condition-on-nothing', to, { edge, value: when.node, known: [...graph.ids] })]
  const decided = ancestorsOf(graph, from).add(from)
  if (!decided.has(when.node)) return [fault('blueprint-condition-undecided', to, { edge, value: when.node, known: graph.ids.filter((id) => decided.has(id)) })]
  const possible = endsOf(graph, when.node)
  return possible.includes(when.is) ? [] : [fault('blueprint-condition-impossible', to, { edge, value: when.node, is: when.is, known: possible })]
}

/** The ends a node can come to; only what has a conditional way in can be skipped. */
function endsOf(graph: Graph, id: string): NodeOutcome[] {
  const skippable = graph.into(id).some(({ kind }) => kind === 'conditional')
  return [...outcomesOf[graph.node(id)!.kind], ...(skippable ? ['skipped' as const] : [])]
}
