import type { HeldPost, Late } from '@tongban/kernel'
import type { SubmissionState } from './transitions.js'

/** A joint job as the centre knows it that received it and speaks with the applicant. */
export interface Submission {
  centreId: string
  /** The job's id everywhere. */
  id: string
  /** Number of its steps. */
  version: number
  state: SubmissionState
  number: string
  blueprint: { code: string; version: number }
  /** Department code of the blueprint's lead. */
  lead: string
  /** Division code of where the matter lies. */
  region: string
  /** What the applicant handed in, here. */
  papers: HandedIn[]
  receivedAt: Date
  /** The one notice to the applicant that is open. */
  request: PaperRequest | null
  /** The newest that coordination told. */
  progress: JobProgress | null
  closedAt: Date | null
  last: { hash: string; occurredAt: Date }
}

export interface PaperKey {
  code: string
  subject: string
  variant: string | null
}

export interface HandedIn extends PaperKey {
  form: string
}

export interface PaperRequest {
  kind: 'correction' | 'supplement'
  papers: PaperKey[]
  note: string | null
  completeBy: string | null
  since: string
}

export interface JobProgress {
  version: number
  state: string
  acceptedAt: string | null
  endedAt: string | null
  due: { date: string; provisional: boolean } | null
  result: string | null
  nodes: { node: string; state: string; epoch: number; centre: string | null }[]
  at: string
}

/** A document that the blueprint asks for: over all nodes once, in the strictest form. */
export interface AskedDocument extends PaperKey {
  form: string
  /** The licence type that may stand in, electronically. */
  eLicence: string | null
}

export interface Officer {
  subject: string
  posts: HeldPost[]
}

export interface Act {
  by: Officer
  window: string | null
  occurredAt: Date
  recordedAt: Date
  /** Null when recorded on the office day it happened. */
  late: Late | null
  reason: string | null
  basis: string | null
  partyWords: readonly string[]
}

export type StepKind = 'job-submitted' | 'papers-received' | 'job-withdrawn' | 'papers-requested' | 'job-progressed' | 'not-taken'

export interface Step {
  kind: StepKind
  post: string
  window: string | null
  basis: string
  reason: string | null
}

export type Change = { state: SubmissionState } & Partial<Pick<Submission, 'papers' | 'request' | 'progress' | 'closedAt'>>

export interface Decided {
  step: Step
  change: Change
}

/** One text for a document's key, to compare and to show. */
export const keyOf = ({ code, subject, variant }: PaperKey): string => [code, subject, ...(variant === null ? [] : [variant])].join('/')

/** What the blueprint asks for and nobody has handed in here. */
export const missingPapers = (asked: readonly AskedDocument[], papers: readonly PaperKey[]): string[] => {
  const held = new Set(papers.map(keyOf))
  return asked.map(keyOf).filter((key) => !held.has(key))
}

