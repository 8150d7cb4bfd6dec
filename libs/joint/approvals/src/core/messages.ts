import type { ClockUnit, Day } from '@tongban/kernel'
import { dayOf } from './clocks.js'
import type { Command } from './commands.js'
import type { Context } from './context.js'
import type { CancelReason, Step } from './events.js'
import { holdingOf, type Instant, type Job, type LateReason } from './job.js'
import { isEnded, type JobState } from './job-transitions.js'
import { usedBy } from './papers.js'
import type { NodeKind, NodePaper } from './plan.js'
import { isOpen, type TaskState } from './task-transitions.js'

interface OfTask {
  job: string
  node: string
  epoch: number
}

/** What coordination tells centres; `to` is the source whose inbox takes it. Bodies hold no personal data: subjects are known by their keys. */
export type OutMessage = { to: string } & (
  | { type: 'joint.task-offered.v1'; body: OfTask & {
    blueprint: { code: string; version: number }; kind: NodeKind; item: string | null; department: string | null; region: string; receivedBy: string
    /** The papers of this node, and no others. */
    materials: readonly NodePaper[]; limit: { days: number; unit: ClockUnit }; clockStart: Day; offeredAt: Instant; subjectKeys: readonly string[]; subjectKeyVersion: number } }
  | { type: 'joint.task-decision-accepted.v1'; body: OfTask & { commandId: string } }
  | { type: 'joint.task-decision-late.v1'; body: OfTask & { commandId: string; why: LateReason } }
  | { type: 'joint.task-cancelled.v1'; body: OfTask & { why: CancelReason | 'deemed-consent' } }
  | { type: 'joint.task-clock-stopped.v1'; body: OfTask & { pause: string; reason: string; basis: string | null; from: Day; papers: readonly string[] } }
  | { type: 'joint.task-clock-restarted.v1'; body: OfTask & { pause: string; to: Day } }
  | { type: 'joint.task-reminded.v1'; body: OfTask & { no: number } }
  /** All that is asked for now; none and no note: nothing is any more. */
  | { type: 'joint.papers-requested.v1'; body: { job: string; kind: 'correction' | 'supplement'; papers: readonly string[]; note: string | null; completeBy: Day | null } }
  | { type: 'joint.papers-forwarded.v1'; body: OfTask & { papers: readonly string[]; from: string } }
  | { type: 'joint.job-progressed.v1'; body: { job: string; version: number; state: JobState; tasks: { node: string; state: TaskState; centre: string | null }[] } }
)

/** What goes out with a step. */
export function messagesOf(before: Job, step: Step, after: Job, { plan }: Context): OutMessage[] {
  const job = after.row.id
  const out = step.events.flatMap((event): OutMessage[] => {
    switch (event.type) {
      case 'task-offered': {
        const { kind, item, department, materials, limit } = plan.nodes.get(event.node)!
        const { blueprint, region, receivedBy, subjectKeys, subjectKeyVersion } = after.row
        const clockStart = dayOf(after.tasks[event.node]!.holdings[0]!.offeredAt)
        return [{ to: event.centre, type: 'joint.task-offered.v1', body: {
          job, node: event.node, epoch: event.epoch, blueprint, kind, item, department, region, receivedBy, materials, limit, clockStart, offeredAt: step.at, subjectKeys, subjectKeyVersion,
        } }]
      }
      case 'task-decided': return [accepted(after, event.node, event.decision.epoch, event.decision.commandId)]
      case 'decision-late': return [late(job, event.late)]
      case 'task-cancelled': return toldHolder(before, event.node, event.why)
      case 'task-reassigned': return toldHolder(before, event.node, 'reassigned')
      case 'consent-deemed': return toldHolder(before, event.node, 'deemed-consent')
      case 'task-paused': {
        if (event.pause.reason !== 'supplement') return []
        const papers = usedBy(plan.nodes.get(event.node)!, after.row.request?.papers ?? [])
        return holder(after, event.node, (of) => ({ type: 'joint.task-clock-stopped.v1', body: { ...of, pause: event.pause.id, reason: event.pause.reason, basis: event.pause.basis ?? null, from: event.pause.from, papers } }))
      }
      case 'task-resumed': return event.pause.reason !== 'supplement' ? [] : holder(after, event.node, (of) => ({ type: 'joint.task-clock-restarted.v1', body: { ...of, pause: event.pause.id, to: event.pause.to! } }))
      case 'task-reminded': return holder(after, event.node, (of) => ({ type: 'joint.task-reminded.v1', body: { ...of, no: after.tasks[event.node]!.reminders } }))
      case 'papers-requested':
      case 'request-closed': return event === step.events.findLast(({ type }) => type === 'papers-requested' || type === 'request-closed') ? notice(before, after) : []
      case 'papers-received': return before.row.state === 'draft' ? [] : forwarded(after, event.papers, event.centre, plan)
      default: return []
    }
  })
  return moved(before, after) ? [...out, progressed(after, plan)] : out
}

/** What the applicant is asked for, to who speaks with the applicant, where more is asked for or something is not needed any more. What came in is known there. */
function notice(before: Job, after: Job): OutMessage[] {
  const { id: job, receivedBy: to, request, papers: held, state } = after.row
  if (isEnded(state)) return []
  const had = before.row.request?.papers ?? []
  const asksMore = request !== null && (before.row.request === null || request.papers.some((key) => !had.includes(key)))
  const drops = had.some((key) => !request?.papers.includes(key) && !held.some((paper) => paper.key === key))
  if (!asksMore && !drops) return []
  const { kind, papers, note, completeBy } = request ?? { kind: 'supplement', papers: [], note: null, completeBy: null }
  return [{ to, type: 'joint.papers-requested.v1', body: { job, kind, papers, note, completeBy } }]
}

/** A command that came again gets its first answer again, in case that one was lost. */
export function answerAgain(job: Job, command: Command): OutMessage[] {
  if (command.type !== 'decideTask') return []
  const known = job.late.find(({ commandId }) => commandId === command.commandId)
  if (known) return [late(job.row.id, known)]
  const decision = job.tasks[command.node]?.decision
  return decision?.commandId === command.commandId ? [accepted(job, command.node, decision.epoch, decision.commandId)] : []
}

function accepted(job: Job, node: string, epoch: number, commandId: string): OutMessage {
  const { centre } = job.tasks[node]!.holdings.find((held) => held.epoch === epoch)!
  return { to: centre, type: 'joint.task-decision-accepted.v1', body: { job: job.row.id, node, epoch, commandId } }
}

function late(job: string, { centre, node, epoch, commandId, why }: Job['late'][number]): OutMessage {
  return { to: centre, type: 'joint.task-decision-late.v1', body: { job, node, epoch, commandId, why } }
}

/** Whoever held it when it was taken from there. */
function toldHolder(before: Job, node: string, why: CancelReason | 'deemed-consent'): OutMessage[] {
  const task = before.tasks[node]
  return task && isOpen(task.state) ? holder(before, node, (of) => ({ type: 'joint.task-cancelled.v1', body: { ...of, why } })) : []
}

function holder(job: Job, node: string, message: (of: OfTask) => DistributiveOmit<OutMessage, 'to'>): OutMessage[] {
  const held = holdingOf(job.tasks[node]!)
  return held ? [{ to: held.centre, ...message({ job: job.row.id, node, epoch: held.epoch }) } as OutMessage] : []
}

/** New papers go to every centre whose open task uses them, but for the one that has them. */
function forwarded(job: Job, papers: readonly string[], from: string, plan: Context['plan']): OutMessage[] {
  return plan.order.flatMap((node) => {
    const task = job.tasks[node.id]
    const used = usedBy(node, papers)
    if (!task || !isOpen(task.state) || used.length === 0 || holdingOf(task)!.centre === from) return []
    return holder(job, node.id, (of) => ({ type: 'joint.papers-forwarded.v1', body: { ...of, papers: used, from } }))
  })
}

/** What the applicant can be told has changed: a state, or which centre has a task. */
function moved(before: Job, after: Job): boolean {
  return before.row.state !== after.row.state || Object.values(after.tasks).some(({ node, state, epoch }) => before.tasks[node]?.state !== state || before.tasks[node].epoch !== epoch)
}

function progressed(job: Job, plan: Context['plan']): OutMessage {
  const tasks = plan.order.flatMap(({ id }) => (job.tasks[id] ? [{ node: id, state: job.tasks[id].state, centre: holdingOf(job.tasks[id])?.centre ?? null }] : []))
  return { to: job.row.receivedBy, type: 'joint.job-progressed.v1', body: { job: job.row.id, version: job.row.version, state: job.row.state, tasks } }
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never
