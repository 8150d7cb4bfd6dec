import type { caseStates, jobStates, taskStates, StateWords } from '../../shared/states/graph-states.js'

const of = (tone: StateWords['tone'], zh: string, en: string): StateWords => ({ tone, zh, en })
const going = of('going', '办理中', 'In progress')

/** Where a case stands, as its applicant says it: who inside the office has it is not theirs to know. */
export const caseStatements: Record<keyof typeof caseStates, StateWords> = {
  RECEIVED: of('waiting', '已收件', 'Handed in'),
  NOTIFIED: of('warning', '请补齐材料', 'More documents needed'),
  ACCEPTED: going,
  HANDLED: going,
  REVIEWED: going,
  APPROVED: going,
  REFUSED: of('refused', '不予许可', 'Refused'),
  CONCLUDED: of('done', '已办结', 'Completed'),
  DELIVERED: of('done', '已送达', 'Completed and delivered'),
  NOT_ACCEPTED: of('refused', '不予受理', 'Not accepted'),
  WITHDRAWN: of('stopped', '已撤回', 'Withdrawn'),
  LAPSED: of('stopped', '已终止', 'Ended'),
  CANCELLED: of('stopped', '已取消', 'Cancelled'),
}

/** Where a joint job stands for its applicant. */
export const jobStatements: Record<Exclude<keyof typeof jobStates, 'DRAFT'>, StateWords> = {
  SUBMITTED: of('waiting', '已收件', 'Handed in'),
  CORRECTION: of('warning', '请补齐材料', 'More documents needed'),
  ACCEPTED: going,
  IN_REVIEW: going,
  ISSUING: of('going', '正在制发结果', 'Result being made out'),
  GRANTED: of('done', '已办结', 'Completed'),
  PARTIAL: of('done', '已办结', 'Completed'),
  REFUSED: of('refused', '不予许可', 'Refused'),
  NOT_ACCEPTED: of('refused', '不予受理', 'Not accepted'),
  WITHDRAWING: of('stopped', '正在撤回', 'Being withdrawn'),
  WITHDRAWN: of('stopped', '已撤回', 'Withdrawn'),
  LAPSED: of('stopped', '已终止', 'Ended'),
  NOT_TAKEN: of('refused', '未能提交', 'Not taken up'),
}

/** A department's part in one word; the sentence beside it says more. */
const parts: Record<keyof typeof taskStates, StateWords> = {
  WAITING: of('waiting', '未开始', 'Not started'),
  OFFERED: of('waiting', '已转交', 'Passed on'),
  RECEIVED: of('waiting', '待办理', 'Received'),
  CLAIMED: going,
  PAUSED: of('stopped', '已暂停', 'Suspended'),
  APPROVED: of('done', '已完成', 'Completed'),
  REFUSED: of('refused', '未通过', 'Refused'),
  CONSENTED: of('done', '已同意', 'Agreed'),
  OBJECTED: of('warning', '有异议', 'Objected'),
  DEEMED_CONSENT: of('done', '视为同意', 'Counts as agreed'),
  CANCELLED: of('stopped', '不再办理', 'Cancelled'),
  SKIPPED: of('stopped', '无需办理', 'Not needed'),
}

/** The word of a part; a state newer than these pages is shown as it came. */
export const partStatement = (state: string): StateWords =>
  (parts as Record<string, StateWords>)[state.toUpperCase().replaceAll('-', '_')] ?? of('waiting', state, state)
