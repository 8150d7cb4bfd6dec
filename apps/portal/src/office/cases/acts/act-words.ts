import type { CaseAct, Task } from '../kase/questions.js'

export interface ActWords {
  /** On the button. */
  zh: string
  en: string
  /** What will be so once it is confirmed. */
  then: { zh: string; en: string }
  /** How it stands among the others: the next stage, on the side, or an end that cannot be undone. */
  weight: 'next' | 'side' | 'ending'
}

const of = (weight: ActWords['weight'], zh: string, en: string, thenZh: string, thenEn: string): ActWords => ({ zh, en, then: { zh: thenZh, en: thenEn }, weight })

const words: Record<CaseAct, ActWords> = {
  notifyMissing: of('next', '一次性告知', 'Tell what is missing', '一次告知申请人下列全部缺件；时限尚未起算。', 'The applicant is told everything below that is missing, once. The clock has not started.'),
  completePapers: of('side', '补收材料', 'Take papers in', '勾选的材料记入本件。', 'The papers ticked are put to the case.'),
  acceptCase: of('next', '受理', 'Accept', '给出办件编号和查询码，承诺时限与法定时限从今天起算。', 'The case gets its number and receipt code, and both clocks start today.'),
  declineCase: of('ending', '不予受理', 'Do not accept', '本件到此为止；申请人凭理由和依据可以申请复议。', 'The case ends here; the applicant may appeal on the reason and basis given.'),
  handleCase: of('next', '承办完毕，送审核', 'Handled, on to review', '本件转审核环节，由另一名人员办理。', 'The case goes on to review, by another officer.'),
  reviewCase: of('next', '审核通过，送批准', 'Reviewed, on to approval', '本件转批准环节，由另一名人员办理。', 'The case goes on to approval, by another officer.'),
  approveCase: of('next', '批准', 'Approve', '作出准予的决定，本件转办结环节。', 'It is granted, and the case goes on to conclusion.'),
  refuseCase: of('ending', '不予许可', 'Refuse', '作出不予许可的决定；申请人凭理由和依据可以申请复议。', 'It is refused; the applicant may appeal on the reason and basis given.'),
  sendBackCase: of('side', '退回上一环节', 'Send back one stage', '本件退回上一环节重新办理；时限继续计算。', 'The case goes back one stage and is worked again. The clock runs on.'),
  concludeCase: of('next', '办结', 'Conclude', '本件办结，时限停止计算；结果可以送达。', 'The case is concluded and its clock ends; the result can be delivered.'),
  deliverCase: of('next', '送达', 'Deliver', '结果已交给申请人，本件结束。', 'The applicant has the result, and the case ends.'),
  withdrawCase: of('ending', '申请人撤回', 'Withdraw for the applicant', '按申请人的意愿撤回，本件到此为止。', 'Withdrawn at the applicant\'s wish; the case ends here.'),
  lapseCase: of('ending', '逾期失效', 'Let it lapse', '材料逾期未补齐，本件到此为止。', 'The papers did not come in time; the case ends here.'),
  claimTask: of('next', '领取联办任务', 'Claim the joint task', '本中心开始办理，本件取得编号；时限自派发时起算。', 'Your centre takes it up and the case gets its number; the clock has run since the offer.'),
  requestTaskPapers: of('side', '要求补充材料', 'Ask for papers', '由联办统一告知申请人；各部门所缺一次告知。', 'Coordination tells the applicant, once for all departments.'),
}

const ofOpinion: Partial<Record<CaseAct, ActWords>> = {
  approveCase: of('next', '同意', 'Consent', '本中心的意见为同意，转办结环节。', 'Your centre consents, and the case goes on to conclusion.'),
  refuseCase: of('ending', '提出异议', 'Object', '本中心的意见为有异议，由联办统筹裁定。', 'Your centre objects; the coordinator settles it.'),
}

/** The words of an act; on an opinion of a joint job one consents or objects. */
export const wordsOf = (act: CaseAct, task: Pick<Task, 'kind'> | null): ActWords => (task?.kind === 'OPINION' && ofOpinion[act]) || words[act]

const inOrder = ['next', 'side', 'ending'] as const

/** The next stage first, endings last. */
export const byWeight = <A extends { act: CaseAct }>(options: readonly A[], task: Pick<Task, 'kind'> | null): A[] =>
  options.toSorted((a, b) => inOrder.indexOf(wordsOf(a.act, task).weight) - inOrder.indexOf(wordsOf(b.act, task).weight))
