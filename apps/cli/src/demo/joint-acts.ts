import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { textIn, type Localized } from '@tongban/kernel'
import { ActRefused, act, atTheCity, type ActName, type Done } from './acts.js'
import type { GraphClient } from './graph-client.js'

/** How long a message between a centre and coordination may take; either may have been killed meanwhile. */
const PATIENCE_MS = 90_000

export interface JointNode {
  id: string
  state: string | null
  epoch: number
  centreId: string | null
  due: string | null
  objection: string | null
  reminders: number
  days: { centreId: string; kind: string; days: number }[]
}
export interface JointJob {
  id: string
  state: string
  blueprintVersion: number
  receivedBy: string
  due: string | null
  attention: string[]
  away: { node: string; centreId: string; since: string; alarmedAt: string | null; mayActInstead: string[] }[]
  request: { kind: string; papers: string[] } | null
  nodes: JointNode[]
  documents: { asked: number; distinct: number; documents: { code: string; subject: string; variant: string | null; form: string; heldBy: string | null; uses: { node: string; form: string }[] }[] }
  late: { commandId: string; node: string; epoch: number; centreId: string; decision: string; why: string; resolution: string | null }[]
  refusedActs: { code: string }[]
}

const JOB = `... on JointJob { id state blueprintVersion receivedBy due attention away { node centreId since alarmedAt mayActInstead } request { kind papers }
  nodes { id state epoch centreId due objection reminders days { centreId kind days } }
  documents { asked distinct documents { code subject variant form heldBy uses { node form } } }
  late { commandId node epoch centreId decision why resolution } refusedActs { code } }`

/** What the applicant takes away from the window: number and code show the job without a login. */
export interface Receipt { centreId: string; id: string; number: string; receiptCode: string }

/** Takes a job in at a centre's window with every document of the blueprint in the form asked for. */
export async function submitJob(client: GraphClient, centreId: string, blueprint: string, version: number): Promise<Receipt> {
  const input = { centreId, blueprint, parties: [COMPANY], papers: await documentsOf(client, blueprint, version) }
  const { submissionId, receiptCode, submission } = await atTheWindow(client, `${centreId}.clerk`, 'submitJob', input)
  return { centreId, id: submissionId, number: submission.number, receiptCode }
}

/** The applicant brings documents to the window where the job was received. */
export async function bringPapers(client: GraphClient, { centreId, id: submissionId }: Receipt, papers: readonly JobDocument[]): Promise<void> {
  await atTheWindow(client, `${centreId}.clerk`, 'bringJobPapers', { centreId, submissionId, papers })
}

export interface JobDocument { code: string; subject: string; variant: string | null; form: string }

/** By which rules silence is consent under a version (node, working days, rule), and clocks stand for a supplement. */
export async function rulesCited(client: GraphClient, code: string, version: number): Promise<[[string, number, string][], string | null]> {
  const { blueprint } = await client.ask(null, `query Rules($code: ID!, $version: Int) { blueprint(code: $code, version: $version) {
    __typename ... on Blueprint { nodes { id deemedConsent { afterDays basis } } rules { supplementPause { basis } } } ... on Refusal { code } } }`, { code, version })
  const silent = (blueprint.nodes as { id: string; deemedConsent: { afterDays: number; basis: string } | null }[]).filter(({ deemedConsent }) => deemedConsent)
  return [silent.map(({ id, deemedConsent }) => [id, deemedConsent!.afterDays, deemedConsent!.basis]), blueprint.rules.supplementPause?.basis ?? null]
}

/** The documents of a blueprint's version, each in the strictest form that any department asks for. */
export async function documentsOf(client: GraphClient, code: string, version: number): Promise<JobDocument[]> {
  const { blueprint } = await client.ask(null, `query Blueprint($code: ID!, $version: Int) { blueprint(code: $code, version: $version) {
    __typename ... on Blueprint { documents { documents { code subject variant form } } } ... on Refusal { code } } }`, { code, version })
  return blueprint.documents.documents
}

/** The job as whoever holds the receipt sees it, without a login. */
export async function seenByReceipt(client: GraphClient, { centreId, number, receiptCode }: Receipt): Promise<{ state: string; blueprintVersion: number; request: { kind: string; papers: string[] } | null }> {
  const query = `query JobReceipt($centreId: ID!, $number: String!, $receiptCode: String!) { jobReceipt(centreId: $centreId, number: $number, receiptCode: $receiptCode) {
    __typename ... on JobReceipt { state blueprintVersion request { kind papers } } ... on Refusal { code } ... on CentreAway { centreId } } }`
  return (await client.ask(null, query, { centreId, number, receiptCode })).jobReceipt
}

/** The applicant takes the whole job back at the window where it was received. */
export async function withdrawJob(client: GraphClient, centreId: string, submissionId: string, reason: string): Promise<void> {
  await atTheWindow(client, `${centreId}.clerk`, 'withdrawJob', { centreId, submissionId, reason })
}

/** The job as coordination shows it, when it is as awaited; throws and names what was awaited when that does not come. */
export async function jobWhen(client: GraphClient, id: string, what: Localized, holds: (job: JointJob) => boolean): Promise<JointJob> {
  return awaited(client, what, async () => {
    const { jointJob } = await client.ask('coordinator', `query JointJob($id: UUID!) { jointJob(id: $id) { __typename ${JOB} ... on Refusal { code } } }`, { id })
    return jointJob?.__typename === 'JointJob' && holds(jointJob) ? (jointJob as JointJob) : undefined
  })
}

/** An act of a coordinator on a job; of the one of industry and commerce, when no other is named. */
export async function coordinate(client: GraphClient, name: string, input: Record<string, unknown>, person = 'coordinator'): Promise<void> {
  await atTheCity(client, person, name, input, '... on JobActDone { jobId }')
}

export interface TaskCase {
  id: string
  state: string
  task: {
    jobId: string
    node: string
    epoch: number
    papers: { code: string; subject: string; variant: string | null }[]
    forwarded: { code: string }[]
    reminders: { no: number }[]
    endedBecause: string | null
    decision: { confirmedAt: string | null; late: string | null } | null
  }
}

/** The case that a centre opened for a task, when it has come and is as awaited; somebody still has to work on it, or it was taken back. */
export async function taskWhen(
  client: GraphClient, centre: string, of: { jobId: string; node: string; epoch?: number }, what: Localized, holds: (kase: TaskCase) => boolean = () => true, among: 'open: true' | 'states: [CANCELLED]' = 'open: true',
): Promise<TaskCase> {
  return awaited(client, what, async () => {
    const found = await findTask(client, centre, { ...of, epoch: of.epoch ?? 1 }, among)
    return found && holds(found) ? found : undefined
  })
}

async function findTask(client: GraphClient, centre: string, of: { jobId: string; node: string; epoch: number }, among: string): Promise<TaskCase | undefined> {
  const query = `query Tasks($centre: ID!, $after: String) { cases(centreIds: [$centre], ${among}, first: 100, after: $after) {
    edges { node { id state task { jobId node epoch papers { code subject variant } forwarded { code } reminders { no } endedBecause decision { confirmedAt late } } } }
    pageInfo { hasNextPage endCursor } unavailableCentres { centreId } } }`
  for (let after: string | null = null; ;) {
    const { cases }: any = await client.ask(`${centre}.clerk`, query, { centre, after })
    const found = (cases.edges as { node: TaskCase }[]).find(({ node: { task } }) => task?.jobId === of.jobId && task.node === of.node && task.epoch === of.epoch)
    if (found || !cases.pageInfo.hasNextPage) return found?.node
    after = cases.pageInfo.endCursor
  }
}

/** An act on a task's case by the officer who holds the post for it. */
export async function atTheTask(client: GraphClient, centre: string, post: string, name: ActName | 'claimTask' | 'refuseCase' | 'requestTaskPapers', caseId: string, change: object = {}): Promise<Done> {
  return act(client, `${centre}.${post}`, name as ActName, { centreId: centre, caseId, ...change })
}

/** Whether the act is refused, and with which code; null when it was done. */
export async function refusalCode(doing: Promise<unknown>): Promise<string | null> {
  try {
    await doing
    return null
  } catch (error) {
    if (error instanceof ActRefused) return error.code
    throw error
  }
}

async function atTheWindow(client: GraphClient, person: string, name: string, input: Record<string, unknown>): Promise<any> {
  const type = name[0]!.toUpperCase() + name.slice(1)
  const query = `mutation ${type}($input: ${type}Input!) { ${name}(input: $input) { __typename
    ... on SubmissionDone { submissionId receiptCode submission { number } } ... on Refusal { refused: code message(lang: ${client.lang.toUpperCase()}) } ... on CentreAway { centreId } } }`
  const answer = (await client.ask(person, query, { input: { commandId: randomUUID(), ...input } }))[name]
  if (answer.refused) throw new ActRefused(answer.refused, `${name}: ${answer.message}`)
  return answer
}

async function awaited<T>(client: GraphClient, what: Localized, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(textIn({ zh: `${what.zh}：${PATIENCE_MS / 1000} 秒内未达到`, en: `${what.en ?? what.zh}: not within ${PATIENCE_MS / 1000} s` }, client.lang))
    await sleep(100)
  }
}

/** Invented; the credit code is the standard's own example. */
const COMPANY = { role: 'APPLICANT', kind: 'ORGANISATION', name: '广州粤海样例有限公司', identityType: 'CREDIT_CODE', identity: '91330100799655058B' }
