import { calendar, consumed, dueOf, type Day, type Localized } from '@tongban/kernel'
import { dayOf, taskClock } from '../../core/clocks.js'
import { actsOnNode, type Viewer } from '../../core/coordinator-acts.js'
import { holdingOf, type Holding, type TaskRow } from '../../core/job.js'
import { isRunning } from '../../core/job-transitions.js'
import type { PlanNode } from '../../core/plan.js'
import { isOpen } from '../../core/task-transitions.js'
import type { Drawn } from '../job-reader.js'
import type { JobNames } from './job-names.js'
import type { JointAway, JointHolding, JointNode, JointUse } from './joint-node.type.js'

/** What is known of a node besides its task. */
export interface Measured {
  path: { nodes: string[]; slack: Record<string, number> } | null
  uses: JointUse[]
  takers: string[]
  names: JobNames
  viewer: Viewer
  on: Day
}

export function nodeView(node: PlanNode, { job, pinned: { blueprint, plan }, chart }: Drawn, { path, uses, takers, names, viewer, on }: Measured): JointNode {
  const task: TaskRow | undefined = job.tasks[node.id]
  const held = task && holdingOf(task)
  const { x, y, width, height } = chart.nodes.find(({ id }) => id === node.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  return {
    id: node.id, kind: node.kind, names: blueprint.content.nodes.find(({ id }) => id === node.id)!.names, item: node.item, limit: node.limit, x, y, width, height,
    department: node.department, departmentNames: node.department === null ? null : names.department(node.department, held?.centre).names,
    state: task?.state ?? null, epoch: task?.epoch ?? 0, centreId: held?.centre ?? null, centre: (held && names.centre(held.centre)) ?? null,
    away: task && isRunning(job.row.state) ? awayOf(task, takers, names) : null, holdings: (task?.holdings ?? []).map(holdingView),
    decision: task?.decision?.decision ?? null, reason: task?.decision?.reason ?? null, objection: task?.objection ?? null, ...clockOf(task, node, on),
    unroutable: task?.unroutable ?? false, mayActInstead: takers, reminders: task?.reminders ?? 0, escalatedAt: task?.escalatedAt ?? null, possibleActs: actsOnNode(job, task, plan, viewer, takers),
    days: uses, critical: path?.nodes.includes(node.id) ?? false, slack: path?.slack[node.id] ?? null, blocking: isRunning(job.row.state) && isAtWork(task) && path?.slack[node.id] === 0,
  }
}

const holdingView = ({ centre, ...held }: Holding): JointHolding => ({ ...held, centreId: centre })

/** It is its turn: a centre has it, or it waits for the lead's word or for somebody with the power. */
const isAtWork = (task: TaskRow | undefined) => task !== undefined && (isOpen(task.state) || task.unroutable || task.objection === 'standing')

/** Its own clock: until the day it ended, or today. */
function clockOf(task: TaskRow | undefined, node: PlanNode, on: Day): Pick<JointNode, 'due' | 'provisional' | 'consumed' | 'left' | 'late'> {
  const clock = task ? taskClock(task, node, calendar) : null
  if (!clock) return { due: null, provisional: false, consumed: null, left: null, late: false }
  const last = task!.closedAt === null ? on : Math.min(on, dayOf(task!.closedAt))
  const [due, used] = [dueOf(clock, calendar), consumed(clock, last, calendar)]
  return { due: due?.date ?? null, provisional: due?.provisional ?? false, consumed: used, left: clock.limit - used, late: due !== null && last > due.date }
}

/** While an offer has not reached its centre. */
export function awayOf(task: TaskRow, takers: string[], names: JobNames): JointAway | null {
  const held = holdingOf(task)
  if (task.state !== 'offered' || !held) return null
  const wayOut = wayOutOf(names.centreNames(held.centre), takers.map((centre) => names.centreNames(centre)))
  return { centreId: held.centre, node: task.node, since: held.offeredAt, alarmedAt: held.awayRaisedAt, mayActInstead: takers, wayOut }
}

const wayOutOf = (centre: Localized, takers: readonly Localized[]): Localized => takers.length > 0
  ? { zh: `可催办，或改派给${takers.map(({ zh }) => zh).join('、')}`, en: `Remind it, or give the task to ${takers.map(({ zh, en }) => en ?? zh).join(' or ')}.` }
  : { zh: `无上级委托该职权，其他中心不得代为办理。只能催办${centre.zh}`, en: `Nobody may act in its stead, as no tier above delegated the power: remind ${centre.en ?? centre.zh}.` }
