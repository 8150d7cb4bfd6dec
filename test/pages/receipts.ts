import { randomUUID } from 'node:crypto'
import { act } from '../../apps/cli/src/demo/acts.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { coordinate, documentsOf, jobWhen, submitJob } from '../../apps/cli/src/demo/joint-acts.js'
import { claimOffered } from '../../apps/cli/src/demo/joint-task.js'

/** What an applicant holds in their hand. */
export interface HeldReceipt {
  number: string
  code: string
}

const ITEM = 'gs-002'
const PAPERS = ['application-form', 'identity-document', 'premises-proof'].map((code) => ({ code, copies: 1 }))
const COMPANY = { role: 'APPLICANT', kind: 'ORGANISATION', name: '广州粤海样例有限公司', identityType: 'CREDIT_CODE', identity: '91330100799655058B' }
const WAY = [['handler', 'handleCase'], ['reviewer', 'reviewCase'], ['approver', 'approveCase'], ['concluder', 'concludeCase']] as const

/** A case that was accepted at a street's window, and went some steps of its way. */
export async function caseReceipt(client: GraphClient, centreId: string, steps = 0): Promise<HeldReceipt> {
  const parties = [{ role: 'APPLICANT', kind: 'PERSON', name: '李四光', identityType: 'PASSPORT', identity: 'E00000044' }]
  const { caseId } = await act(client, `${centreId}.clerk`, 'receiveApplication', { centreId, itemCode: ITEM, parties, papers: PAPERS })
  const { receiptCode, case: kase } = await act(client, `${centreId}.clerk`, 'acceptCase', { centreId, caseId })
  for (const [post, name] of WAY.slice(0, steps)) await act(client, `${centreId}.${post}`, name, { centreId, caseId })
  return { number: kase.number!, code: receiptCode! }
}

/** A joint job that the departments are working on: its first node is taken up at Haizhu. */
export async function jobReceipt(client: GraphClient): Promise<HeldReceipt> {
  const { id, number, receiptCode: code } = await submitJob(client, 'hzcg', 'land-use', 1)
  await jobWhen(client, id, { zh: '到达协调处', en: 'arrives at coordination' }, ({ state }) => state === 'SUBMITTED')
  await coordinate(client, 'acceptJob', { jobId: id }, 'coordinator.gt')
  await claimOffered(client, { jobId: id, node: 'L', centre: 'hz' })
  return { number, code }
}

/** A joint job handed in without one of its documents, which its applicant is asked for by the last of these days. */
export async function jobToPutRight(client: GraphClient): Promise<HeldReceipt & { missing: { zh: string; en: string } }> {
  const [missing, ...brought] = await documentsOf(client, 'three-certificates', 2)
  const submit = `mutation Submit($input: SubmitJobInput!) { submitJob(input: $input) { ... on SubmissionDone { submissionId receiptCode submission { number } } ... on Refusal { code message } } }`
  const { submitJob: done } = await client.ask('hzcg.clerk', submit, { input: { commandId: randomUUID(), centreId: 'hzcg', blueprint: 'three-certificates', parties: [COMPANY], papers: brought } })
  await jobWhen(client, done.submissionId, { zh: '到达协调处', en: 'arrives at coordination' }, ({ state }) => state === 'SUBMITTED')
  const { officeTime } = await client.ask(null, 'query Now { officeTime { now } }')
  const completeBy = new Date(Date.parse(officeTime.now) + 20 * 86_400_000).toISOString().slice(0, 10)
  await coordinate(client, 'requestCorrection', { jobId: done.submissionId, completeBy })
  const { jobBlueprints } = await client.ask(null, 'query Names { jobBlueprints(centreId: "hzcg", code: "three-certificates") { ... on JobBlueprintConnection { edges { node { papers { documents { code subject names { zh en } } } } } } } }')
  const named = jobBlueprints.edges[0].node.papers.documents.find((paper: { code: string; subject: string }) => paper.code === missing!.code && paper.subject === missing!.subject)
  return { number: done.submission.number, code: done.receiptCode, missing: named.names }
}

const RECEIPT = `query Seen($number: String!, $code: String!) { receipt(number: $number, receiptCode: $code) { __typename ... on JobReceipt { request { kind } parts { state } } ... on Refusal { code } } }`

/** What the public API answers to a receipt, once; for waiting until the pages can have it too. */
export async function receiptSeen(gateway: string, { number, code }: HeldReceipt): Promise<{ __typename: string; code?: string; request?: object | null; parts?: { state: string }[] } | undefined> {
  const response = await fetch(`${gateway}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: RECEIPT, variables: { number, code } }) })
  return ((await response.json()) as { data?: { receipt?: never } }).data?.receipt
}
