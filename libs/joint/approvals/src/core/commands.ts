import type { Day } from '@tongban/kernel'
import type { Instant, LateResolution } from './job.js'
import type { Decision } from './task-transitions.js'

/** A person at coordination. */
export interface Officer {
  subject: string
  /** The department whose part is taken: what only the lead may do is held against it. */
  department: string | null
}

interface Base {
  commandId: string
}

/** From a centre by a signed message: `centre` is the stream it came on, never what a body says. */
interface FromCentre extends Base {
  centre: string
  /** When it happened there. */
  occurredAt: Instant
}

interface OnTask extends FromCentre {
  node: string
  epoch: number
}

interface ByOfficer extends Base {
  by: Officer
}

export type Submit = FromCentre & { type: 'submit'; blueprint: { code: string; version: number }; region: string; subjectKeys: readonly string[]; subjectKeyVersion: number; papers: readonly string[] }
export type RequestCorrection = ByOfficer & { type: 'requestCorrection'; completeBy: Day; note: string | null }
export type AcceptJob = ByOfficer & { type: 'accept' }
export type DeclineJob = ByOfficer & { type: 'decline'; reason: string }
export type WithdrawJob = FromCentre & { type: 'withdraw'; reason: string }
export type LapseJob = Base & { type: 'lapse' }
export type ReceivePapers = FromCentre & { type: 'receivePapers'; papers: readonly string[] }
export type ReceiveTask = OnTask & { type: 'receiveTask' }
export type ClaimTask = OnTask & { type: 'claimTask'; officer: string }
export type PauseTask = OnTask & { type: 'pauseTask'; pause: string; reason: string; basis: string | null }
/** Carries the whole pause, so that it does not matter which of the two is heard of first. */
export type ResumeTask = OnTask & { type: 'resumeTask'; pause: string; reason: string; basis: string | null; from: Day }
export type DecideTask = OnTask & { type: 'decideTask'; decision: Decision; reason: string | null }
/** `unusable`: why papers that are held cannot serve; null: they are not there. */
export type RequestPapers = OnTask & { type: 'requestPapers'; papers: readonly string[]; unusable: string | null }
export type OverrideObjection = ByOfficer & { type: 'overrideObjection'; node: string; reason: string }
export type UpholdObjection = ByOfficer & { type: 'upholdObjection'; node: string; reason: string }
export type ReassignTask = ByOfficer & { type: 'reassignTask'; node: string; to: string; reason: string }
export type RemindTask = ByOfficer & { type: 'remindTask'; node: string }
/** The timer of a task's limit, or of the silence that means consent. */
export type PassLimit = Base & { type: 'passLimit'; node: string }
/** The timer of an offer that nobody has received. */
export type RaiseAway = Base & { type: 'raiseAway'; node: string }
/** Asks again who holds the power over a task that nobody could be offered. */
export type RouteAgain = Base & { type: 'routeAgain' }
export type SettleLate = ByOfficer & { type: 'settleLate'; late: string; resolution: LateResolution; reason: string }

export type Command =
  | Submit | RequestCorrection | AcceptJob | DeclineJob | WithdrawJob | LapseJob | ReceivePapers
  | ReceiveTask | ClaimTask | PauseTask | ResumeTask | DecideTask | RequestPapers
  | OverrideObjection | UpholdObjection | ReassignTask | RemindTask | PassLimit | RaiseAway | RouteAgain | SettleLate

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
