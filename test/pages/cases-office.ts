import { citizenCheck } from '@tongban/kernel'
import { act, type ActName } from '../../apps/cli/src/demo/acts.js'
import { setOfficeTime } from '../../apps/cli/src/demo/city-story.js'
import type { GraphClient } from '../../apps/cli/src/demo/graph-client.js'
import { submitJob } from '../../apps/cli/src/demo/joint-acts.js'
import { acceptArrived } from '../../apps/cli/src/demo/joint-story.js'
import { claimOffered } from '../../apps/cli/src/demo/joint-task.js'

export const CENTRE = 'hzbj' // no other page's test works here

const papers = { 'cg-001': ['application-form', 'business-licence', 'premises-proof', 'effect-picture', 'site-drawing'], 'gs-002': ['application-form', 'identity-document', 'premises-proof'] }
const posts: Partial<Record<ActName, string>> = { acceptCase: 'clerk', handleCase: 'handler', reviewCase: 'reviewer' }

let invented = 0
function somebody(): Record<string, string> {
  const digits = `99999919900101${String(100 + invented++).padStart(3, '0')}`
  return { role: 'APPLICANT', kind: 'PERSON', name: '何小店', identityType: 'CITIZEN_NUMBER', identity: digits + citizenCheck(digits) }
}

/** One application at the street's window, taken on by these acts; answers with its id and number. */
export async function kase(client: GraphClient, itemCode: keyof typeof papers, acts: ActName[], without = 0): Promise<{ id: string; number: string | null }> {
  const brought = papers[itemCode].slice(without).map((code) => ({ code, copies: 2 }))
  let done = await act(client, `${CENTRE}.clerk`, 'receiveApplication', { centreId: CENTRE, itemCode, parties: [somebody()], papers: brought })
  for (const name of acts) done = await act(client, `${CENTRE}.${posts[name]}`, name, { centreId: CENTRE, caseId: done.caseId })
  return { id: done.caseId, number: done.case.number }
}

export const officeTime = (client: GraphClient, at: string | null): Promise<void> => setOfficeTime(client, at && `${at}:00+08:00`, [CENTRE, 'hz', 'gz'])

/** Five working days each: cases overdue by one, due on the day, with one, with three and with four days left on Wednesday 1 July 2015. */
export async function fillOffice(client: GraphClient): Promise<{ overdue: string; today: string; toRefuse: string; toApprove: string; incomplete: string }> {
  const at = (instant: string) => officeTime(client, instant)
  await at('2015-06-23T09:00')
  const overdue = await kase(client, 'cg-001', ['acceptCase'])
  await at('2015-06-24T09:00')
  const today = await kase(client, 'cg-001', ['acceptCase'])
  await at('2015-06-25T09:00')
  await kase(client, 'gs-002', ['acceptCase'])
  await at('2015-06-29T09:00')
  await kase(client, 'gs-002', ['acceptCase'])
  const [toRefuse, toApprove] = [await kase(client, 'gs-002', ['acceptCase', 'handleCase', 'reviewCase']), await kase(client, 'gs-002', ['acceptCase', 'handleCase', 'reviewCase'])]
  await at('2015-06-30T09:00')
  for (let n = 0; n < 21; n++) await kase(client, n % 2 ? 'gs-002' : 'cg-001', ['acceptCase'])
  const incomplete = await kase(client, 'gs-002', [], 1)
  await at('2015-07-01T10:00')
  return { overdue: overdue.number!, today: today.number!, toRefuse: toRefuse.id, toApprove: toApprove.id, incomplete: incomplete.id }
}

/** A task of a joint job, taken up where it came to. */
export async function openTask(client: GraphClient): Promise<{ jobId: string; centre: string; caseId: string }> {
  const receipt = await submitJob(client, CENTRE, 'three-certificates', 1)
  const job = await acceptArrived({ client }, receipt.id)
  const { id: node, centreId } = job.nodes.find(({ state }) => state === 'OFFERED' || state === 'RECEIVED')!
  const { id } = await claimOffered(client, { jobId: job.id, node, centre: centreId! })
  return { jobId: job.id, centre: centreId!, caseId: id }
}
