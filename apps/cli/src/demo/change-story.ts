import type { Expected } from './expected.js'
import { coordinate, jobWhen, refusalCode, seenByReceipt, submitJob, taskWhen, type JointJob, type Receipt } from './joint-acts.js'
import { acceptArrived, checkEnd, checkReceipt, workOneJob, type JointStory } from './joint-story.js'
import { claimOffered, concludeConfirmed, decideClaimed } from './joint-task.js'
import type { LateStory } from './late-story.js'

type ChangeStory = JointStory & Pick<LateStory, 'cutOff'>
type Change = Expected['changeOfVersion']

/**
 * A job is submitted while coordination is away and accepted while the district is. The alarm names the district, the coordinator reminds it and gives the task to
 * the city, which delegated it. Meanwhile the next version takes effect: a new job goes by it, and this one to its end by its own.
 */
export async function workChangeOfVersion(story: ChangeStory): Promise<void> {
  const { client, expected: { changeOfVersion: change }, checks, say, at } = story
  const receipt = await submitToNobody(story, change)
  const jobId = receipt.id
  const [first, ...others] = change.approved as [Change['approved'][number], ...Change['approved']]
  await reassignFromAway(story, change, jobId)
  await decide(first, 2)
  const [second, ...rest] = others as [Change['approved'][number], ...Change['approved']]
  const begun = await claimOffered(client, taskOf(second))
  checks.same({ zh: `${change.away.to} 的决定算数，按第 ${change.version} 版续办`, en: `the decision of ${change.away.to} counts, and the job goes on by version ${change.version}` }, [change.version, 'APPROVED'], await versionAnd(first[0]))

  say(change.newer.title)
  await workOneJob(story, change.newer)

  say({ zh: `第 ${change.newer.version} 版生效后，原件按第 ${change.version} 版办到底`, en: `After version ${change.newer.version} took effect, the first job goes on by version ${change.version}` })
  await decide(second, 1, begun.id)
  for (const each of rest) {
    const { id } = await claimOffered(client, taskOf(each))
    if (each[0] === change.statutory[0]) await checkStatutory(story, change, jobId)
    await decide(each, 1, id)
  }
  const ended = await jobWhen(client, jobId, { zh: '办结', en: 'ended' }, ({ state }) => state === change.result)
  checkEnd(story, change, ended)
  await checkReceipt(story, change, receipt)

  function taskOf([node, centre]: Change['approved'][number], epoch = 1) {
    return { jobId, node, centre, epoch }
  }

  async function decide(each: Change['approved'][number], epoch: number, claimed?: string): Promise<void> {
    const [node, centre, time] = each
    const id = claimed ?? (await claimOffered(client, taskOf(each, epoch))).id
    await at(`${time}:00+08:00`)
    const { step } = await decideClaimed(client, taskOf(each, epoch), id)
    say({ zh: `  ${time.replace('T', ' ')}  ${node}：${centre} ${step.kind}`, en: `  ${time.replace('T', ' ')}  ${node} ${step.kind} at ${centre}` })
    await concludeConfirmed(client, taskOf(each, epoch), id, each === change.approved.at(-1))
  }

  async function versionAnd(node: string): Promise<unknown> {
    const { blueprintVersion, nodes } = await jobWhen(client, jobId, { zh: '原件', en: 'the first job' }, () => true)
    return [blueprintVersion, nodes.find(({ id }) => id === node)?.state]
  }
}

/** Coordination cannot be reached and its process is killed: the window gives number and receipt all the same, and the job goes through when it is back. */
async function submitToNobody({ client, expected, checks, say, at, kill, cutOff }: ChangeStory, change: Change): Promise<Receipt> {
  await at(`${change.submittedAt}:00+08:00`)
  const receipt = await cutOff('coordination', async () => {
    kill('coordination')
    say({ zh: '  协调处的进程被终止，与交换的线路中断', en: '  the process of coordination is killed and its line to the exchange cut' })
    const receipt = await submitJob(client, change.receivedBy, expected.jointBlueprint, change.version)
    say({ zh: `  ${change.receivedBy} 照常一窗收件，编号 ${receipt.number}`, en: `  received once at ${change.receivedBy} all the same, as ${receipt.number}` })
    checks.same({ zh: '协调处不在时，申请人凭回执已可查询', en: 'the receipt shows the job while coordination is away' }, ['SUBMITTED', change.version], await shown(receipt))
    return receipt
  })
  const arrived = await jobWhen(client, receipt.id, { zh: '协调处恢复后收到申请', en: 'coordination is back and has the submission' }, ({ state }) => state === 'SUBMITTED')
  checks.same({ zh: '协调处恢复后，申请自行到达', en: 'when coordination is back, the submission goes through by itself' }, [change.receivedBy, change.version], [arrived.receivedBy, arrived.blueprintVersion])
  return receipt

  async function shown(of: Receipt): Promise<unknown> {
    const { state, blueprintVersion } = await seenByReceipt(client, of)
    return [state, blueprintVersion]
  }
}

/** The district's line is cut before it hears of its task. After the working hours of the rule the coordinator is alarmed, reminds, and gives the task to who delegated the power. */
async function reassignFromAway(story: ChangeStory, { away, acceptedAt, due }: Change, jobId: string): Promise<void> {
  const { client, checks, say, at, cutOff } = story
  const { node, centre, to } = away
  await at(`${acceptedAt}:00+08:00`)
  await cutOff(away.deployment, async () => {
    say({ zh: `  ${away.deployment} 与交换的线路中断`, en: `  the line of ${away.deployment} to the exchange is cut` })
    const accepted = await acceptArrived(story, jobId)
    checks.same({ zh: '到期日', en: 'due' }, due, accepted.due)
    await at(`${away.quietAt}:00+08:00`, away.centres)
    const quiet = await jobWhen(client, jobId, { zh: '未满规定的工作时数', en: 'before the working hours of the rule' }, () => true)
    await at(`${away.alarmAt}:00+08:00`, away.centres)
    const alarmed = await jobWhen(client, jobId, { zh: '失联报警', en: 'the alarm' }, ({ attention }) => attention.length > 0)
    checks.same({ zh: '满四个工作小时才报警', en: 'alarmed after four working hours, and not before' }, [[], ['AWAY']], [quiet.attention, alarmed.attention])
    checks.same({ zh: '报警指明哪个中心、哪项任务、自何时起、谁可代办', en: 'the alarm names the centre, the task, since when, and who may act instead' }, [[centre, node, away.since, [to]]], alarmedOf(alarmed))
    await coordinate(client, 'remindTask', { jobId, node })
    await coordinate(client, 'reassignTask', { jobId, node, toCentreId: to, reason: '区中心失联，由委托机关直接办理' })
    const given = await jobWhen(client, jobId, { zh: '改派', en: 'reassigned' }, ({ nodes }) => nodes.some(({ id, epoch }) => id === node && epoch === 2))
    checks.same({ zh: `协调员催办一次，再改派给委托机关 ${to}`, en: `the coordinator reminds once and gives the task to ${to}, which delegated it` }, [[1, to], [], []], [remindedOf(given), given.attention, alarmedOf(given)])
  })
  const told = await taskWhen(client, centre, { jobId, node }, { zh: `线路恢复，${centre} 得知`, en: `the line is back, and ${centre} hears of it` }, () => true, 'states: [CANCELLED]')
  checks.same({ zh: `${centre} 恢复后得知催办与改派`, en: `${centre} is back and hears of the reminder and the reassignment` }, [[1], 'reassigned'], [told.task.reminders.map(({ no }) => no), told.task.endedBecause])

  function remindedOf(job: JointJob): unknown {
    const task = job.nodes.find(({ id }) => id === node)!
    return [task.reminders, task.centreId]
  }
}

/** What a centre holds by statute is not taken from it, not even by the tier above. */
async function checkStatutory({ client, checks }: ChangeStory, { statutory: [node, toCentreId, code] }: Change, jobId: string): Promise<void> {
  const found = await refusalCode(coordinate(client, 'reassignTask', { jobId, node, toCentreId, reason: '试图上收' }))
  checks.same({ zh: `${node} 为法定职权，不得改派给 ${toCentreId}`, en: `${node} is its holder's by statute and is not given to ${toCentreId}` }, code, found)
}

/** Of each alarm: centre, task, the minute in Shanghai since when the offer lies undelivered, and who may act instead. */
const alarmedOf = ({ away }: JointJob): unknown[] => away
  .filter(({ alarmedAt }) => alarmedAt !== null)
  .map(({ centreId, node, since, mayActInstead }) => [centreId, node, new Date(Date.parse(since) + 8 * 3_600_000).toISOString().slice(0, 16), mayActInstead])
