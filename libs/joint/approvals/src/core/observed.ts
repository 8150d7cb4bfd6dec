import { consumed, day, type Calendar, type ClockUnit, type Day } from '@tongban/kernel'
import type { TaskPause } from './job.js'
import type { NodeKind, PlanNode } from './plan.js'

/** Decided tasks that went alike: of one kind of node, item and department, offered, decided and paused on the same days. */
export interface DecidedTasks {
  kind: NodeKind
  item: string
  department: string
  offered: string
  decided: string
  pauses: readonly Pick<TaskPause, 'from' | 'to' | 'reason'>[]
  times: number
}

/** What was seen of a node's item at its department. */
export interface ObservedNode {
  /** Decided tasks. */
  tasks: number
  /** Of these, the ones whose clock stood. */
  stood: number
  handling: { days: number; times: number }[]
  /** How often and for how many calendar days it stood for missing papers, and for what pauses it by law; a day of both is the law's. */
  supplement: SeenWait | null
  byLaw: SeenWait | null
}

interface SeenWait {
  chance: number
  days: { days: number; times: number }[]
}

/**
 * By node what was seen of its kind, item and department (issuing under an item is not deciding on it), in days of the node's own unit from the first offer to the decision, days on which the clock stood left
 * out; and how often it stood, for how many calendar days. A node of which nothing was seen is not among them.
 */
export function observedOf(nodes: readonly Pick<PlanNode, 'id' | 'kind' | 'item' | 'department' | 'limit'>[], seen: readonly DecidedTasks[], calendar: Calendar): Record<string, ObservedNode> {
  const found = nodes.flatMap(({ id, kind, item, department, limit }): [string, ObservedNode][] => {
    const alike = seen.filter((tasks) => item !== null && tasks.kind === kind && tasks.item === item && tasks.department === department)
    return alike.length > 0 ? [[id, sumOf(alike, limit.unit, calendar)]] : []
  })
  return Object.fromEntries(found)
}

function sumOf(alike: readonly DecidedTasks[], unit: ClockUnit, calendar: Calendar): ObservedNode {
  const handling = new Map<number, number>()
  const papers = new Map<number, number>()
  const law = new Map<number, number>()
  let stood = 0
  for (const tasks of alike) {
    const [start, end] = [day(tasks.offered), day(tasks.decided)]
    const pauses = tasks.pauses.map(({ from, to, reason }) => ({ from, to: Math.min(to ?? end, end), reason })).filter(({ from, to }) => to > from)
    add(handling, consumed({ start, limit: 0, unit, extensions: [], pauses, calendarVersion: calendar.version }, end, calendar), tasks.times)
    if (pauses.length > 0) stood += tasks.times
    const byLaw = daysIn(pauses.filter(({ reason }) => reason !== 'supplement'))
    if (byLaw > 0) add(law, byLaw, tasks.times)
    if (daysIn(pauses) > byLaw) add(papers, daysIn(pauses) - byLaw, tasks.times)
  }
  const tasks = total(handling)
  const waitOf = (seen: ReadonlyMap<number, number>): SeenWait | null => (seen.size > 0 ? { chance: total(seen) / tasks, days: listed(seen) } : null)
  return { tasks, stood, handling: listed(handling), supplement: waitOf(papers), byLaw: waitOf(law) }
}

/** Days in one or more of the pauses; the day of the event that began one is not among them. */
function daysIn(pauses: readonly { from: Day; to: Day }[]): number {
  return new Set(pauses.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + 1 + at))).size
}

const add = (map: Map<number, number>, days: number, times: number) => void map.set(days, (map.get(days) ?? 0) + times)
const total = (map: ReadonlyMap<number, number>) => [...map.values()].reduce((sum, times) => sum + times, 0)
const listed = (map: ReadonlyMap<number, number>) => [...map].sort(([a], [b]) => a - b).map(([days, times]) => ({ days, times }))
