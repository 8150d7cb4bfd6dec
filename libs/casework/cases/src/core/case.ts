import type { Clock, ClockUnit, Day, Due, HeldPost, Late, Refusal, Stage } from '@tongban/kernel'
import type { StepKind } from './act-rules.js'
import type { Task } from './task.js'
import type { CaseState } from './transitions.js'

export type { HeldPost, Late, Stage } from '@tongban/kernel'


/** A case as it stands: the row. Its history is its steps. */
export interface Kase {
  centreId: string
  id: string
  version: number
  state: CaseState
  item: { code: string; version: number }
  terms: Terms
  papers: Paper[]
  receivedAt: Date
  /** The last day for telling what is missing; after it the application counts as accepted (art. 32). */
  notifyBy: Due
  notification: Notification | null
  number: string | null
  acceptedAt: Date | null
  promised: RunningClock | null
  statutory: RunningClock | null
  /** Who took each stage last. */
  officers: Partial<Record<Stage, string>>
  concludedAt: Date | null
  result: CaseResult | null
  closedAt: Date | null
  lastStep: { no: number; hash: string; occurredAt: Date }
  /** The task of a joint job that the case was opened for. */
  task: Task | null
}

export type CaseResult = 'granted' | 'refused'

/** What the item's version asks and promises, pinned when the application is received: a later version changes no running case. */
export interface Terms {
  kind: 'instant' | 'promised'
  department: string
  promised: Limit
  statutory: Limit
  materials: { code: string; required: boolean; copies: number }[]
}

export interface Limit {
  days: number
  unit: ClockUnit
}

/** A material that lies on the table: its type code and how many copies. */
export interface Paper {
  code: string
  copies: number
}

/** The one-off notification of everything missing. */
export interface Notification {
  at: Date
  missing: string[]
  /** The last day for completing the papers; the application lapses after it. */
  completeBy: Day
}

export interface RunningClock {
  clock: Clock
  due: Due | null
}

/** An act as it is asked for: who, when, where and why. Time arrives as data. */
export interface Act {
  by: Officer
  window: string | null
  occurredAt: Date
  recordedAt: Date
  /** Null: recorded on the office day on which it happened. */
  late: Late | null
  reason: string | null
  basis: string | null
  /** Names and numbers of the case's parties: reasons and bases travel to the ledgers and must not hold them. */
  partyWords: readonly string[]
}

export interface Officer {
  subject: string
  /** The posts held at the case's centre on the day of the act. */
  posts: HeldPost[]
}

/** The step an act becomes, and what it changes in the row. */
export interface Decided {
  step: { kind: StepKind; stage: Stage; post: string; window: string | null; basis: string; reason: string | null }
  change: Change
}

export type Change = { state: CaseState } & Partial<
  Pick<Kase, 'papers' | 'notification' | 'acceptedAt' | 'promised' | 'statutory' | 'officers' | 'concludedAt' | 'result' | 'closedAt' | 'task'>
>

export type Decision = Decided | Refusal
