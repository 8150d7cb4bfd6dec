import { inboxTopic, type OutgoingMessage } from '@tongban/exchange'
import type { PaperKey } from '../core/submission.js'

/** The source of joint approvals: what a centre says of its jobs goes to its inbox, and only it says how far they are. */
export const COORDINATION = 'coordination'

type Word = 'joint.job-submitted.v1' | 'joint.papers-received.v1' | 'joint.job-withdrawn.v1'

/** The receiving centre's word on a job, as it goes out; its version is the submission's step. */
export function jobWord<T extends Word>({ centreId, id }: { centreId: string; id: string }, no: number, occurredAt: Date, said: Pick<OutgoingMessage<T>, 'type' | 'body'>): OutgoingMessage {
  return { source: centreId, topic: inboxTopic(COORDINATION), aggregateType: 'job', aggregateId: id, aggregateVersion: no, occurredAt, ...said } as unknown as OutgoingMessage
}

export const papersOnWire = (papers: readonly PaperKey[]): PaperKey[] => papers.map(({ code, subject, variant }) => ({ code, subject, variant }))
