import { atTheTask, coordinate, jobWhen, refusalCode, submitJob, taskWhen, withdrawJob } from './joint-acts.js'
import type { JointStory } from './joint-story.js'

export interface LateStory extends Omit<JointStory, 'kill'> {
  /** Does something while a deployment cannot reach the exchange. */
  cutOff: <T>(deployment: string, doing: () => Promise<T>) => Promise<T>
}

const STAGES = [['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver']] as const

/** The line to a district breaks; its task is given to the city; the district decides without knowing it. Its decision comes late, moves nothing and is settled by a person. */
export async function workLateDecision({ client, expected, checks, say, at, cutOff }: LateStory): Promise<void> {
  const { receivedBy, acceptedOn, node, from, deployment, to, late, left, after, withdrawn } = expected.lateDecision
  await at(`${acceptedOn}T09:00:00+08:00`)
  const { id: jobId, number } = await submitJob(client, receivedBy, expected.jointBlueprint, 1)
  say({ zh: `  ${receivedBy} 一窗收件，编号 ${number}`, en: `  received once at ${receivedBy} as ${number}` })
  await jobWhen(client, jobId, { zh: '申请到达并联审批协调处', en: 'the submission reaches coordination' }, ({ state }) => state === 'SUBMITTED')
  await coordinate(client, 'acceptJob', { jobId })
  const { id: caseId } = await taskWhen(client, from, { jobId, node }, { zh: `${node} 到达 ${from}`, en: `${node} reaches ${from}` })
  await atTheTask(client, from, 'clerk', 'claimTask', caseId)
  await jobWhen(client, jobId, { zh: `${node} 已由 ${from} 承办`, en: `${node} is taken up at ${from}` }, ({ nodes }) => nodes.some(({ id, state }) => id === node && state === 'CLAIMED'))

  const again = await cutOff(deployment, async () => {
    say({ zh: `  ${deployment} 与交换的线路中断`, en: `  the line of ${deployment} to the exchange is cut` })
    for (const [name, post] of STAGES) await atTheTask(client, from, post, name, caseId)
    checks.same({ zh: '未经确认不得办结', en: 'nothing is concluded unconfirmed' }, 'task-unconfirmed', await refusalCode(atTheTask(client, from, 'concluder', 'concludeCase', caseId)))
    await coordinate(client, 'reassignTask', { jobId, node, toCentreId: to, reason: '区中心网络中断' })
    say({ zh: `  协调员把 ${node} 改派给 ${to}`, en: `  the coordinator gives ${node} to ${to}` })
    return (await taskWhen(client, to, { jobId, node, epoch: 2 }, { zh: `${node} 到达 ${to}`, en: `${node} reaches ${to}` })).id
  })

  const told = await jobWhen(client, jobId, { zh: '迟到的决定', en: 'the late decision' }, ({ late }) => late.length > 0)
  checks.same({ zh: '迟到的决定留待人工处理', en: 'the late decision is kept for a person' }, [late], told.late.map((each) => [each.node, each.epoch, each.centreId, each.decision, each.why, each.resolution]))
  checks.same({ zh: '任务不因它而变', en: 'the task does not move by it' }, [left], told.nodes.filter(({ id }) => id === node).map(({ epoch, centreId }) => [epoch, centreId]))
  await coordinate(client, 'settleLate', { jobId, lateCommandId: told.late[0]!.commandId, resolution: 'SET_ASIDE', reason: '已改派市中心办理' })
  for (const [name, post] of [['claimTask', 'clerk'], ...STAGES] as const) await atTheTask(client, to, post, name, again)
  const seen = await jobWhen(client, jobId, { zh: `${to} 的决定得到确认`, en: `the decision of ${to} is confirmed` }, ({ nodes }) => nodes.some(({ id, state }) => id === node && state === 'APPROVED'))
  checks.same({ zh: '算数的是改派后的决定', en: 'what counts is the decision under the new epoch' }, after, [...seen.nodes.filter(({ id }) => id === node).map(({ state, centreId }) => [state, centreId]), seen.late[0]?.resolution])

  await taskWhen(client, to, { jobId, node, epoch: 2 }, { zh: `${to} 得到确认`, en: `${to} hears of it` }, ({ task }) => Boolean(task.decision?.confirmedAt))
  await atTheTask(client, to, 'concluder', 'concludeCase', again)
  await withdrawJob(client, receivedBy, jobId, '申请人来函撤回')
  const ended = await jobWhen(client, jobId, { zh: '撤回', en: 'withdrawn' }, ({ state }) => state === 'WITHDRAWN')
  checks.same({ zh: '申请人撤回后，不留未完的任务', en: 'the applicant withdraws, and no task stays open' }, withdrawn, ended.nodes.map(({ id, state }) => [id, state]))
}
