import type { introspection } from '../../../generated/graph-env.js'

type EnumOf<N extends keyof introspection['types']> = introspection['types'][N] extends { enumValues: infer V extends string } ? V : never
export type CaseState = EnumOf<'CaseState'>
export type CaseStage = EnumOf<'CaseStage'>

interface Words { zh: string; en: string }
const of = (zh: string, en: string): Words => ({ zh, en })

export const stageNames = {
  ACCEPTANCE: of('受理', 'Acceptance'),
  HANDLING: of('承办', 'Handling'),
  REVIEW: of('审核', 'Review'),
  APPROVAL: of('批准', 'Approval'),
  CONCLUSION: of('办结', 'Conclusion'),
  DELIVERY: of('送达', 'Delivery'),
} as const satisfies Record<CaseStage, Words>

export const channelNames = {
  WINDOW: of('窗口', 'At a window'),
  ONLINE: of('网上', 'Online'),
  HOTLINE: of('12345热线', 'Hotline 12345'),
  POST: of('邮寄', 'By post'),
  TERMINAL: of('自助终端', 'At a terminal'),
  JOINT: of('联办', 'Joint approval'),
} as const satisfies Record<EnumOf<'CaseChannel'>, Words>

export const resultNames = {
  GRANTED: of('准予', 'Granted'),
  REFUSED: of('不予许可', 'Refused'),
} as const satisfies Record<EnumOf<'CaseResultKind'>, Words>

export const partyRoles = {
  APPLICANT: of('申请人', 'Applicant'),
  CO_APPLICANT: of('共同申请人', 'Co-applicant'),
  AGENT: of('代理人', 'Agent'),
  LEGAL_REPRESENTATIVE: of('法定代表人', 'Legal representative'),
} as const satisfies Record<EnumOf<'PartyRole'>, Words>

export const identityTypes = {
  CITIZEN_NUMBER: of('身份证', 'Citizen number'),
  PASSPORT: of('护照', 'Passport'),
  CREDIT_CODE: of('统一社会信用代码', 'Credit code'),
  ORGANISATION_CODE: of('组织机构代码', 'Organisation code'),
} as const satisfies Record<EnumOf<'IdentityType'>, Words>

export const materialForms = {
  ORIGINAL: of('原件', 'original'),
  COPY: of('复印件', 'copy'),
  VERIFIED_COPY: of('核验过的复印件', 'verified copy'),
  ORIGINAL_AND_COPY: of('原件和复印件', 'original and copy'),
  ELECTRONIC: of('电子件', 'electronic'),
} as const satisfies Record<EnumOf<'MaterialForm'>, Words>

export const taskKinds = {
  DECISION: of('许可决定', 'Decision'),
  OPINION: of('征求意见', 'Opinion'),
  APPLICANT_DUTY: of('申请人自办', 'For the applicant to do'),
  EXTERNAL: of('外部办理', 'Done elsewhere'),
  NOTICE: of('告知', 'Notice'),
  ISSUE: of('统一发证', 'Issue of the result'),
} as const satisfies Record<EnumOf<'CaseTaskKind'>, Words>

export const taskDecisions = {
  APPROVE: of('批准', 'Approved'),
  REFUSE: of('不予许可', 'Refused'),
  CONSENT: of('同意', 'Consented'),
  OBJECT: of('有异议', 'Objected'),
} as const satisfies Record<EnumOf<'CaseTaskDecisionKind'>, Words>

/** What happened, by the kind of the step; a kind this page does not know yet is shown as it is. */
export const stepKinds: Record<string, Words> = {
  'application-received': of('收件', 'Application received'),
  'missing-notified': of('一次性告知', 'Told what is missing'),
  'papers-completed': of('补收材料', 'Papers brought later'),
  accepted: of('受理', 'Accepted'),
  'not-accepted': of('不予受理', 'Not accepted'),
  handled: of('承办', 'Handled'),
  reviewed: of('审核', 'Reviewed'),
  approved: of('批准', 'Approved'),
  refused: of('不予许可', 'Refused'),
  'sent-back': of('退回', 'Sent back'),
  concluded: of('办结', 'Concluded'),
  delivered: of('送达', 'Delivered'),
  withdrawn: of('申请人撤回', 'Withdrawn by the applicant'),
  lapsed: of('逾期失效', 'Lapsed'),
  claimed: of('领取联办任务', 'Joint task claimed'),
  'papers-requested': of('要求补充材料', 'Papers asked for'),
  consented: of('同意', 'Consented'),
  objected: of('提出异议', 'Objected'),
  offered: of('联办任务到达', 'Joint task offered'),
  'decision-confirmed': of('联办确认了本中心的决定', 'Decision confirmed by coordination'),
  'decision-late': of('决定过迟，未被采纳', 'Decision came too late'),
  'task-cancelled': of('联办任务取消', 'Joint task taken back'),
  reminded: of('联办催办', 'Reminder from coordination'),
  'not-taken': of('联办未采纳', 'Not taken by coordination'),
  'clock-stopped': of('时限暂停', 'Clock stopped'),
  'clock-restarted': of('时限恢复', 'Clock restarted'),
  'papers-forwarded': of('转来补充材料', 'Papers forwarded'),
}

/** Why a decision came too late, or a task is this centre's no more. */
export const taskEnds: Record<string, Words> = {
  'old-epoch': of('任务已改派其他中心', 'the task was given to another centre'),
  cancelled: of('任务已取消', 'the task was taken back'),
  'decided-before': of('其他中心已先作出决定', 'another centre decided before'),
  reassigned: of('任务已改派其他中心', 'the task was given to another centre'),
}
