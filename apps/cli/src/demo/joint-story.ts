import type { Localized } from '@tongban/kernel'
import type { CheckList } from './check-list.js'
import type { Expected, ExpectedJob } from './expected.js'
import type { GraphClient } from './graph-client.js'
import { atTheTask, coordinate, jobWhen, refusalCode, seenByReceipt, submitJob, type JointJob, type Receipt } from './joint-acts.js'
import { claimOffered, concludeConfirmed, decideClaimed, officersOf } from './joint-task.js'

export interface JointStory {
  client: GraphClient
  expected: Expected
  checks: CheckList
  say: (text: Localized) => void
  /** Moves office time on; centres that the exchange does not reach are not waited for. */
  at: (instant: string, unreachable?: readonly string[]) => Promise<void>
  /** Kills the process of a deployment as kill -9 does; false where it cannot be found. */
  kill: (deployment: string) => boolean
}

/** A joint job from the street's window to its end, each department deciding for itself, checked against the figures written by hand. Answers with its id. */
export async function workOneJob(story: JointStory, job: ExpectedJob): Promise<string> {
  const { client, expected, checks, say, at } = story
  await at(`${job.acceptedOn}T09:00:00+08:00`)
  const receipt = await submitJob(client, job.receivedBy, expected.jointBlueprint, job.version)
  const { id } = receipt
  say({ zh: `  ${job.receivedBy} 一窗收件，编号 ${receipt.number}`, en: `  received once at ${job.receivedBy} as ${receipt.number}` })
  const accepted = await acceptArrived(story, id)
  checks.same({ zh: '联办方案版本、收件中心、到期日', en: 'version of the blueprint, who received it, due' }, [job.version, job.receivedBy, job.due], [accepted.blueprintVersion, accepted.receivedBy, accepted.due])
  checkDocuments(story, job, accepted)

  for (const task of job.tasks) await workOneTask(story, job, id, task)

  const ended = await jobWhen(client, id, { zh: '办结', en: 'ended' }, ({ state }) => state === job.result)
  checkEnd(story, job, ended)
  await checkReceipt(story, job, receipt)
  return id
}

/** The submission has reached coordination and is accepted for all departments at once. */
export async function acceptArrived({ client }: Pick<JointStory, 'client'>, jobId: string, coordinator?: string): Promise<JointJob> {
  await jobWhen(client, jobId, { zh: '申请到达并联审批协调处', en: 'the submission reaches coordination' }, ({ state }) => state === 'SUBMITTED')
  await coordinate(client, 'acceptJob', { jobId }, coordinator)
  return jobWhen(client, jobId, { zh: '统一受理', en: 'accepted' }, ({ state }) => state !== 'SUBMITTED')
}

export function checkDocuments({ checks }: Pick<JointStory, 'checks'>, { asked, distinct, shared }: Pick<ExpectedJob, 'asked' | 'distinct' | 'shared'>, job: JointJob): void {
  checks.same({ zh: '各部门要求的材料份数、实交份数', en: 'documents asked for by all departments, and brought' }, [asked, distinct], [job.documents.asked, job.documents.distinct])
  checks.same({ zh: '材料由谁使用、取其最严的形式', en: 'who uses a document, in the strictest form' }, shared, sharedDocuments(job))
}

export function checkEnd({ checks }: Pick<JointStory, 'checks'>, { nodes, days }: Pick<ExpectedJob, 'nodes' | 'days'>, ended: JointJob): void {
  checks.same({ zh: '各节点的结果', en: 'what each node came to' }, nodes, ended.nodes.map((node) => [node.id, node.state, node.centreId]))
  checks.same({ zh: '各节点用去的工作日', en: 'working days by node' }, days, ended.nodes.flatMap((node) => node.days.map(({ centreId, kind, days }) => [node.id, centreId, kind, days])))
  checks.same({ zh: '迟到的决定、未被接受的消息', en: 'late decisions, messages not taken' }, [[], []], [ended.late, ended.refusedActs])
}

/** One department: its case is opened by the offer, claimed at once, worked on the day written down, and concluded when coordination has confirmed. */
async function workOneTask({ client, checks, say, at, kill }: JointStory, job: ExpectedJob, jobId: string, [node, centre, time, decision, killed]: ExpectedJob['tasks'][number]): Promise<void> {
  const task = { jobId, node, centre }
  const offered = await claimOffered(client, task)
  checks.same({ zh: `${node}：本部门可见的材料`, en: `${node}: documents this department sees` }, job.sees[node], offered.task.papers.length)
  await at(`${time}:00+08:00`)
  const officer = await officersOf(client, centre, offered.id)
  const stranger = officer('handler') === 'gs.handler' ? `${centre === 'gz' ? 'zj' : 'ds'}.handler` : 'gs.handler'
  checks.same({ zh: `${node}：其他部门的人员不得办理`, en: `${node}: an officer of another department may not act on it` }, 'not-your-department', await refusalCode(atTheTask(client, centre, stranger, 'handleCase', offered.id)))
  const decided = await decideClaimed(client, task, offered.id, decision === 'approve' ? null : '不符合法定条件', () => {
    if (killed === null) return
    const done = kill(killed)
    say(done ? { zh: `  ${killed} 的进程被强行终止`, en: `  the process of ${killed} is killed` } : { zh: `  此处找不到 ${killed} 的进程，未终止`, en: `  the process of ${killed} cannot be found here and is not killed` })
  })
  say({ zh: `  ${time.replace('T', ' ')}  ${node}：${centre} ${decided.step.kind}`, en: `  ${time.replace('T', ' ')}  ${node} ${decided.step.kind} at ${centre}` })
  await concludeConfirmed(client, task, offered.id, node === job.issues)
  checks.same({ zh: `${node}：同一任务再决定被拒绝`, en: `${node}: deciding the same task again is refused` }, 'case-state', await refusalCode(atTheTask(client, centre, officer('approver'), 'approveCase', offered.id)))
}

/** Documents that several departments use, as written: the code, its strictest form, who uses it. */
function sharedDocuments({ documents }: JointJob): [string, string, string][] {
  return documents.documents
    .filter(({ uses }) => uses.length > 1)
    .map(({ code, subject, variant, form, uses }): [string, string, string] => [[code, subject, ...(variant ? [variant] : [])].join('/'), form, uses.map(({ node }) => node).toSorted().join('')])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** The applicant follows the whole job without a login, by the number and the code on the one receipt. */
export async function checkReceipt({ client, checks }: Pick<JointStory, 'client' | 'checks'>, { result, version }: Pick<ExpectedJob, 'result' | 'version'>, receipt: Receipt): Promise<void> {
  let seen = await seenByReceipt(client, receipt)
  for (let again = 0; again < 100 && seen.state !== result; again++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    seen = await seenByReceipt(client, receipt)
  }
  checks.same({ zh: '不登录查询联办进度', en: 'progress of the job without a login' }, [result, version], [seen.state, seen.blueprintVersion])
}
