import type { introspection } from '../../../generated/graph-env.js'
import type { Tone } from './state-tag.js'

type EnumOf<N extends keyof introspection['types']> = introspection['types'][N] extends { enumValues: infer V extends string } ? V : never

export interface StateWords {
  tone: Tone
  zh: string
  en: string
}

const of = (tone: Tone, zh: string, en: string): StateWords => ({ tone, zh, en })

/** Every state of a case, in an office's words. A new state of the graph fails the type check here. */
export const caseStates = {
  RECEIVED: of('waiting', '已收件', 'Received'),
  NOTIFIED: of('stopped', '待补正', 'Papers asked for'),
  ACCEPTED: of('going', '已受理', 'Accepted'),
  HANDLED: of('going', '待审核', 'Awaiting review'),
  REVIEWED: of('going', '待批准', 'Awaiting approval'),
  APPROVED: of('done', '已批准', 'Approved'),
  REFUSED: of('refused', '不予许可', 'Refused'),
  CONCLUDED: of('done', '已办结', 'Concluded'),
  DELIVERED: of('done', '已送达', 'Delivered'),
  NOT_ACCEPTED: of('refused', '不予受理', 'Not accepted'),
  WITHDRAWN: of('stopped', '已撤回', 'Withdrawn'),
  LAPSED: of('stopped', '已失效', 'Lapsed'),
  CANCELLED: of('stopped', '已取消', 'Cancelled'),
} as const satisfies Record<EnumOf<'CaseState'>, StateWords>

/** Every state of a joint job where it was submitted; JointJobState's are among them. */
export const jobStates = {
  DRAFT: of('waiting', '草稿', 'Draft'),
  SUBMITTED: of('waiting', '已提交', 'Submitted'),
  CORRECTION: of('stopped', '待补正', 'Correction asked for'),
  ACCEPTED: of('going', '已受理', 'Accepted'),
  IN_REVIEW: of('going', '审批中', 'Under review'),
  ISSUING: of('going', '制证中', 'Issuing'),
  GRANTED: of('done', '已准予', 'Granted'),
  PARTIAL: of('done', '部分准予', 'Partly granted'),
  REFUSED: of('refused', '不予许可', 'Refused'),
  NOT_ACCEPTED: of('refused', '不予受理', 'Not accepted'),
  WITHDRAWING: of('stopped', '撤回中', 'Being withdrawn'),
  WITHDRAWN: of('stopped', '已撤回', 'Withdrawn'),
  LAPSED: of('stopped', '已失效', 'Lapsed'),
  NOT_TAKEN: of('refused', '未能提交', 'Not taken'),
} as const satisfies Record<EnumOf<'SubmissionState'> | EnumOf<'JointJobState'>, StateWords>

/** Every state of a task of a joint job. */
export const taskStates = {
  WAITING: of('waiting', '待前置', 'Waiting for others'),
  OFFERED: of('waiting', '已派发', 'Offered'),
  RECEIVED: of('waiting', '已送达中心', 'At the centre'),
  CLAIMED: of('going', '办理中', 'Under way'),
  PAUSED: of('stopped', '已暂停', 'Suspended'),
  APPROVED: of('done', '已批准', 'Approved'),
  REFUSED: of('refused', '不予许可', 'Refused'),
  CONSENTED: of('done', '已同意', 'Consented'),
  OBJECTED: of('refused', '有异议', 'Objected'),
  DEEMED_CONSENT: of('done', '视为同意', 'Deemed consent'),
  CANCELLED: of('stopped', '已取消', 'Cancelled'),
  SKIPPED: of('stopped', '无需办理', 'Not needed'),
} as const satisfies Record<EnumOf<'JointTaskState'>, StateWords>
