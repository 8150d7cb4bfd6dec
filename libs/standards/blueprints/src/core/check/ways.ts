import { outcomesOf, satisfied, type NodeOutcome } from '../blueprint.js'
import type { Graph } from '../graph.js'

/** One way for a node to be begun: the ends that other nodes must then have come to. */
type Way = ReadonlyMap<string, readonly NodeOutcome[]>

export interface Contradiction {
  node: string
  /** The ends it would have to come to at once. */
  ends: readonly NodeOutcome[]
}

/** More ways than this are not told apart: then a node counts as one that can be reached. */
const MOST_WAYS = 256

/** Why a node of a sound graph can never be begun: a node that would have to end in two ways at once. Undefined when there is a way. */
export function contradictionAt(graph: Graph, id: string): Contradiction | undefined {
  const clashes: Contradiction[] = []
  return waysTo(graph, id, new Map(), clashes).length > 0 ? undefined : clashes[0]
}

function waysTo(graph: Graph, id: string, known: Map<string, Way[]>, clashes: Contradiction[]): Way[] {
  const before = known.get(id)
  if (before) return before
  let ways: Way[] = [new Map()]
  const conditional: Way[] = []
  for (const { from, kind, when } of graph.into(id)) {
    if (kind === 'hard') ways = together(ways, endingWell(graph, from, known, clashes), clashes)
    if (kind === 'conditional' && when) conditional.push(...ending(graph, when.node, [when.is], known, clashes))
  }
  if (graph.into(id).some(({ kind }) => kind === 'conditional')) ways = together(ways, conditional, clashes)
  known.set(id, ways)
  return ways
}

const endingWell = (graph: Graph, id: string, known: Map<string, Way[]>, clashes: Contradiction[]) =>
  ending(graph, id, satisfied.filter((end) => end === 'skipped' || (outcomesOf[graph.node(id)!.kind] as readonly NodeOutcome[]).includes(end)), known, clashes)

/** The ways for a node to end so: it was begun and came to that end, or it was skipped. */
function ending(graph: Graph, id: string, ends: readonly NodeOutcome[], known: Map<string, Way[]>, clashes: Contradiction[]): Way[] {
  const begun = ends.filter((end) => end !== 'skipped')
  const skippable = ends.includes('skipped') && graph.into(id).some(({ kind }) => kind === 'conditional')
  return [
    ...(begun.length > 0 ? together(waysTo(graph, id, known, clashes), [new Map([[id, begun]])], clashes) : []),
    ...(skippable ? [new Map([[id, ['skipped' as const]]])] : []),
  ]
}

/** Every way of the one with every way of the other, where they agree. */
function together(some: readonly Way[], others: readonly Way[], clashes: Contradiction[]): Way[] {
  if (some.length * others.length > MOST_WAYS) return [new Map()]
  return some.flatMap((one) => others.flatMap((other) => merged(one, other, clashes)))
}

function merged(one: Way, other: Way, clashes: Contradiction[]): Way[] {
  const both = new Map(one)
  for (const [node, ends] of other) {
    const allowed = both.get(node)
    const agreed = allowed ? ends.filter((end) => allowed.includes(end)) : ends
    if (agreed.length === 0) {
      clashes.push({ node, ends: [...new Set([...allowed!, ...ends])] })
      return []
    }
    both.set(node, agreed)
  }
  return [both]
}
