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
  pauses: readonly Pick<TaskPause, 'from' | 'to'>[]
  times: number
}

/** What was seen of a node's item at its department. */
export interface ObservedNode {
  /** Decided tasks. */
  tasks: number
  /** Of these, the ones whose clock stood, which is what missing papers do. */
  stood: number
  handling: { days: number; times: number }[]
  supplement: { chance: number; days: { days: number; times: number }[] } | null
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
  const standing = new Map<number, number>()
  for (const tasks of alike) {
    const [start, end] = [day(tasks.offered), day(tasks.decided)]
    const pauses = tasks.pauses.map(({ from, to }) => ({ from, to: Math.min(to ?? end, end) })).filter(({ from, to }) => to > from)
    add(handling, consumed({ start, limit: 0, unit, extensions: [], pauses, calendarVersion: calendar.version }, end, calendar), tasks.times)
    if (pauses.length > 0) add(standing, daysIn(pauses), tasks.times)
  }
  const [tasks, stood] = [total(handling), total(standing)]
  return { tasks, stood, handling: listed(handling), supplement: stood > 0 ? { chance: stood / tasks, days: listed(standing) } : null }
}

/** Days in one or more of the pauses; the day of the event that began one is not among them. */
function daysIn(pauses: readonly { from: Day; to: Day }[]): number {
  return new Set(pauses.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + 1 + at))).size
}

const add = (map: Map<number, number>, days: number, times: number) => void map.set(days, (map.get(days) ?? 0) + times)
const total = (map: ReadonlyMap<number, number>) => [...map.values()].reduce((sum, times) => sum + times, 0)
const listed = (map: ReadonlyMap<number, number>) => [...map].sort(([a], [b]) => a - b).map(([days, times]) => ({ days, times }))
