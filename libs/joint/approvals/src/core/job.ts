import type { ClockUnit, Day, Pause, Tier } from '@tongban/kernel'
import type { JobState } from './job-transitions.js'
import type { Decision, TaskState } from './task-transitions.js'

/** UTC with milliseconds, as on the wire. Rows and events are plain JSON, so the shell keeps them as they are. */
export type Instant = string

/** A job, its tasks and what was said too late: everything that is decided from. */
export interface Job {
  row: JobRow
  tasks: Readonly<Record<string, TaskRow>>
  late: readonly LateDecision[]
  /** Commands that were answered. The shell loads of these only the one at hand. */
  commands: readonly string[]
}

export interface JobRow {
  id: string
  /** Number of its steps. */
  version: number
  state: JobState
  blueprint: { code: string; version: number }
  /** Division code of where the matter lies; routing asks for it. */
  region: string
  /** The centre that received it and speaks with the applicant. */
  receivedBy: string
  subjectKeys: readonly string[]
  subjectKeyVersion: number
  submittedAt: Instant | null
  acceptedAt: Instant | null
  endedAt: Instant | null
  /** Of the day of acceptance; the days that pauses take out are computed from the tasks. */
  clock: { start: Day; limit: number; unit: ClockUnit } | null
  papers: readonly HeldPaper[]
  /** The one notice to the applicant that is open. */
  request: PaperRequest | null
}

/** A document that lies with one of the centres, and so with the job. */
export interface HeldPaper {
  key: string
  centre: string
  at: Instant
}

/** What the applicant was asked for: everything missing over all nodes, in one notice. */
export interface PaperRequest {
  kind: 'correction' | 'supplement'
  papers: readonly string[]
  since: Instant
  note: string | null
  /** The last day; a correction lapses after it. */
  completeBy: Day | null
}

export interface TaskRow {
  node: string
  state: TaskState
  /** 0 before the first offer; raised by each reassignment. */
  epoch: number
  holdings: readonly Holding[]
  pauses: readonly TaskPause[]
  decision: TaskDecision | null
  objection: 'standing' | 'overridden' | 'upheld' | null
  /** Ready, but nobody holds the power: the coordinator has to find who. */
  unroutable: boolean
  reminders: number
  escalatedAt: Instant | null
  closedAt: Instant | null
}

/** One centre's time with a task. */
export interface Holding {
  epoch: number
  centre: string
  tier: Tier | null
  offeredAt: Instant
  receivedAt: Instant | null
  claimedAt: Instant | null
  officer: string | null
  /** When the centre decided; coordination may have heard of it later. */
  decidedAt: Instant | null
  endedAt: Instant | null
  awayRaisedAt: Instant | null
}

export interface TaskPause extends Pause {
  id: string
  reason: string
}

export interface TaskDecision {
  epoch: number
  commandId: string
  decision: Decision
  at: Instant
  reason: string | null
}

/** A decision that came when it could no longer count; a person settles what is to follow from it. */
export interface LateDecision {
  commandId: string
  node: string
  epoch: number
  centre: string
  decision: Decision
  why: LateReason
  decidedAt: Instant
  at: Instant
  settled: { by: string; at: Instant; resolution: LateResolution; reason: string } | null
}

export type LateReason = 'old-epoch' | 'cancelled' | 'decided-before'
export type LateResolution = 'set-aside' | 'taken-into-account'

/** A job nobody has submitted yet. */
export function draft(id: string): Job {
  return {
    row: {
      id, version: 0, state: 'draft', blueprint: { code: '', version: 0 }, region: '', receivedBy: '', subjectKeys: [], subjectKeyVersion: 0,
      submittedAt: null, acceptedAt: null, endedAt: null, clock: null, papers: [], request: null,
    },
    tasks: {}, late: [], commands: [],
  }
}

export function waitingTask(node: string): TaskRow {
  return { node, state: 'waiting', epoch: 0, holdings: [], pauses: [], decision: null, objection: null, unroutable: false, reminders: 0, escalatedAt: null, closedAt: null }
}

/** Who holds the task now, or held it last. */
export const holdingOf = (task: TaskRow): Holding | undefined => task.holdings.at(-1)
