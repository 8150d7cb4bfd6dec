import { documentUnion, keyOf as documentKey } from '@tongban/blueprints'
import { calendar, day, dayInShanghai, type Day } from '@tongban/kernel'
import { daysUntil, jobDue } from '../../core/clocks.js'
import type { Context } from '../../core/context.js'
import { actsOnWhole, type Viewer } from '../../core/coordinator-acts.js'
import { criticalPath } from '../../core/critical-path.js'
import { daysConsumed, sumUses } from '../../core/days-consumed.js'
import { holdingOf, type Job } from '../../core/job.js'
import { isRunning, movesOfJob } from '../../core/job-transitions.js'
import { takersOf } from '../../core/powers.js'
import { isOpen } from '../../core/task-transitions.js'
import type { ListedJob } from '../job-list.js'
import type { Drawn } from '../job-reader.js'
import { attentionOf, concernedOf } from '../job-summary.js'
import type { Pinned } from '../plans.js'
import { paperOf } from '../wire-message.js'
import type { JobNames } from './job-names.js'
import type { JointDocumentMatrix, JointJob, JointJobSummary, JointLateDecision } from './joint-job.type.js'
import type { JointUse } from './joint-node.type.js'
import { nextView } from './next-view.js'
import { awayOf, nodeView } from './node-view.js'

const fieldsOf = ({ id, version, state, blueprint, region, receivedBy, submittedAt, acceptedAt, endedAt }: Job['row']) =>
  ({ id, version, state, blueprintCode: blueprint.code, blueprintVersion: blueprint.version, region, receivedBy, submittedAt: submittedAt!, acceptedAt, endedAt })

/** `pinned`: undefined while its version has not come down. */
export const summaryView = ({ row, due, attention, open }: ListedJob, pinned: Pinned | undefined, names: JobNames, on: Day): JointJobSummary => ({
  ...fieldsOf(row), attention, ...dueView(row, due === null ? null : day(due as '2015-06-30'), on),
  blueprintNames: pinned?.blueprint.content.names ?? null, receivedByNames: names.centreNames(row.receivedBy),
  openTasks: open.map((task) => {
    const held = holdingOf(task)
    const node = pinned?.blueprint.content.nodes.find(({ id }) => id === task.node)
    return { node: task.node, state: task.state, names: node?.names ?? null, centreId: held?.centre ?? null, centreNames: held ? names.centreNames(held.centre) : null, offeredAt: held?.offeredAt ?? null }
  }),
})

const dueView = ({ clock, endedAt }: Job['row'], due: Day | null, on: Day): Pick<JointJobSummary, 'due' | 'provisional' | 'limit' | 'left'> => ({
  due, provisional: due !== null && due > calendar.lastDay, limit: clock && { days: clock.limit, unit: clock.unit },
  left: due === null || clock === null || endedAt !== null ? null : daysUntil(due, clock.unit, on, calendar),
})

/** Who looks, when, and what is known outside the job: who holds the powers on that day, and what everybody is called. */
export interface Look {
  at: Date
  viewer: Viewer
  holders: Context['holders']
  names: JobNames
}

/** A job as a graph, as it stands at an instant: everything about it in one view. */
export function jobView(drawn: Drawn, { at, viewer, holders, names }: Look): JointJob {
  const { job, pinned, chart } = drawn
  const { row } = job
  const { content } = pinned.blueprint
  const takers = takersIn(job, pinned, holders)
  const on = dayInShanghai(at)
  const due = jobDue(job, on, calendar)
  const path = row.clock ? criticalPath(job, pinned.plan, on, calendar) : null
  const days = daysConsumed(job, on, calendar)
  const uses = sumUses(days).map(({ node, centre, use, days: count }): JointUse => ({ node, centreId: centre, kind: use, days: count }))
  const codes = content.nodes.flatMap(({ department }) => department ?? [])
  return {
    ...fieldsOf(row), attention: attentionOf(job), possibleMoves: movesOfJob(row.state), possibleActs: actsOnWhole(job, pinned.plan, viewer), next: nextView(job, pinned, viewer, takers, names),
    blueprintNames: content.names, lead: content.lead, centres: names.centres([...concernedOf(job), ...Object.values(takers).flat()]), departments: names.departments([content.lead, ...codes]),
    due: due?.date ?? null, provisional: due?.provisional ?? false, consumed: days.filter(({ counted }) => counted).length, limit: row.clock && { days: row.clock.limit, unit: row.clock.unit },
    days: days.map(({ day: date, counted, by }) => ({ day: date, counted, by: by.map(({ node, centre, use }) => ({ node, centreId: centre, kind: use })) })),
    width: chart.width, height: chart.height,
    nodes: pinned.plan.order.map((node) => nodeView(node, drawn, { path, uses: uses.filter((use) => use.node === node.id), takers: takers[node.id] ?? [], names, viewer, on })),
    edges: content.edges.map((edge, i) => ({ ...edge, points: chart.edges[i]?.points ?? [] })), criticalPath: path && { nodes: path.nodes, finish: path.finish, blocking: path.blocking },
    away: isRunning(row.state) ? Object.values(job.tasks).flatMap((task) => awayOf(task, takers[task.node] ?? [], names) ?? []) : [],
    documents: matrixOf(job, pinned), request: row.request && { ...row.request, papers: row.request.papers.map(paperText) }, late: job.late.map(lateView),
  }
}

/** By node who could be given its task now; only of open tasks. */
function takersIn(job: Job, { plan }: Pinned, holders: Context['holders']): Record<string, string[]> {
  const open = isRunning(job.row.state) ? plan.order.filter(({ id }) => job.tasks[id] && isOpen(job.tasks[id].state)) : []
  return Object.fromEntries(open.map((node) => [node.id, takersOf(job.tasks[node.id]!, node, job, { holders }).map(({ centre }) => centre)]))
}

function matrixOf({ row }: Job, { blueprint, plan }: Pinned): JointDocumentMatrix {
  const held = new Map(row.papers.map((paper) => [paper.key, paper]))
  const { asked, distinct, documents } = documentUnion(blueprint.content)
  const rows = documents.map((document) => {
    const paper = held.get(documentKey(document))
    const uses = document.uses.map(({ node, form }) => ({ node, form, department: plan.nodes.get(node)?.department ?? null }))
    return { ...document, uses, heldBy: paper?.centre ?? null, heldSince: paper?.at ?? null }
  })
  return { asked, distinct, missing: rows.filter(({ heldBy }) => heldBy === null).length, documents: rows }
}

function paperText(key: string): string {
  const { code, subject, variant } = paperOf(key)
  return [code, subject, ...(variant === null ? [] : [variant])].join('/')
}

const lateView = ({ centre, settled, ...late }: Job['late'][number]): JointLateDecision => ({
  ...late, centreId: centre, resolution: settled?.resolution ?? null, settledBy: settled?.by ?? null, settledAt: settled?.at ?? null, settledReason: settled?.reason ?? null,
})
