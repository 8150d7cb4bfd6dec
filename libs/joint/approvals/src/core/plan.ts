import { parseOpenHours, type ClockUnit, type OpenHours, type Tier } from '@tongban/kernel'

// What a job takes from the blueprint it pins. Structural: core/ imports no other domain, and a published blueprint's content fits as it is.

export type NodeKind = 'decision' | 'opinion' | 'applicant-duty' | 'external' | 'notice' | 'issue'
export type NodeOutcome = 'approved' | 'refused' | 'consented' | 'objected' | 'deemed-consent' | 'skipped'

export interface NodePaper {
  code: string
  subject: string
  variant: string | null
}

export interface PlanNode {
  id: string
  kind: NodeKind
  item: string | null
  department: string | null
  tier: Tier | null
  limit: { days: number; unit: ClockUnit }
  materials: readonly NodePaper[]
  deemedConsent: { basis: string; afterDays: number } | null
}

export interface PlanEdge {
  from: string
  to: string
  kind: 'hard' | 'soft' | 'conditional'
  when: { node: string; is: NodeOutcome } | null
}

export interface PlanContent {
  lead: string
  nodes: readonly PlanNode[]
  edges: readonly PlanEdge[]
  rules: { awayAfterHours: number; officeHours: readonly string[]; supplementPause: { basis: string } | null }
}

/** The rules of a version, which its jobs keep: what was decided is what is replayed, whatever later versions say. */
export interface JobRules {
  /** How many working hours an offer may lie undelivered before the coordinator is alarmed. */
  awayAfterHours: number
  /** When offices are open on a working day; what working hours are counted in. */
  officeHours: readonly OpenHours[]
  /** The rule by which a supplement after acceptance pauses clocks; null: none is cited, so nothing pauses (Licensing Law, art. 45 names no supplement). */
  supplementBasis: string | null
}

/** A blueprint made ready for deciding: nodes after all they wait for, and each node's incoming edges. Made once for a version and kept. */
export interface Plan {
  code: string
  version: number
  lead: string
  order: readonly PlanNode[]
  nodes: ReadonlyMap<string, PlanNode>
  into: ReadonlyMap<string, readonly PlanEdge[]>
  rules: JobRules
}

/** Throws RangeError on a cycle, an edge to nowhere or hours in which no hour passes: publication refuses all of them, so here they are a bug. */
export function planOf(blueprint: { code: string; version: number; content: PlanContent }): Plan {
  const { nodes: list, edges, lead, rules } = blueprint.content
  const nodes = new Map(list.map((node) => [node.id, node]))
  const into = new Map<string, PlanEdge[]>(list.map(({ id }) => [id, []]))
  for (const edge of edges) {
    if (![edge.from, edge.to, edge.when?.node ?? edge.from].every((id) => nodes.has(id))) throw new RangeError(`edge ${edge.from} → ${edge.to} leads to nowhere`)
    into.get(edge.to)!.push(edge)
  }
  return { code: blueprint.code, version: blueprint.version, lead, order: inOrder(list, into), nodes, into, rules: rulesOf(rules) }
}

/** What a document is known by in jobs and messages: type code, whom it concerns, which of several forms of the type. The text of blueprints' `keyOf`. */
export const paperKey = ({ code, subject, variant }: NodePaper): string => JSON.stringify([code, subject, variant])

function rulesOf({ awayAfterHours, officeHours, supplementPause }: PlanContent['rules']): JobRules {
  const hours = officeHours.map(parseOpenHours)
  const usable = hours.filter((one, at): one is OpenHours => one !== undefined && one.opens < one.closes && one.opens >= (hours[at - 1]?.closes ?? 0))
  if (usable.length === 0 || usable.length < hours.length || !(awayAfterHours > 0)) throw new RangeError(`${awayAfterHours} working hours of ${officeHours.join(', ') || 'no hours'} never pass`)
  return { awayAfterHours, officeHours: usable, supplementBasis: supplementPause?.basis ?? null }
}

function inOrder(list: readonly PlanNode[], into: Map<string, PlanEdge[]>): PlanNode[] {
  const done = new Set<string>()
  const order: PlanNode[] = []
  while (order.length < list.length) {
    const free = list.filter(({ id }) => !done.has(id) && into.get(id)!.every(({ from, when }) => done.has(from) && (when === null || done.has(when.node))))
    if (free.length === 0) throw new RangeError('the blueprint has a cycle')
    for (const node of free) done.add(node.id)
    order.push(...free)
  }
  return order
}
