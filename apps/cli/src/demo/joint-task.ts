import type { Done } from './acts.js'
import type { GraphClient } from './graph-client.js'
import { atTheTask, jobWhen, taskWhen, type TaskCase } from './joint-acts.js'

// What a department does with its task, each act by another officer.

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
  await atTheTask(client, centre, 'handler', 'handleCase', caseId)
  await atTheTask(client, centre, 'reviewer', 'reviewCase', caseId)
  before()
  return reason === null ? atTheTask(client, centre, 'approver', 'approveCase', caseId) : atTheTask(client, centre, 'approver', 'refuseCase', caseId, { reason, basis: BASIS })
}

/** When coordination has confirmed the decision, the case is concluded, and who issues hands the result over. */
export async function concludeConfirmed(client: GraphClient, { jobId, node, centre, epoch }: TaskOf, caseId: string, issues = false): Promise<void> {
  await taskWhen(client, centre, { jobId, node, epoch }, { zh: `${node} 的决定得到确认`, en: `the decision on ${node} is confirmed` }, ({ task }) => Boolean(task.decision?.confirmedAt))
  await atTheTask(client, centre, 'concluder', 'concludeCase', caseId)
  if (issues) await atTheTask(client, centre, 'clerk', 'deliverCase', caseId)
}
