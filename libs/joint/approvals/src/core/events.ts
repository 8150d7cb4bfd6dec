import type { ClockUnit, Day, Tier } from '@tongban/kernel'
import type { Instant, LateDecision, LateResolution, PaperRequest, TaskDecision, TaskPause } from './job.js'
import type { JobMove } from './job-transitions.js'

/** What became fact on a job, by a command or by what follows from it. History is these; the rows are what they fold to. */
export type JobEvent =
  | { type: 'job-submitted'; blueprint: { code: string; version: number }; region: string; receivedBy: string; subjectKeys: readonly string[]; subjectKeyVersion: number; occurredAt: Instant }
  | { type: 'job-accepted'; clock: { start: Day; limit: number; unit: ClockUnit }; nodes: readonly string[] }
  | { type: 'job-moved'; move: JobMove }
  | { type: 'papers-requested'; request: PaperRequest }
  | { type: 'papers-received'; papers: readonly string[]; centre: string }
  | { type: 'papers-struck'; papers: readonly string[]; node: string; reason: string }
  | { type: 'request-closed' }
  | { type: 'task-offered'; node: string; epoch: number; centre: string; tier: Tier | null }
  | { type: 'task-unroutable'; node: string }
  | { type: 'task-received'; node: string; epoch: number; occurredAt: Instant }
  | { type: 'task-claimed'; node: string; epoch: number; officer: string; occurredAt: Instant }
  | { type: 'task-paused'; node: string; pause: TaskPause }
  | { type: 'task-resumed'; node: string; pause: TaskPause }
  | { type: 'task-decided'; node: string; decision: TaskDecision }
  | { type: 'consent-deemed'; node: string; basis: string }
  | { type: 'task-cancelled'; node: string; why: CancelReason }
  | { type: 'task-skipped'; node: string }
  | { type: 'task-reassigned'; node: string; reason: string }
  | { type: 'task-reminded'; node: string }
  | { type: 'task-escalated'; node: string }
  | { type: 'away-raised'; node: string }
  | { type: 'objection-settled'; node: string; as: 'overridden' | 'upheld'; by: string; reason: string }
  | { type: 'decision-late'; late: LateDecision }
  | { type: 'late-settled'; late: string; by: string; resolution: LateResolution; reason: string }

export type CancelReason = 'prerequisite' | 'withdrawn' | 'reassigned'

/** One answered command and all that followed from it; numbered without gaps within its job. */
export interface Step {
  no: number
  commandId: string
  command: string
  at: Instant
  /** Officer or centre; null: a timer. */
  by: string | null
  events: readonly JobEvent[]
}
