import { day } from '@tongban/kernel'
import { keyOf, type JobProgress, type PaperRequest } from '../../core/submission.js'
import { actsPossibleIn } from '../../core/transitions.js'
import type { KeptSubmission } from '../submission-row.js'
import type { JobReceipt, Submission, SubmissionProgress, SubmissionRequest } from './submission.type.js'

const requestView = ({ kind, papers, note, completeBy, since }: PaperRequest): SubmissionRequest => ({
  kind, papers: papers.map(keyOf), note, completeBy: completeBy === null ? null : day(completeBy), since: new Date(since),
})

const instant = (text: string | null) => (text === null ? null : new Date(text))

const progressView = ({ at, state, acceptedAt, endedAt, due, result, nodes }: JobProgress): SubmissionProgress => ({
  asOf: new Date(at), jobState: state, acceptedAt: instant(acceptedAt), endedAt: instant(endedAt), due: due && day(due.date), provisional: due?.provisional ?? false, result,
  nodes: nodes.map(({ node, state: stands, centre }) => ({ node, state: stands, centre })),
})

export function receiptView({ number, state, blueprint, receivedAt, request, progress, closedAt }: KeptSubmission): JobReceipt {
  return {
    number, state, blueprintCode: blueprint.code, blueprintVersion: blueprint.version, receivedAt, closedAt,
    request: request && requestView(request), progress: progress && progressView(progress),
  }
}

export function submissionView(of: KeptSubmission): Submission {
  const { centreId, id, version, region, papers } = of
  return { centreId, id, version, region, papers, possibleActs: actsPossibleIn(of.state), ...receiptView(of) }
}
