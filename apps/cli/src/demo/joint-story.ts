import type { Localized } from '@tongban/kernel'
import type { CheckList } from './check-list.js'
import type { Expected, ExpectedJob } from './expected.js'
import type { GraphClient } from './graph-client.js'
import { atTheTask, coordinate, jobWhen, refusalCode, submitJob, taskWhen, type JointJob } from './joint-acts.js'

export interface JointStory {
  client: GraphClient
  expected: Expected
  checks: CheckList
  say: (text: Localized) => void
  /** Moves office time on. */
  at: (instant: string) => Promise<void>
  /** Kills the process of a deployment as kill -9 does; false where it cannot be found. */
  kill: (deployment: string) => boolean
}

/** Who takes a task's case from its claim to its decision. */
const STAGES = [['handleCase', 'handler'], ['reviewCase', 'reviewer']] as const
const BASIS = '《中华人民共和国公司登记管理条例》第二十条'

/** A joint job from the street's window to its end, each department deciding for itself, checked against the figures written by hand. Answers with its id. */
export async function workOneJob(story: JointStory, job: ExpectedJob): Promise<string> {
  const { client, expected, checks, say, at } = story
  await at(`${job.acceptedOn}T09:00:00+08:00`)
  const { id, number, receiptCode } = await submitJob(client, job.receivedBy, expected.jointBlueprint, job.version)
  say({ zh: `  ${job.receivedBy} 一窗收件，编号 ${number}`, en: `  received once at ${job.receivedBy} as ${number}` })
  await jobWhen(client, id, { zh: '申请到达并联审批协调处', en: 'the submission reaches coordination' }, ({ state }) => state === 'SUBMITTED')
  await coordinate(client, 'acceptJob', { jobId: id })
  const accepted = await jobWhen(client, id, { zh: '统一受理', en: 'accepted' }, ({ state }) => state !== 'SUBMITTED')
  checks.same({ zh: '联办方案版本、收件中心、到期日', en: 'version of the blueprint, who received it, due' }, [job.version, job.receivedBy, job.due], [accepted.blueprintVersion, accepted.receivedBy, accepted.due])
  checks.same({ zh: '各部门要求的材料份数、实交份数', en: 'documents asked for by all departments, and brought' }, [job.asked, job.distinct], [accepted.documents.asked, accepted.documents.distinct])
  checks.same({ zh: '材料由谁使用、取其最严的形式', en: 'who uses a document, in the strictest form' }, job.shared, sharedDocuments(accepted))

  for (const task of job.tasks) await workOneTask(story, job, id, task)

  const ended = await jobWhen(client, id, { zh: '办结', en: 'ended' }, ({ state }) => state === job.result)
  checks.same({ zh: '各节点的结果', en: 'what each node came to' }, job.nodes, ended.nodes.map((node) => [node.id, node.state, node.centreId]))
  checks.same({ zh: '各节点用去的工作日', en: 'working days by node' }, job.days, ended.nodes.flatMap((node) => node.days.map(({ centreId, kind, days }) => [node.id, centreId, kind, days])))
  checks.same({ zh: '迟到的决定、未被接受的消息', en: 'late decisions, messages not taken' }, [[], []], [ended.late, ended.refusedActs])
  await checkReceipt(story, job, { number, receiptCode })
  return id
}

/** One department: its case is opened by the offer, claimed at once, worked on the day written down, and concluded when coordination has confirmed. */
async function workOneTask({ client, checks, say, at, kill }: JointStory, job: ExpectedJob, jobId: string, [node, centre, time, decision, killed]: ExpectedJob['tasks'][number]): Promise<void> {
  const offered = await taskWhen(client, centre, { jobId, node }, { zh: `${node} 到达 ${centre}`, en: `${node} reaches ${centre}` })
  checks.same({ zh: `${node}：本部门可见的材料`, en: `${node}: documents this department sees` }, job.sees[node], offered.task.papers.length)
  await atTheTask(client, centre, 'clerk', 'claimTask', offered.id)
  await jobWhen(client, jobId, { zh: '各中心都已收到', en: 'every offer has arrived' }, ({ nodes }) => nodes.every(({ state }) => state !== 'OFFERED'))
  await at(`${time}:00+08:00`)
  for (const [name, post] of STAGES) await atTheTask(client, centre, post, name, offered.id)
  if (killed !== null) {
    const done = kill(killed)
    say(done ? { zh: `  ${killed} 的进程被强行终止`, en: `  the process of ${killed} is killed` } : { zh: `  此处找不到 ${killed} 的进程，未终止`, en: `  the process of ${killed} cannot be found here and is not killed` })
  }
  const decided = decision === 'approve'
    ? await atTheTask(client, centre, 'approver', 'approveCase', offered.id)
    : await atTheTask(client, centre, 'approver', 'refuseCase', offered.id, { reason: '不符合法定条件', basis: BASIS })
  say({ zh: `  ${time.replace('T', ' ')}  ${node}：${centre} ${decided.step.kind}`, en: `  ${time.replace('T', ' ')}  ${node} ${decided.step.kind} at ${centre}` })
  await taskWhen(client, centre, { jobId, node }, { zh: `${node} 的决定得到确认`, en: `the decision on ${node} is confirmed` }, ({ task }) => Boolean(task.decision?.confirmedAt))
  await atTheTask(client, centre, 'concluder', 'concludeCase', offered.id)
  if (node === job.issues) await atTheTask(client, centre, 'clerk', 'deliverCase', offered.id)
  checks.same({ zh: `${node}：同一任务再决定被拒绝`, en: `${node}: deciding the same task again is refused` }, 'case-state', await refusalCode(atTheTask(client, centre, 'approver', 'approveCase', offered.id)))
}

/** Documents that several departments use, as written: the code, its strictest form, who uses it. */
function sharedDocuments({ documents }: JointJob): [string, string, string][] {
  return documents.documents
    .filter(({ uses }) => uses.length > 1)
    .map(({ code, subject, variant, form, uses }): [string, string, string] => [[code, subject, ...(variant ? [variant] : [])].join('/'), form, uses.map(({ node }) => node).toSorted().join('')])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** The applicant follows the whole job without a login, by the number and the code on the one receipt. */
async function checkReceipt({ client, checks }: JointStory, job: ExpectedJob, receipt: { number: string; receiptCode: string }): Promise<void> {
  const query = `query JobReceipt($centre: ID!, $number: String!, $receiptCode: String!) {
    jobReceipt(centreId: $centre, number: $number, receiptCode: $receiptCode) { __typename ... on JobReceipt { state blueprintVersion } ... on Refusal { code } ... on CentreAway { centreId } } }`
  const look = async () => (await client.ask(null, query, { centre: job.receivedBy, ...receipt })).jobReceipt
  let seen = await look()
  for (let again = 0; again < 10 && seen.state !== job.result; again++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    seen = await look()
  }
  checks.same({ zh: '不登录查询联办进度', en: 'progress of the job without a login' }, [job.result, job.version], [seen.state, seen.blueprintVersion])
}
