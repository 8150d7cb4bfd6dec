import type { Expected } from './expected.js'
import { atTheTask, bringPapers, coordinate, documentsOf, jobWhen, refusalCode, rulesCited, seenByReceipt, submitJob, taskWhen, type JointJob, type Receipt } from './joint-acts.js'
import { acceptArrived, checkDocuments, checkEnd, checkReceipt, type JointStory } from './joint-story.js'
import { claimOffered, concludeConfirmed, decideClaimed } from './joint-task.js'

/** The lead's own coordinator: an objection is settled by the department that leads, and by no other. */
const LEAD = 'coordinator.gt'
const VERSION = 1

type LandUseStory = Omit<JointStory, 'kill'>
type LandUse = Expected['landUse']
/** The cases of the tasks that were taken up, by node. */
type Cases = Record<string, string>

/** A job of three opinions, a decision and an issue: one notice for two departments, clocks that stand by rule, silence that is consent by rule, and an objection that the lead overrides. */
export async function workLandUse(story: LandUseStory): Promise<void> {
  const { client, expected: { landUse }, checks, say, at } = story
  await at(`${landUse.acceptedOn}T09:00:00+08:00`)
  const receipt = await submitJob(client, landUse.receivedBy, landUse.blueprint, VERSION)
  say({ zh: `  ${landUse.receivedBy} 一窗收件，编号 ${receipt.number}`, en: `  received once at ${landUse.receivedBy} as ${receipt.number}` })
  const accepted = await acceptArrived(story, receipt.id, LEAD)
  checks.same({ zh: '到期日（28 个工作日）', en: 'due, 28 working days on' }, landUse.due, accepted.due)
  checkDocuments(story, landUse, accepted)
  checks.same({ zh: '默示同意与补正停钟所依据的规定', en: 'the rules cited for silence and for clocks that stand' }, landUse.cites, await rulesCited(client, landUse.blueprint, VERSION))

  const cases: Cases = {}
  for (const [node, centre] of landUse.claimed) cases[node] = (await claimOffered(client, { jobId: receipt.id, node, centre })).id
  await askForPapers(story, landUse, receipt, cases)
  await sayNothing(story, landUse, receipt.id)
  await handInPapers(story, landUse, receipt, cases)
  await objectAndOverride(story, landUse, receipt.id, cases)
  const issued = landUse.approved.at(-1)![0]
  for (const [node, centre, time] of landUse.approved) {
    const task = { jobId: receipt.id, node, centre }
    const { id } = await claimOffered(client, task)
    await at(`${time}:00+08:00`)
    const { step } = await decideClaimed(client, task, id)
    say({ zh: `  ${time.replace('T', ' ')}  ${node}：${centre} ${step.kind}`, en: `  ${time.replace('T', ' ')}  ${node} ${step.kind} at ${centre}` })
    await concludeConfirmed(client, task, id, node === issued)
  }
  const ended = await jobWhen(client, receipt.id, { zh: '办结', en: 'ended' }, ({ state }) => state === landUse.result)
  checkEnd(story, landUse, ended)
  await checkReceipt(story, { result: landUse.result, version: VERSION }, receipt)
}

/** Two departments ask on one day; the applicant gets one notice, and only the tasks that use its papers stand. */
async function askForPapers({ client, checks, say, at }: LandUseStory, { claimed, supplement, silence, blueprint }: LandUse, receipt: Receipt, cases: Cases): Promise<void> {
  await at(`${supplement.on}T10:00:00+08:00`)
  const documents = await documentsOf(client, blueprint, VERSION)
  for (const [node, codes] of supplement.asks) {
    const papers = codes.map((code) => documents.find((each) => each.code === code)!).map(({ code, subject, variant }) => ({ code, subject, variant }))
    await atTheTask(client, Object.fromEntries(claimed)[node]!, 'handler', 'requestTaskPapers', cases[node]!, { papers, reason: '图件不清，无法核对' })
    say({ zh: `  ${supplement.on}  ${node} 要求补正 ${codes.length} 份材料`, en: `  ${supplement.on}  ${node} finds ${codes.length} papers unusable` })
  }
  const asked = await jobWhen(client, receipt.id, { zh: '补正要求合并', en: 'what is asked for is put together' }, ({ request }) => request?.papers.length === supplement.notice.length)
  checks.same({ zh: '只有用到这些材料的任务停钟', en: 'only the tasks that use these papers stand still' }, supplement.tasks, standingOf(asked, supplement.tasks))
  checks.same({ zh: '其余任务未停，联办时限照走', en: 'another task runs, and so does the clock of the whole' }, supplement.due, asked.due)
  const seen = await receiptWhen({ client }, receipt, (request) => request?.papers.length === supplement.notice.length)
  checks.same({ zh: '申请人凭回执看到的一份补正通知', en: 'the one notice that the applicant reads by the receipt' }, ['supplement', supplement.notice], [seen?.kind, seen?.papers.toSorted()])
  await taskWhen(client, silence.centre, { jobId: receipt.id, node: silence.node }, { zh: `${silence.node} 到达 ${silence.centre}`, en: `${silence.node} reaches ${silence.centre}` })
}

/** Nobody says a word on an opinion: on its last day it is still open, on the day after it counts as given, and what is conditional on that begins. */
async function sayNothing({ client, checks, say, at }: LandUseStory, { silence, allStand }: LandUse, jobId: string): Promise<void> {
  const { node, centre, lastDay, duty: [duty, holder] } = silence
  const { id: quiet } = await taskWhen(client, centre, { jobId, node }, { zh: `${node} 到达 ${centre}`, en: `${node} reaches ${centre}` })
  await at(`${lastDay}T23:59:00+08:00`)
  const before = await jobWhen(client, jobId, { zh: '最后一日', en: 'the last day' }, () => true)
  await at(`${dayAfter(lastDay)}T00:01:00+08:00`)
  const after = await jobWhen(client, jobId, { zh: '默示同意', en: 'consent by silence' }, ({ nodes }) => nodes.some(({ id, state }) => id === node && state === 'DEEMED_CONSENT'))
  const stateOf = (job: JointJob, of: string) => job.nodes.find(({ id }) => id === of)?.state
  checks.same({ zh: `${node}：${lastDay} 止未表态；次日零时依规定视为同意`, en: `${node}: silent until the end of ${lastDay}; from midnight it counts as consent by the rule cited` }, ['RECEIVED', 'DEEMED_CONSENT'], [stateOf(before, node), stateOf(after, node)])
  const kept = await taskWhen(client, centre, { jobId, node }, { zh: `${centre} 得知`, en: `${centre} hears of it` }, ({ id }) => id === quiet, 'states: [CANCELLED]')
  checks.same({ zh: `${centre} 得知原因`, en: `${centre} hears why` }, 'deemed-consent', kept.task.endedBecause)

  const task = { jobId, node: duty, centre: holder }
  const { id } = await claimOffered(client, task)
  checks.same({ zh: '因此才需要的事项开始，联办时限照走', en: 'what is needed for that reason alone begins, and the clock of the whole runs' }, silence.due, after.due)
  await at(`${dayAfter(lastDay)}T09:00:00+08:00`)
  await decideClaimed(client, task, id)
  await concludeConfirmed(client, task, id)
  say({ zh: `  ${dayAfter(lastDay)}  ${duty}：申请人在 ${holder} 窗口承诺`, en: `  ${dayAfter(lastDay)}  ${duty}: the applicant undertakes it at the window of ${holder}` })
  await at(`${allStand.on}T10:00:00+08:00`)
  const standing = await jobWhen(client, jobId, { zh: '全部停钟', en: 'everything stands' }, ({ nodes }) => nodes.some(({ id, state }) => id === duty && state === 'APPROVED'))
  checks.same({ zh: '未完的任务全部停钟，联办时限才停', en: 'everything open stands: only now does the clock of the whole' }, allStand.due, standing.due)
}

/** The applicant brings everything at once to the one window; each department is sent its own, and the clocks go on. */
async function handInPapers({ client, checks, say, at }: LandUseStory, { supplement, papers, blueprint, claimed }: LandUse, receipt: Receipt, cases: Cases): Promise<void> {
  await at(`${papers.on}T11:00:00+08:00`)
  const asked = (await seenByReceipt(client, receipt)).request!.papers
  const brought = (await documentsOf(client, blueprint, VERSION)).filter(({ code, subject }) => asked.includes(`${code}/${subject}`))
  await bringPapers(client, receipt, brought)
  say({ zh: `  ${papers.on}  ${receipt.centreId} 窗口一次收齐 ${brought.length} 份`, en: `  ${papers.on}  ${brought.length} papers handed in at once at the window of ${receipt.centreId}` })
  const running = await jobWhen(client, receipt.id, { zh: '补齐', en: 'everything is there' }, ({ request }) => request === null)
  checks.same({ zh: '停钟的任务续算，各自的到期日', en: 'the tasks that stood run on, each to its own day' }, papers.tasks, standingOf(running, papers.tasks))
  checks.same({ zh: '联办到期日只顺延全部停钟的日子', en: 'the day of the whole moves by the days on which everything stood' }, papers.due, running.due)
  for (const [node, codes] of supplement.asks) {
    const of = { jobId: receipt.id, node }
    const kase = await taskWhen(client, Object.fromEntries(claimed)[node]!, of, { zh: `材料转到 ${node}`, en: `the papers reach ${node}` }, ({ id, task }) => id === cases[node] && task.forwarded.length >= codes.length)
    checks.same({ zh: `${node}：转来本部门要的材料`, en: `${node}: the papers it asked for, forwarded` }, codes, kase.task.forwarded.map(({ code }) => code).toSorted())
  }
  const again = (await receiptWhen({ client }, receipt, (request) => request === null)) ?? null
  checks.same({ zh: '不再向申请人索要，全部由收件窗口持有', en: 'nothing is asked for again, all of it lies with the window' }, [null, [receipt.centreId]], [again, [...new Set(running.documents.documents.map(({ heldBy }) => heldBy))]])
}

/** An objection blocks the decision until the lead, and nobody else, overrides it with a reason. */
async function objectAndOverride({ client, checks, say, at }: LandUseStory, { objection, claimed, supplement }: LandUse, jobId: string, cases: Cases): Promise<void> {
  const centreOf = Object.fromEntries(claimed)
  for (const node of supplement.asks.map(([asking]) => asking).filter((asking) => asking !== objection.node)) {
    await at(`${objection.consentOn}T10:00:00+08:00`)
    await decideClaimed(client, { jobId, node, centre: centreOf[node]! }, cases[node]!)
    await concludeConfirmed(client, { jobId, node, centre: centreOf[node]! }, cases[node]!)
  }
  await at(`${objection.on}T10:00:00+08:00`)
  const task = { jobId, node: objection.node, centre: centreOf[objection.node]! }
  const { step } = await decideClaimed(client, task, cases[objection.node]!, '接地装置设计不足')
  say({ zh: `  ${objection.on}  ${task.node}：${task.centre} ${step.kind}`, en: `  ${objection.on}  ${task.node} ${step.kind} at ${task.centre}` })
  const blocked = await jobWhen(client, jobId, { zh: '异议', en: 'the objection' }, ({ nodes }) => nodes.some(({ id, objection: stands }) => id === task.node && stands === 'STANDING'))
  checks.same({ zh: `${task.node} 的异议阻止 ${objection.blocks}，等待牵头部门`, en: `the objection of ${task.node} keeps ${objection.blocks} waiting for the lead` }, [['OBJECTION'], 'WAITING'], [blocked.attention, blocked.nodes.find(({ id }) => id === objection.blocks)?.state])
  await concludeConfirmed(client, task, cases[task.node]!)

  await at(`${objection.overriddenOn}T09:00:00+08:00`)
  const override = (reason: string, person?: string) => coordinate(client, 'overrideObjection', { jobId, node: task.node, reason }, person)
  checks.same({ zh: '非牵头部门、或不说明理由，都不得否决异议', en: 'no other department overrides it, and not without a reason' }, ['not-the-lead', 'text-not-usable'], [await refusalCode(override('设计已满足规范')), await refusalCode(override(' ', LEAD))])
  await override('已要求施工前补强接地，设计满足规范', LEAD)
  const free = await jobWhen(client, jobId, { zh: '否决异议', en: 'overridden' }, ({ nodes }) => nodes.some(({ id, state }) => id === objection.blocks && state !== 'WAITING'))
  checks.same({ zh: '牵头部门说明理由后，决定得以继续', en: 'overridden by the lead with a reason, the decision goes on' }, [[], 'OVERRIDDEN'], [free.attention, free.nodes.find(({ id }) => id === task.node)?.objection])
}

const standingOf = (job: JointJob, of: readonly (readonly [string, ...unknown[]])[]): unknown[] =>
  of.map(([node]) => job.nodes.find(({ id }) => id === node)!).map(({ id, state, due }) => [id, state, due])

/** What the applicant is asked for, when it has come to the window as awaited, or as it is when patience ends. */
async function receiptWhen({ client }: Pick<LandUseStory, 'client'>, receipt: Receipt, holds: (request: { kind: string; papers: string[] } | null) => boolean) {
  for (let left = 100; ; left--) {
    const { request } = await seenByReceipt(client, receipt)
    if (holds(request) || left === 0) return request
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
