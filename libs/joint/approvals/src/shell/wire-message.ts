import type { JointTaskOffered } from '@tongban/contracts'
import { inboxTopic, type OutgoingMessage } from '@tongban/exchange'
import { dayInShanghai, dueOf, formatDay, type Calendar, type Due, type Refusal } from '@tongban/kernel'
import { jobDue, taskClock } from '../core/clocks.js'
import type { Job } from '../core/job.js'
import { isEnded } from '../core/job-transitions.js'
import type { OutMessage } from '../core/messages.js'
import { COORDINATION } from './coordination.js'
import type { Pinned } from './plans.js'

/** A document's key in rows and rules as messages carry it. */
export function paperOf(key: string): { code: string; subject: string; variant: string | null } {
  const [code, subject, variant] = JSON.parse(key) as [string, string, string | null]
  return { code, subject, variant }
}

/** A refusal whose documents people can read: `articles/company` for the key that rows and rules have. */
export function inWords<R extends Refusal>({ refused, params }: R): Refusal<R['refused']> {
  const word = (value: string) => (/^\["[^"]+","[^"]+",(null|"[^"]+")\]$/.test(value) ? Object.values(paperOf(value)).filter((part) => part !== null).join('/') : value)
  return { refused, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.map(word) : value])) }
}

export const wireDue = (due: Due | null): JointTaskOffered['due'] => due && { date: formatDay(due.date), provisional: due.provisional }

const last = <T>(list: readonly T[]): T => list[list.length - 1]!

/** What a message is made from, beside what the rules said: the job as the step left it, and who took the step. */
export interface Told {
  after: Job
  by: string | null
  pinned: Pinned
  at: Date
  calendar: Calendar
}

/** A message of the rules as it travels. */
export function wireMessage(out: OutMessage, told: Told): OutgoingMessage {
  const { after, at } = told
  const body = bodyOf(out, told)
  const node = 'node' in out.body ? out.body.node : null
  const jobId = after.row.id
  return {
    source: COORDINATION, topic: inboxTopic(out.to), type: out.type, occurredAt: at, body,
    aggregateType: node === null ? 'job' : 'task', aggregateId: node === null ? jobId : `${jobId}:${node}`, aggregateVersion: after.row.version,
  } as OutgoingMessage
}

/** What coordination answers where it did not take what a centre told. */
export function refusalMessage(to: string, told: { jobId: string; node: string | null; commandId: string }, { refused, params }: Refusal, at: Date): OutgoingMessage<'joint.act-refused.v1'> {
  const { jobId, node, commandId } = told
  const text = (value: unknown) => (Array.isArray(value) ? value.join(', ') : value === null ? '' : String(value)).slice(0, 1000)
  return {
    source: COORDINATION, topic: inboxTopic(to), type: 'joint.act-refused.v1', occurredAt: at,
    aggregateType: node === null ? 'job' : 'task', aggregateId: node === null ? jobId : `${jobId}:${node}`, aggregateVersion: 1,
    body: { jobId, node, commandId, code: refused, params: Object.entries(params).map(([name, value]) => ({ name, value: text(value) })), at: at.toISOString() },
  }
}

function bodyOf(out: OutMessage, { after, by, pinned, at, calendar }: Told): object {
  const now = at.toISOString()
  if (out.type === 'joint.papers-requested.v1') {
    const { job: jobId, kind, papers, note, completeBy } = out.body
    return { jobId, kind, papers: papers.map(paperOf), note, completeBy: completeBy === null ? null : formatDay(completeBy), since: after.row.request?.since ?? now, requestedAt: now }
  }
  if (out.type === 'joint.job-progressed.v1') {
    const { blueprint, acceptedAt, endedAt, state } = after.row
    return {
      jobId: after.row.id, version: out.body.version, state, blueprint, acceptedAt, endedAt, due: wireDue(jobDue(after, dayInShanghai(at), calendar)), result: isEnded(state) ? state : null,
      nodes: out.body.tasks.map(({ node, state: stands, centre }) => ({ node, state: stands, epoch: after.tasks[node]!.epoch, centre })), at: now,
    }
  }
  const { job: jobId, node, epoch } = out.body
  const of = { jobId, node, epoch }
  switch (out.type) {
    case 'joint.task-offered.v1': return { ...of, ...offer(out.body, after, pinned, calendar) }
    case 'joint.task-decision-accepted.v1': return { ...of, commandId: out.body.commandId, decision: after.tasks[node]!.decision!.decision, acceptedAt: now }
    case 'joint.task-decision-late.v1': {
      const { commandId, why } = out.body
      return { ...of, commandId, why, decision: after.late.find((late) => late.commandId === commandId)!.decision, recordedAt: now }
    }
    case 'joint.task-cancelled.v1': return { ...of, why: out.body.why, cancelledAt: now }
    case 'joint.task-clock-stopped.v1': {
      const { pause, reason, basis, from, papers } = out.body
      return { ...of, pause, reason, basis, from: formatDay(from), papers: papers.map(paperOf) }
    }
    case 'joint.task-clock-restarted.v1': return { ...of, pause: out.body.pause, to: formatDay(out.body.to) }
    case 'joint.task-reminded.v1': return { ...of, no: out.body.no, remindedBy: by ?? COORDINATION, remindedAt: now }
    case 'joint.papers-forwarded.v1': return { ...of, papers: out.body.papers.map(paperOf), from: out.body.from }
    default: return out satisfies never
  }
}

function offer(body: Extract<OutMessage, { type: 'joint.task-offered.v1' }>['body'], after: Job, { plan, blueprint }: Pinned, calendar: Calendar) {
  const task = after.tasks[body.node]!
  const clock = taskClock(task, plan.nodes.get(body.node)!, calendar)
  const { materials } = blueprint.content.nodes.find(({ id }) => id === body.node)!
  const { kind, item, department, region, receivedBy, clockStart, subjectKeys, subjectKeyVersion } = body
  // Field by field: a blueprint of a newer city may say more of a limit than an offer of ours can.
  const { days, unit } = body.limit
  return {
    blueprint: body.blueprint, kind, item, department, region, receivedBy, limit: { days, unit }, start: formatDay(clockStart), due: wireDue(clock && dueOf(clock, calendar)),
    pauses: task.pauses.map(({ from, to }) => ({ from: formatDay(from), to: to === null ? null : formatDay(to) })),
    papers: materials.map(({ code, subject, variant, form }) => ({ code, subject, variant, form })),
    subjectKeys: [...subjectKeys], subjectKeyVersion, offeredAt: last(task.holdings).offeredAt,
  }
}
