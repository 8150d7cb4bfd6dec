import { citizenCheck, type Localized } from '@tongban/kernel'
import { ActRefused, act, command, doneOf, type ActName, type Done } from './acts.js'
import type { CheckList } from './check-list.js'
import type { Expected, ExpectedCase } from './expected.js'
import type { GraphClient } from './graph-client.js'

export interface StoryOptions {
  client: GraphClient
  expected: Expected
  kase: ExpectedCase
  checks: CheckList
  say: (text: Localized) => void
  /** Moves office time on. */
  at: (instant: string) => Promise<void>
}

const MATERIALS = ['application-form', 'business-licence', 'premises-proof', 'effect-picture', 'site-drawing']
/** As many as the item asks for of any of them. */
const COPIES = 2

/** One case from the window to the delivery of its result, each stage by another officer, checked against the figures written by hand. */
export async function workOneCase({ client, expected, kase, checks, say, at }: StoryOptions): Promise<{ caseId: string; number: string }> {
  const { centre } = kase
  const who = (post: string): string => `${centre}.${post}`
  const day = (time: string): Promise<void> => at(`${kase.acceptedOn}T${time}:00+08:00`)

  await day('09:00')
  const brought = MATERIALS.filter((code) => !kase.missing.includes(code))
  const received = await act(client, who('clerk'), 'receiveApplication', {
    centreId: centre, itemCode: expected.item.code, parties: [inventedShopkeeper()], papers: brought.map((code) => ({ code, copies: COPIES })),
  })
  const { caseId } = received
  const input = { centreId: centre, caseId }
  say({ zh: `  窗口收件，${MATERIALS.length} 种材料中带来 ${brought.length} 种`, en: `  received at the window with ${brought.length} of ${MATERIALS.length} materials` })
  checks.same({ zh: '缺少的材料', en: 'what is missing' }, kase.missing, received.case.missing.toSorted())
  if (kase.missing.length > 0) {
    await act(client, who('clerk'), 'notifyMissing', input)
    say({ zh: '  一次性告知全部缺件，申请人补齐后再来', en: '  told everything that is missing at once; the applicant comes back with it' })
    await act(client, who('clerk'), 'completePapers', { ...input, papers: kase.missing.map((code) => ({ code, copies: COPIES })) })
  }

  const accepted = await acceptThoughTheAnswerIsLost(client, who('clerk'), input, checks)
  const number = accepted.case.number!
  say({ zh: `  受理，编号 ${number}`, en: `  accepted as ${number}` })
  checks.same({ zh: '编号开头', en: 'number begins' }, kase.numberBegins, number.slice(0, kase.numberBegins.length))
  checks.same({ zh: '承诺到期日', en: 'due as promised' }, kase.promisedDue, accepted.case.promised?.due)
  checks.same({ zh: '法定到期日', en: 'due by statute' }, kase.statutoryDue, accepted.case.statutory?.due)
  checks.same({ zh: '未承办先批准被拒绝', en: 'approval before handling is refused' }, 'case-state', await refusalOf(client, who('approver'), 'approveCase', input))

  const stages: readonly (readonly [string, ActName, string])[] = [
    ['10:30', 'handleCase', 'handler'], ['14:30', 'reviewCase', 'reviewer'], ['15:30', 'approveCase', 'approver'], ['16:00', 'concludeCase', 'concluder'], ['16:30', 'deliverCase', 'clerk'],
  ]
  for (const [time, name, post] of stages) {
    await day(time)
    const { step } = await act(client, who(post), name, input)
    say({ zh: `  ${time}  ${step.kind}：${who(post)}`, en: `  ${time}  ${step.kind} by ${who(post)}` })
  }
  await checkProgress(client, { centre, number, receiptCode: accepted.receiptCode! }, kase, checks)
  return { caseId, number }
}

/** The answer to an acceptance is lost; the same command again gives the first answer and no second number. */
async function acceptThoughTheAnswerIsLost(client: GraphClient, clerk: string, input: object, checks: CheckList): Promise<Done> {
  const { query, variables } = command('acceptCase', { ...input }, client.lang)
  await client.askAndLoseTheAnswer(clerk, query, variables)
  const first = doneOf(await client.ask(clerk, query, variables), 'acceptCase')
  const again = doneOf(await client.ask(clerk, query, variables), 'acceptCase')
  checks.same({ zh: '重复同一命令得到第一次的答复', en: 'the same command again gives the first answer' }, [first.step, first.receiptCode, first.case.number], [again.step, again.receiptCode, again.case.number])
  return first
}

async function refusalOf(client: GraphClient, person: string, name: ActName, input: Record<string, unknown>): Promise<string> {
  try {
    const { step } = await act(client, person, name, input)
    return `done as step ${step.no}`
  } catch (error) {
    if (error instanceof ActRefused) return error.code
    throw error
  }
}

/** The citizen follows the case without a login, by the number and the code on the receipt. */
async function checkProgress(client: GraphClient, receipt: { centre: string; number: string; receiptCode: string }, kase: ExpectedCase, checks: CheckList): Promise<void> {
  const query = `query Progress($centre: ID!, $number: String!, $receiptCode: String!) {
    progress(centreId: $centre, number: $number, receiptCode: $receiptCode) { __typename ... on CaseProgress { state result } ... on Refusal { code } ... on CentreAway { centreId } } }`
  const { progress } = await client.ask(null, query, receipt)
  checks.same({ zh: '不登录查询进度', en: 'progress without a login' }, ['DELIVERED', kase.result], [progress.state, progress.result])
}

/** Nobody: the division code 999999 is assigned to no place, so that the number can belong to no person. */
function inventedShopkeeper(): Record<string, string> {
  const digits = `99999919800101${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`
  return { role: 'APPLICANT', kind: 'PERSON', name: '何小店', identityType: 'CITIZEN_NUMBER', identity: digits + citizenCheck(digits) }
}
