import { expectedDue, graphOf, inOrder, type BlueprintContent, type BlueprintNode } from '@tongban/blueprints'
import { calendar, CalendarNotPublished, dayInShanghai, type Day } from '@tongban/kernel'
import type { Submission } from '../core/submission.js'
import { isClosed } from '../core/transitions.js'

/** A node of a job's blueprint as far as the receiving centre knows it. */
export interface Part {
  node: BlueprintNode
  state: string
  /** Who holds it, or held it last. */
  centre: string | null
  done: boolean
  /** When it is to end by the plan of its limits; null: it has ended, no clock runs, or what it waits for is late. */
  expected: { date: Day; provisional: boolean } | null
  /** A centre has it, and its planned day has passed. */
  late: boolean
}

const waiting = 'waiting'
const running = ['offered', 'received', 'claimed', 'paused']

/** The job's nodes in the order in which they can be begun, as coordination told last. */
export function partsOf(of: Pick<Submission, 'state' | 'progress'>, content: BlueprintContent, on: Day): Part[] {
  const graph = graphOf(content)
  const told = new Map(of.progress?.nodes.map((node) => [node.node, node]))
  const plan = planOf(of, content)
  const late = new Set<string>()
  return inOrder(graph).map((id) => {
    const [state, planned] = [told.get(id)?.state ?? waiting, plan.get(id)]
    const done = state !== waiting && !running.includes(state)
    const isLate = !done && state !== waiting && planned !== undefined && planned.date < on
    const behind = isLate || (!done && graph.into(id).some(({ from }) => late.has(from)))
    if (behind) late.add(id)
    return { node: graph.node(id)!, state, centre: told.get(id)?.centre ?? null, done, expected: done || behind ? null : (planned ?? null), late: isLate }
  })
}

/** From the day of acceptance, if everybody takes the whole limit. Nothing before it, while the job's clock stands, and after the end. */
function planOf({ state, progress }: Pick<Submission, 'state' | 'progress'>, content: BlueprintContent): Map<string, { date: Day; provisional: boolean }> {
  if (!progress?.acceptedAt || !progress.due || isClosed(state)) return new Map()
  try {
    const { nodes, provisional } = expectedDue(content, dayInShanghai(new Date(progress.acceptedAt)), calendar)
    return new Map(nodes.map(({ id, due }) => [id, { date: due, provisional }]))
  } catch (error) {
    if (error instanceof CalendarNotPublished) return new Map()
    throw error
  }
}
