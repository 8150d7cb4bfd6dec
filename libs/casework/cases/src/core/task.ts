import type { ClockUnit, Day } from '@tongban/kernel'

/** A task of a joint job as its centre keeps it: what was offered, and what was said about it since. Plain JSON. */
export interface Task {
  jobId: string
  node: string
  /** Raised by coordination with every reassignment; a decision counts under the epoch it was offered with. */
  epoch: number
  kind: TaskKind
  blueprint: { code: string; version: number }
  /** Division code of where the matter lies. */
  region: string
  /** The centre that received the job and speaks with the applicant. */
  receivedBy: string
  /** The documents of this node: all that its department sees of the job. */
  papers: TaskPaper[]
  offeredAt: string
  decision: TaskDecision | null
  /** What was asked for and has not been heard of as refused. */
  requests: PaperRequest[]
  reminders: { no: number; by: string; at: string }[]
  /** Where coordination stood the clock still, beside what stood it still under centres before. */
  pauses: TaskPause[]
  /** Papers that came in at another centre since the offer. */
  forwarded: PaperKey[]
  /** Why it is this centre's no more; null while it is. */
  ended: { why: string; at: string } | null
}

export type TaskKind = 'decision' | 'opinion' | 'applicant-duty' | 'external' | 'notice' | 'issue'
export type TaskDecisionKind = 'approve' | 'refuse' | 'consent' | 'object'

/** Unconfirmed until coordination answers for this epoch; late when the answer is that it can no longer count. */
export interface TaskDecision {
  decision: TaskDecisionKind
  commandId: string
  at: string
  confirmedAt: string | null
  late: string | null
}

/** Days that do not count, (from, to]; open while `to` is null. */
export interface TaskPause {
  id: string
  reason: string
  from: Day
  to: Day | null
}

export interface PaperKey {
  code: string
  subject: string
  variant: string | null
}

export interface TaskPaper extends PaperKey {
  form: string
}

export interface PaperRequest {
  commandId: string
  papers: PaperKey[]
  at: string
}

/** What coordination offers; the limit and the start stand in for what the item promises. */
export interface Offer {
  jobId: string
  node: string
  epoch: number
  kind: TaskKind
  blueprint: { code: string; version: number }
  item: string | null
  department: string | null
  region: string
  receivedBy: string
  limit: { days: number; unit: ClockUnit }
  start: Day
  pauses: { from: Day; to: Day | null }[]
  papers: TaskPaper[]
  offeredAt: string
}

/** One text for a document's key, to compare and to show. */
export const paperKey = ({ code, subject, variant }: PaperKey): string => [code, subject, ...(variant === null ? [] : [variant])].join('/')

/** What a decision on the case says to coordination: an opinion consents or objects. */
export function decisionOf(kind: TaskKind, act: 'approveCase' | 'refuseCase'): TaskDecisionKind {
  if (kind === 'opinion') return act === 'approveCase' ? 'consent' : 'object'
  return act === 'approveCase' ? 'approve' : 'refuse'
}
