import { inboxTopic, type OutgoingMessage } from '@tongban/exchange'
import type { Act } from '../core/case.js'
import type { Task } from '../core/task.js'
import type { CaseAct } from '../core/transitions.js'
import type { KeptCase } from './kase-row.js'

/** The source of joint approvals: what a centre says of its tasks goes to its inbox, and only it offers any. */
export const COORDINATION = 'coordination'

type Word = Extract<OutgoingMessage['type'], `joint.${string}`>
type Said<T extends Word> = Pick<OutgoingMessage<T>, 'type' | 'body'>

/** More than a case has steps: a task that comes back to a centre under a later epoch goes on counting. */
const STEPS = 100_000

/** A centre's word on a task, as it goes out; its version is the case's step, counted on over the epochs. */
export function taskWord<T extends Word>(kase: { centreId: string; task: Pick<Task, 'jobId' | 'node' | 'epoch'> }, no: number, occurredAt: Date, said: Said<T>): OutgoingMessage<T> {
  const { jobId, node, epoch } = kase.task
  return {
    source: kase.centreId, topic: inboxTopic(COORDINATION), aggregateType: 'task', aggregateId: `${jobId}:${node}`, aggregateVersion: (epoch - 1) * STEPS + no, occurredAt, ...said,
  } as OutgoingMessage<T>
}

/** What an act on a task's case tells coordination; null where it is the centre's own affair. */
export function wordOf(kase: KeptCase, name: CaseAct, no: number, reason: string | null, act: Act, { commandId }: { commandId: string }): OutgoingMessage | null {
  const { task } = kase
  if (!task) return null
  const { jobId, node, epoch } = task
  const body = { jobId, node, epoch, commandId, occurredAt: act.occurredAt.toISOString() }
  const say = <T extends Word>(said: Said<T>) => taskWord({ centreId: kase.centreId, task }, no, act.occurredAt, said) as OutgoingMessage
  switch (name) {
    case 'claimTask': return say({ type: 'joint.task-claimed.v1', body: { ...body, officer: act.by.subject } })
    case 'requestTaskPapers': return say({ type: 'joint.papers-requested-by-task.v1', body: { ...body, papers: task.requests.at(-1)!.papers, unusable: reason } })
    case 'approveCase':
    case 'refuseCase': return say({ type: 'joint.task-decided.v1', body: { ...body, decision: task.decision!.decision, reason } })
    default: return null
  }
}
