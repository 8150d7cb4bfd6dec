import { application, jobOf, type CentreOffice } from './centre-office.js'
import { REFUSAL } from './check-cell.js'
import { newId } from './served-graph.js'

/** Who takes an act, on a case in which state, and what a full input has beside the common fields. */
interface Situation {
  as: string
  on: Stand
  more?: object
}

/** The ways a case is made to stand somewhere: `incomplete` lacks two papers, `overdue` was told so two months ago, `offered` and `claimed` are a joint task's. */
export type Stand = 'incomplete' | 'overdue' | 'received' | 'accepted' | 'handled' | 'reviewed' | 'approved' | 'refused' | 'concluded' | 'delivered' | 'offered' | 'claimed'

const because = { reason: '申请人来函', basis: '《行政许可法》第七条' }

export const situations: Record<string, Situation> = {
  notifyMissing: { as: 'hzcg.clerk', on: 'incomplete', more: { completeBy: '2015-07-15' } },
  completePapers: { as: 'hzcg.clerk', on: 'incomplete', more: { papers: [{ code: 'lease', copies: 1 }] } },
  acceptCase: { as: 'hzcg.clerk', on: 'received' },
  declineCase: { as: 'hzcg.clerk', on: 'received' },
  withdrawCase: { as: 'hzcg.clerk', on: 'received' },
  lapseCase: { as: 'hzcg.clerk', on: 'overdue' },
  handleCase: { as: 'hzcg.handler', on: 'accepted' },
  reviewCase: { as: 'hzcg.reviewer', on: 'handled' },
  sendBackCase: { as: 'hzcg.reviewer', on: 'handled' },
  approveCase: { as: 'hzcg.approver', on: 'reviewed' },
  refuseCase: { as: 'hzcg.approver', on: 'reviewed' },
  concludeCase: { as: 'hzcg.concluder', on: 'approved' },
  deliverCase: { as: 'hzcg.clerk', on: 'concluded' },
  claimTask: { as: 'hzcg.clerk', on: 'offered' },
  requestTaskPapers: { as: 'hzcg.handler', on: 'claimed', more: { papers: [{ code: 'lease', subject: 'company', variant: null }] } },
}

const roads: Record<Stand, string[]> = {
  incomplete: [], overdue: ['notifyMissing'], received: [], accepted: ['acceptCase'], handled: ['acceptCase', 'handleCase'], reviewed: ['acceptCase', 'handleCase', 'reviewCase'],
  approved: ['acceptCase', 'handleCase', 'reviewCase', 'approveCase'], refused: ['acceptCase', 'handleCase', 'reviewCase', 'refuseCase'],
  concluded: ['acceptCase', 'handleCase', 'reviewCase', 'approveCase', 'concludeCase'],
  delivered: ['acceptCase', 'handleCase', 'reviewCase', 'approveCase', 'concludeCase', 'deliverCase'],
  offered: [], claimed: ['claimTask'],
}

export const NOW = '2015-06-30T01:00:00Z'
const TWO_MONTHS_AGO = '2015-05-04T01:00:00Z'

/** What the receiving centre's clerk does with joint jobs, and what a full input has beside the common fields. */
export const jobActs: Record<string, object> = {
  submitJob: {}, bringJobPapers: { papers: [{ code: 'name-approval', subject: 'company', variant: null, form: 'ORIGINAL' }] }, withdrawJob: {},
}

export const mutationText = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on ${Object.hasOwn(jobActs, name) ? 'SubmissionDone { submissionId receiptCode no }' : 'CaseActDone { caseId receiptCode step { no } }'} ${REFUSAL} } }`

/** A new case that stands there, by the acts of its officers over HTTP. Answers with its id. */
export async function makeCase(office: CentreOffice, stand: Stand, centre = 'hzcg'): Promise<string> {
  office.clock.set(stand === 'overdue' ? TWO_MONTHS_AGO : NOW)
  const caseId = stand === 'offered' || stand === 'claimed' ? await office.offer(centre) : await receiveCase(office, stand, centre)
  for (const act of roads[stand]) {
    const completeBy = stand === 'overdue' ? { completeBy: '2015-06-01' } : {}
    caseOf(await office.ask(situations[act]!.as.replace('hzcg', centre), mutationText(act), { input: { commandId: newId(), centreId: centre, caseId, ...because, ...completeBy } }), act)
  }
  office.clock.set(NOW)
  return caseId
}

/** A joint job, submitted over HTTP. Answers with its id. */
export async function makeJob(office: CentreOffice, centre = 'hzcg'): Promise<string> {
  office.clock.set(NOW)
  const { data, text } = await office.ask(`${centre}.clerk`, mutationText('submitJob'), { input: jobOf(centre) })
  const submissionId = data?.submitJob?.submissionId
  if (!submissionId) throw new Error(`submitJob: ${text}`)
  return submissionId as string
}

async function receiveCase(office: CentreOffice, stand: Stand, centre: string): Promise<string> {
  const papers = stand === 'incomplete' || stand === 'overdue' ? ['form'] : undefined
  return caseOf(await office.ask(`${centre}.clerk`, mutationText('receiveApplication'), { input: application(papers, centre) }), 'receiveApplication')
}

/** A full and right input of a mutation, on a case of its own or on the one given. */
export async function rightInput(office: CentreOffice, mutation: string, on?: string): Promise<Record<string, unknown>> {
  if (mutation === 'receiveApplication') return { ...application(), reason: null, basis: null, window: null, occurredAt: null, expectedVersion: null }
  if (mutation === 'submitJob') office.clock.set(NOW)
  if (mutation === 'submitJob') return { ...jobOf(), reason: null, basis: null, window: null, occurredAt: null, expectedVersion: null }
  if (Object.hasOwn(jobActs, mutation)) return { commandId: newId(), centreId: 'hzcg', submissionId: on ?? (await makeJob(office)), expectedVersion: null, occurredAt: null, window: null, ...because, ...jobActs[mutation] }
  const situation = situations[mutation]!
  const caseId = on ?? (await makeCase(office, situation.on))
  return { commandId: newId(), centreId: 'hzcg', caseId, expectedVersion: null, occurredAt: null, window: null, ...because, ...situation.more }
}

export const actorOf = (mutation: string): string => situations[mutation]?.as ?? 'hzcg.clerk'

function caseOf({ data, text }: Awaited<ReturnType<CentreOffice['ask']>>, mutation: string): string {
  const caseId = data?.[mutation]?.caseId
  if (!caseId) throw new Error(`${mutation}: ${text}`)
  return caseId as string
}
