import type { Done } from './acts.js'
import type { GraphClient } from './graph-client.js'
import { atTheTask, jobWhen, taskWhen, type TaskCase } from './joint-acts.js'

// What a department does with its task: its own officer decides, a node that names no department is the hall's.

export interface TaskOf {
  jobId: string
  node: string
  centre: string
  /** 1 without it. */
  epoch?: number
}

const BASIS = '《中华人民共和国行政许可法》第三十八条第二款'

/** Waits until the offer has opened a case, takes it up, and waits until coordination has heard so and every other offer has arrived. */
export async function claimOffered(client: GraphClient, { jobId, node, centre, epoch }: TaskOf): Promise<TaskCase> {
  const offered = await taskWhen(client, centre, { jobId, node, epoch }, { zh: `${node} 到达 ${centre}`, en: `${node} reaches ${centre}` })
  await atTheTask(client, centre, 'clerk', 'claimTask', offered.id)
  const what = { zh: `${node} 已由 ${centre} 承办，其余各项也已到达`, en: `${node} is taken up at ${centre}, and everything else has arrived` }
  await jobWhen(client, jobId, what, ({ nodes }) => nodes.every(({ id, state }) => state !== 'OFFERED' && (id !== node || state !== 'RECEIVED')))
  return offered
}

/** From handling to the decision; a refusal (of an opinion: an objection) says why. */
export async function decideClaimed(client: GraphClient, { centre }: TaskOf, caseId: string, reason: string | null = null, before: () => void = () => undefined): Promise<Done> {
  const officer = await officersOf(client, centre, caseId)
  await atTheTask(client, centre, officer('handler'), 'handleCase', caseId)
  await atTheTask(client, centre, officer('reviewer'), 'reviewCase', caseId)
  before()
  const decider = officer('approver')
  return reason === null ? atTheTask(client, centre, decider, 'approveCase', caseId) : atTheTask(client, centre, decider, 'refuseCase', caseId, { reason, basis: BASIS })
}

/** When coordination has confirmed the decision, the case is concluded, and who issues hands the result over. */
export async function concludeConfirmed(client: GraphClient, { jobId, node, centre, epoch }: TaskOf, caseId: string, issues = false): Promise<void> {
  await taskWhen(client, centre, { jobId, node, epoch }, { zh: `${node} 的决定得到确认`, en: `the decision on ${node} is confirmed` }, ({ task }) => Boolean(task.decision?.confirmedAt))
  await atTheTask(client, centre, (await officersOf(client, centre, caseId))('concluder'), 'concludeCase', caseId)
  if (issues) await atTheTask(client, centre, 'clerk', 'deliverCase', caseId)
}

/** Who acts for the department that a task's case belongs to, by their names after the centre's: the hall's officers where the task names none. */
export async function officersOf(client: GraphClient, centre: string, caseId: string): Promise<(post: 'handler' | 'reviewer' | 'approver' | 'concluder') => string> {
  const query = 'query Department($centre: ID!, $id: UUID!) { case(centreId: $centre, id: $id) { __typename ... on Case { task { department } } ... on Refusal { code } } }'
  const { department } = (await client.ask(`${centre}.clerk`, query, { centre, id: caseId })).case.task as { department: string | null }
  // In a department who handled a case also concludes it.
  return (post) => (department === null ? post : `${department}.${post === 'concluder' ? 'handler' : post}`)
}
