import { documentUnion, keyOf as documentKey } from '@tongban/blueprints'
import { calendar, day, dayInShanghai, dueOf, type Day, type Localized } from '@tongban/kernel'
import { jobDue, taskClock } from '../../core/clocks.js'
import type { Context } from '../../core/context.js'
import { criticalPath } from '../../core/critical-path.js'
import { daysConsumed, sumUses } from '../../core/days-consumed.js'
import { holdingOf, type Holding, type Job, type TaskRow } from '../../core/job.js'
import { isRunning, movesOfJob } from '../../core/job-transitions.js'
import type { PlanNode } from '../../core/plan.js'
import { takersOf } from '../../core/powers.js'
import { isOpen } from '../../core/task-transitions.js'
import type { ListedJob } from '../job-list.js'
import { attentionOf } from '../job-summary.js'
import type { Pinned } from '../plans.js'
import { paperOf } from '../wire-message.js'
import type { JointDocumentMatrix, JointJob, JointJobSummary, JointLateDecision } from './joint-job.type.js'
import type { JointAway, JointHolding, JointNode, JointUse } from './joint-node.type.js'

const fieldsOf = ({ id, version, state, blueprint, region, receivedBy, submittedAt, acceptedAt, endedAt }: Job['row']) =>
  ({ id, version, state, blueprintCode: blueprint.code, blueprintVersion: blueprint.version, region, receivedBy, submittedAt: submittedAt!, acceptedAt, endedAt })

export const summaryView = ({ row, due, attention, open }: ListedJob): JointJobSummary => ({
  ...fieldsOf(row), attention, due: due === null ? null : day(due as '2015-06-30'),
  openTasks: open.map((task) => ({ node: task.node, state: task.state, centreId: holdingOf(task)?.centre ?? null, offeredAt: holdingOf(task)?.offeredAt ?? null })),
})

/** A job as a graph, as it stands at an instant: everything about it in one view. `holders`: who holds the powers on that day. */
export function jobView(job: Job, pinned: Pinned, at: Date, holders: Context['holders']): JointJob {
  const { row } = job
  const instead = insteadOf(job, pinned, holders)
  const { content, layout } = pinned.blueprint
  const on = dayInShanghai(at)
  const due = jobDue(job, on, calendar)
  const path = row.clock ? criticalPath(job, pinned.plan, on, calendar) : null
  const days = daysConsumed(job, on, calendar)
  const uses = sumUses(days).map(({ node, centre, use, days: count }): JointUse => ({ node, centreId: centre, kind: use, days: count }))
  return {
    ...fieldsOf(row), attention: attentionOf(job), possibleMoves: movesOfJob(row.state), blueprintNames: content.names, lead: content.lead,
    due: due?.date ?? null, provisional: due?.provisional ?? false, consumed: days.filter(({ counted }) => counted).length,
    days: days.map(({ day: date, counted, by }) => ({ day: date, counted, by: by.map(({ node, centre, use }) => ({ node, centreId: centre, kind: use })) })),
    width: layout.width, height: layout.height,
    nodes: pinned.plan.order.map((node) => nodeView(node, job, pinned, { path, uses: uses.filter((use) => use.node === node.id), instead: instead[node.id] ?? [] })),
    edges: content.edges, criticalPath: path && { nodes: path.nodes, finish: path.finish, blocking: path.blocking },
    away: awayOf(job, instead), documents: matrixOf(job, pinned),
    request: row.request && { ...row.request, papers: row.request.papers.map(paperText) },
    late: job.late.map(lateView),
  }
}

interface Measured {
  path: { nodes: string[]; slack: Record<string, number> } | null
  uses: JointUse[]
  instead: string[]
}

function nodeView(node: PlanNode, job: Job, { blueprint }: Pinned, { path, uses, instead }: Measured): JointNode {
  const task: TaskRow | undefined = job.tasks[node.id]
  const { names } = blueprint.content.nodes.find(({ id }) => id === node.id)!
  const { x, y, width, height } = blueprint.layout.nodes.find(({ id }) => id === node.id) ?? { x: 0, y: 0, width: 0, height: 0 }
  return {
    id: node.id, kind: node.kind, names, item: node.item, department: node.department, limit: node.limit, x, y, width, height,
    state: task?.state ?? null, epoch: task?.epoch ?? 0, centreId: (task && holdingOf(task)?.centre) ?? null, holdings: (task?.holdings ?? []).map(holdingView),
    decision: task?.decision?.decision ?? null, reason: task?.decision?.reason ?? null, objection: task?.objection ?? null, due: task ? dueDay(task, node) : null,
    unroutable: task?.unroutable ?? false, mayActInstead: instead, reminders: task?.reminders ?? 0, escalatedAt: task?.escalatedAt ?? null,
    days: uses, critical: path?.nodes.includes(node.id) ?? false, slack: path?.slack[node.id] ?? null,
  }
}

const holdingView = ({ centre, ...held }: Holding): JointHolding => ({ ...held, centreId: centre })

function dueDay(task: TaskRow, node: PlanNode): Day | null {
  const clock = taskClock(task, node, calendar)
  return (clock && dueOf(clock, calendar))?.date ?? null
}

/** By node who could be given its task now; only of open tasks. */
function insteadOf(job: Job, { plan }: Pinned, holders: Context['holders']): Record<string, string[]> {
  const open = isRunning(job.row.state) ? plan.order.filter(({ id }) => job.tasks[id] && isOpen(job.tasks[id].state)) : []
  return Object.fromEntries(open.map((node) => [node.id, takersOf(job.tasks[node.id]!, node, job, { holders }).map(({ centre }) => centre)]))
}

const wayOut = (centre: string, instead: readonly string[]): Localized => instead.length > 0
  ? { zh: `可催办，或改派给 ${instead.join('、')}`, en: `Remind it, or give the task to ${instead.join(' or ')}.` }
  : { zh: `无上级委托该职权，其他中心不得代为办理。只能催办 ${centre}`, en: `Nobody may act in its stead, as no tier above delegated the power: remind ${centre}.` }

function awayOf({ row, tasks }: Job, instead: Record<string, string[]>): JointAway[] {
  const offered = isRunning(row.state) ? Object.values(tasks).filter(({ state }) => state === 'offered') : []
  return offered.map((task) => {
    const { centre, offeredAt, awayRaisedAt } = holdingOf(task)!
    const mayActInstead = instead[task.node]!
    return { centreId: centre, node: task.node, since: offeredAt, alarmedAt: awayRaisedAt, mayActInstead, wayOut: wayOut(centre, mayActInstead) }
  })
}

function matrixOf({ row }: Job, { blueprint }: Pinned): JointDocumentMatrix {
  const held = new Map(row.papers.map((paper) => [paper.key, paper]))
  const { asked, distinct, documents } = documentUnion(blueprint.content)
  return {
    asked, distinct,
    documents: documents.map((document) => {
      const paper = held.get(documentKey(document))
      return { ...document, heldBy: paper?.centre ?? null, heldSince: paper?.at ?? null }
    }),
  }
}

function paperText(key: string): string {
  const { code, subject, variant } = paperOf(key)
  return [code, subject, ...(variant === null ? [] : [variant])].join('/')
}

const lateView = ({ centre, settled, ...late }: Job['late'][number]): JointLateDecision => ({
  ...late, centreId: centre, resolution: settled?.resolution ?? null, settledBy: settled?.by ?? null, settledAt: settled?.at ?? null, settledReason: settled?.reason ?? null,
})
