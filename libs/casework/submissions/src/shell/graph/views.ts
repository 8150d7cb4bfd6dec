import { documentUnion, type HeldBlueprint } from '@tongban/blueprints'
import { day, type Day, type Localized } from '@tongban/kernel'
import { keyOf, type JobProgress, type PaperKey, type PaperRequest } from '../../core/submission.js'
import { actsPossibleIn } from '../../core/transitions.js'
import { nextForClerk, noticeText, partWords, stateWords, toDoOfApplicant } from '../../core/words.js'
import { partsOf } from '../parts.js'
import type { KeptSubmission } from '../submission-row.js'
import type { AskedPaper, JobPart, JobReceipt, Submission, SubmissionProgress, SubmissionRequest } from './submission.type.js'

/** What is looked up for a submission: its version of the blueprint, and what centres and departments are called today. */
export interface Known {
  blueprint: HeldBlueprint
  on: Day
  centre(id: string): Localized
  department(code: string, centreId: string | null): Localized
}

/** What a paper is called, and in which form it is asked for. */
function askedPaper({ content }: HeldBlueprint): (paper: PaperKey) => AskedPaper {
  const documents = new Map(documentUnion(content).documents.map((document) => [keyOf(document), document]))
  return ({ code, subject, variant }) => {
    const document = documents.get(keyOf({ code, subject, variant }))
    return { code, subject, variant, names: document?.names ?? { zh: code }, form: document?.form ?? null }
  }
}

function requestView(request: PaperRequest, { centreId }: KeptSubmission, { blueprint, centre }: Known): SubmissionRequest {
  const { kind, papers, note, completeBy, since } = request
  const documents = papers.map(askedPaper(blueprint))
  const text = noticeText(request, centre(centreId), blueprint.content.names, documents.map(({ names: { zh, en } }) => ({ zh, ...(en && { en }) })))
  return { kind, papers: papers.map(keyOf), documents, text, note, completeBy: completeBy === null ? null : day(completeBy), since: new Date(since) }
}

const instant = (text: string | null) => (text === null ? null : new Date(text))

const progressView = ({ at, state, acceptedAt, endedAt, due, result, nodes }: JobProgress): SubmissionProgress => ({
  asOf: new Date(at), jobState: state, acceptedAt: instant(acceptedAt), endedAt: instant(endedAt), due: due && day(due.date), provisional: due?.provisional ?? false, result,
  nodes: nodes.map(({ node, state: stands, centre }) => ({ node, state: stands, centre })),
})

function partsView(of: KeptSubmission, { blueprint, on, centre, department }: Known): JobPart[] {
  return partsOf(of, blueprint.content, on).map(({ node, state, centre: centreId, done, expected, late }) => {
    const centreNames = centreId === null ? null : centre(centreId)
    return {
      node: node.id, names: node.names, department: node.department, departmentNames: node.department === null ? null : department(node.department, centreId), centreId, centreNames,
      state, done, late, expected: expected?.date ?? null, provisional: expected?.provisional ?? false, words: partWords({ state, issues: node.kind === 'issue', centre: centreNames, late }),
    }
  })
}

function sharedView(of: KeptSubmission, known: Known) {
  const { centreId, number, state, blueprint, receivedAt, request, progress, closedAt } = of
  return {
    centreId, number, state, blueprintCode: blueprint.code, blueprintVersion: blueprint.version, blueprintNames: known.blueprint.content.names, receivedAt, closedAt,
    parts: partsView(of, known), request: request && requestView(request, of, known), progress: progress && progressView(progress),
  }
}

export function receiptView(of: KeptSubmission, known: Known): JobReceipt {
  const centreNames = known.centre(of.centreId)
  return { ...sharedView(of, known), centreNames, words: stateWords(of.state), toDo: toDoOfApplicant(of, centreNames) }
}

export function submissionView(of: KeptSubmission, known: Known, applicant: string): Submission {
  const { id, version, region, papers } = of
  const called = askedPaper(known.blueprint)
  return {
    ...sharedView(of, known), id, version, region, applicant, papers: papers.map((paper) => ({ ...paper, names: called(paper).names })), possibleActs: actsPossibleIn(of.state), next: nextForClerk(of),
  }
}
