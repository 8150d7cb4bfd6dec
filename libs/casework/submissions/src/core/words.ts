import { day, dayInWords, textIn, type Localized } from '@tongban/kernel'
import type { PaperRequest, Submission } from './submission.js'
import { isClosed, type SubmissionAct, type SubmissionState } from './transitions.js'

/** Where a joint job stands, for people. */
const states: Record<SubmissionState, Localized> = {
  submitted: { zh: '已收件，等待统一受理', en: 'Handed in; it waits to be accepted for all departments.' },
  correction: { zh: '等待申请人补正', en: 'It waits for the applicant to put it right.' },
  accepted: { zh: '已受理，各部门即将办理', en: 'Accepted; the departments are about to begin.' },
  'in-review': { zh: '各部门正在办理', en: 'The departments are working on it.' },
  issuing: { zh: '正在制发结果', en: 'The result is being made out.' },
  granted: { zh: '已办结，准予许可', en: 'Granted.' },
  partial: { zh: '已办结，部分准予许可', en: 'Granted in part.' },
  refused: { zh: '已办结，不予许可', en: 'Refused.' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted.' },
  withdrawing: { zh: '申请人已撤回，等待确认', en: 'Withdrawn by the applicant; the confirmation is on its way.' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn.' },
  lapsed: { zh: '逾期未补正，申请终止', en: 'Lapsed: it was not put right in time.' },
  'not-taken': { zh: '未能进入联办，请联系收件窗口', en: 'It could not be taken up; please ask the window that received it.' },
}

export const stateWords = (state: SubmissionState): Localized => states[state]

/** What the centre that received it does next, if anything; `act` is what it takes. */
export function nextForClerk({ state, request }: Pick<Submission, 'state' | 'request'>): { words: Localized; act: SubmissionAct | null } {
  if (request && !isClosed(state)) {
    const [zh, en] = [request.papers.length > 0 ? `补正 ${request.papers.length} 份材料` : '补正', request.papers.length === 1 ? '1 document' : `${request.papers.length} documents`]
    return { words: { zh: `通知申请人${zh}${until(request, 'zh')}`, en: `Tell the applicant to ${request.papers.length > 0 ? `bring ${en}` : 'put it right'}${until(request, 'en')}.` }, act: 'bringJobPapers' }
  }
  if (state === 'granted' || state === 'partial') return { words: { zh: '通知申请人领取结果', en: 'Tell the applicant to fetch the result.' }, act: null }
  if (state === 'refused' || state === 'not-accepted' || state === 'not-taken') return { words: { zh: '告知申请人结果及理由', en: 'Tell the applicant the result and the reasons.' }, act: null }
  return { words: stateWords(state), act: null }
}

/** What the applicant has to do now; null: nothing but wait. */
export function toDoOfApplicant({ state, request }: Pick<Submission, 'state' | 'request'>, centre: Localized): Localized | null {
  const en = textIn(centre, 'en')
  if (request && !isClosed(state)) return { zh: `请${until(request, 'zh').replace('，截至', '在')}${request.completeBy === null ? '尽快' : '前（含当日）'}到${centre.zh}补正`, en: `Come to ${en} and put it right${until(request, 'en') || ' soon'}.` }
  if (state === 'granted' || state === 'partial') return { zh: `请凭回执到${centre.zh}领取结果`, en: `Fetch the result at ${en} with your receipt.` }
  if (state === 'refused' || state === 'not-accepted' || state === 'not-taken') return { zh: `请到${centre.zh}了解理由`, en: `Ask for the reasons at ${en}.` }
  return null
}

/** The notice for the applicant in words: everything missing over all departments, once, and the last day for it. */
export function noticeText(request: Pick<PaperRequest, 'kind' | 'note' | 'completeBy'>, centre: Localized, blueprint: Localized, papers: readonly Localized[]): Localized {
  const [zh, en] = [papers.map((names, i) => `${i + 1}. ${names.zh}`).join('；'), papers.map((names, i) => `${i + 1}. ${textIn(names, 'en')}`).join('; ')]
  const by = request.completeBy === null ? null : dayInWords(day(request.completeBy))
  const lapses = by && request.kind === 'correction'
  return {
    zh: [
      `您向${centre.zh}提交的“${blueprint.zh}”申请，各部门所需材料已一并核对。`, zh && `还需补齐下列材料：${zh}。`, request.note && `需要补正：${request.note}。`,
      by && `请于${by.zh}前（含当日）补正${lapses ? '；逾期未补正的，申请终止' : ''}。`,
    ].filter(Boolean).join(''),
    en: [
      `Your application to ${textIn(centre, 'en')} for "${textIn(blueprint, 'en')}" was checked for all departments at once.`, en && `It still needs: ${en}.`, request.note && `To be put right: ${request.note}.`,
      by && `Come by ${by.en}, that day included${lapses ? '; after it the application lapses' : ''}.`,
    ].filter(Boolean).join(' '),
  }
}

function until({ completeBy }: PaperRequest, lang: 'zh' | 'en'): string {
  if (completeBy === null) return ''
  const words = dayInWords(day(completeBy))
  return lang === 'zh' ? `，截至${words.zh}` : ` by ${words.en}`
}

export interface PartStands {
  state: string
  issues: boolean
  centre: Localized | null
  late: boolean
}

/** Where a department's part stands, for people; a word newer than ours is shown as it came. */
export function partWords({ state, issues, centre, late }: PartStands): Localized {
  const [zh, en] = centre ? [centre.zh, textIn(centre, 'en')] : ['', 'The centre']
  const words: Record<string, Localized> = {
    waiting: { zh: '等待前面的环节', en: 'Waits for what comes before it.' },
    offered: { zh: `已转交${zh}，对方尚未接收`, en: `Passed on to ${en}, which has not received it yet.` },
    received: { zh: `${zh}已接收，等待办理`, en: `${en} has received it.` },
    claimed: { zh: `${zh}正在办理`, en: `${en} is working on it.` },
    paused: { zh: `${zh}暂停计时，等待材料或法定程序`, en: `Its clock stands at ${en}, for papers or a procedure by law.` },
    approved: issues ? { zh: '已制发', en: 'Made out.' } : { zh: '已通过', en: 'Approved.' },
    refused: { zh: '未通过', en: 'Refused.' },
    consented: { zh: '已同意', en: 'Agreed.' },
    objected: { zh: '提出异议，由牵头部门裁定', en: 'Objected; the leading department settles it.' },
    'deemed-consent': { zh: '逾期未答复，依规定视为同意', en: 'No answer in time counts as agreed, by rule.' },
    cancelled: { zh: '不再办理', en: 'Not needed any more.' },
    skipped: { zh: '无需办理', en: 'Not needed here.' },
  }
  const said = words[state] ?? { zh: state, en: state }
  return late ? { zh: `${said.zh}，已晚于预计日期`, en: `${said.en} It is later than planned.` } : said
}
