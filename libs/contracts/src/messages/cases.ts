import type { MessageCatalogue } from './catalogue.js'

/** What a centre answers when an act on a case cannot be: each tells the clerk what to do next. */
export const caseMessages = {
  'no-such-case': {
    type: 'CaseNotFound',
    zh: '本中心没有办件 {case}。请核对编号,或到受理该办件的中心查询。',
    en: 'This centre has no case {case}. Check the number, or ask the centre that received it.',
    description: 'No case of your centre has this id or number. Another centre\'s case gives the same answer. Check the number, or ask the centre that received it.',
  },
  'case-state': {
    type: 'CaseNotInState',
    zh: '办件 {case} 处于“{state}”状态,不能执行 {act}。现在可以:{possible}。',
    en: 'Case {case} is {state}, so {act} is not possible. Possible now: {possible}.',
    description: 'The act cannot follow the state the case is in. `possible` lists the acts that can; reload the case and take one of those.',
  },
  'not-your-stage': {
    type: 'NotYourStage',
    zh: '您在 {on} 没有 {centre} 中心“{stage}”环节的岗位。请交由该环节的人员办理。',
    en: 'You held no post for the stage {stage} at centre {centre} on {on}. Hand the case to an officer of that stage.',
    description: 'The act belongs to a stage for which you held no post at this centre on that day. Hand the case to an officer of that stage.',
  },
  'not-your-department': {
    type: 'NotYourDepartment',
    zh: '岗位 {post} 只受理本部门事项,不能受理 {department} 的事项。请转综合窗口或该部门窗口。',
    en: 'The post {post} accepts for its own department, not for {department}. Send the applicant to a general window or that department\'s.',
    description: 'A window of one department accepts for that department alone. Send the applicant to a general window, or to the department\'s own.',
  },
  'not-your-centre': {
    type: 'NotYourCentre',
    zh: '您不是 {centre} 中心的工作人员,不能在该中心接件。请在您所在的中心接件。',
    en: 'You are not on the staff of centre {centre}. Receive the application at your own centre.',
    description: 'An application is received by staff of the centre named. Use your own centre.',
  },
  'same-officer': {
    type: 'SameOfficer',
    zh: '“{stage}”环节须由与“{other}”环节不同的人员办理;“{other}”由 {officer} 办理。请交由其他人员。',
    en: 'The stage {stage} needs another officer than the stage {other}, which {officer} took. Hand the case to somebody else.',
    description: 'Review is by another officer than handling, approval by another than both. Hand the case to somebody else who holds a post of this stage.',
  },
  'no-such-window': {
    type: 'WindowNotFound',
    zh: '{centre} 中心在 {on} 没有窗口 {window}。请选择本中心的窗口。',
    en: 'Centre {centre} had no window {window} on {on}. Choose a window of this centre.',
    description: 'The window is not one of this centre on that day. Choose another, or leave it out to use your post\'s.',
  },
  'item-not-in-force': {
    type: 'ItemNotInForce',
    zh: '事项 {item} 于 {on} 不在 {centre} 中心实施。请核对事项编码和日期。',
    en: 'Item {item} was not in force at centre {centre} on {on}. Check the code and the date.',
    description: 'The centre does not run this item on the day of receipt. Check the item\'s code in the implementation list of the centre.',
  },
  'unknown-material': {
    type: 'MaterialUnknown',
    zh: '事项 {item} 没有这些材料:{materials}。请按该事项的材料清单填写。',
    en: 'Item {item} has no such materials: {materials}. Use the codes of its list of materials.',
    description: 'A material code is not on the item\'s list. Use the codes of the version the case runs on.',
  },
  'material-twice': {
    type: 'MaterialTwice',
    zh: '材料 {material} 填写了两次。请合并为一条并填写总份数。',
    en: 'The material {material} is given twice. Give it once, with the number of copies together.',
    description: 'A material is named twice in one command. Give it once, with the copies added up.',
  },
  'identity-invalid': {
    type: 'IdentityInvalid',
    zh: '第 {party} 位当事人的证件号码有误:{fault}(第 {position} 位)。请对照证件重新输入。',
    en: 'The identity of party {party} is not valid: {fault} at position {position}. Type it again from the document.',
    description: 'A citizen number, credit code or other identity is not well formed, or its check digit is wrong. `position` counts characters from 1; the value itself is never repeated.',
  },
  'identity-of-other-kind': {
    type: 'IdentityOfOtherKind',
    zh: '第 {party} 位当事人是“{kind}”,不能使用证件类型“{identityType}”。请改用:{possible}。',
    en: 'Party {party} is a {kind} and cannot have an identity of type {identityType}. Possible: {possible}.',
    description: 'Persons and organisations have different kinds of identity. Choose one of `possible`.',
  },
  'party-missing': {
    type: 'PartyMissing',
    zh: '缺少“{role}”。请至少填写一位。',
    en: 'There is no {role}. Give at least one.',
    description: 'A case needs an applicant, and a legal representative needs an organisation that applies. Add the party.',
  },
  'party-twice': {
    type: 'PartyTwice',
    zh: '第 {party} 位当事人以同一身份重复填写。请删除重复项。',
    en: 'Party {party} is given twice in the same role. Leave the second one out.',
    description: 'The same identity stands twice in the same role. Leave the second one out.',
  },
  'too-many-parties': {
    type: 'TooManyParties',
    zh: '一件办件最多 {atMost} 位当事人。请分件办理。',
    en: 'A case has at most {atMost} parties. Receive several applications.',
    description: 'More parties than one case carries. Receive several applications.',
  },
  'text-not-usable': {
    type: 'TextNotUsable',
    zh: '“{field}”为空、超过 {atMost} 个字或含有不可用字符。请修改后再提交。',
    en: '{field} is empty, longer than {atMost} characters or has characters that cannot be used. Change it and send it again.',
    description: 'A text is empty, too long, or holds control characters. Change it and send the command again.',
  },
  'text-names-a-person': {
    type: 'TextNamesAPerson',
    zh: '“{field}”含有姓名、证件号码或电话。理由会上报上级台账,请勿写入个人信息。',
    en: '{field} holds a name, an identity number or a telephone number. It is reported upward: write it without personal data.',
    description: 'Reasons and bases travel to the ledgers, which hold no personal data. Write the text without names and numbers of persons.',
  },
  'reason-needed': {
    type: 'ReasonNeeded',
    zh: '{act} 须说明理由。请填写理由。',
    en: '{act} needs a reason. Give one.',
    description: 'The act, or recording it later than it happened, needs a reason. Give one.',
  },
  'basis-needed': {
    type: 'BasisNeeded',
    zh: '{act} 须写明法律依据。请填写依据。',
    en: '{act} needs its legal basis. Give it.',
    description: 'Turning an application away or refusing it needs the legal basis it rests on. Give it.',
  },
  'in-the-future': {
    type: 'InTheFuture',
    zh: '发生时间 {occurredAt} 晚于现在({now})。请填写实际时间,或不填以使用当前时间。',
    en: 'The time {occurredAt} is later than now ({now}). Give the real time, or none for the present.',
    description: 'An act cannot have happened in the future. Leave the time out to use the present office time.',
  },
  'before-previous-step': {
    type: 'BeforePreviousStep',
    zh: '发生时间 {occurredAt} 早于上一步({previous})。请填写不早于上一步的时间。',
    en: 'The time {occurredAt} is before the step before it ({previous}). Give a time from then on.',
    description: 'A step cannot happen before the one it follows. Give a time from the previous step on.',
  },
  'papers-missing': {
    type: 'PapersMissing',
    zh: '还缺材料:{materials}。请一次性告知申请人,或登记补齐的材料。',
    en: 'Papers are missing: {materials}. Tell the applicant of all of them at once, or record those brought.',
    description: 'The application is not complete. Notify the applicant of everything missing (art. 32), or record the papers that were brought.',
  },
  'nothing-missing': {
    type: 'NothingMissing',
    zh: '材料齐全,无需 {act}。请受理。',
    en: 'Nothing is missing, so {act} is not needed. Accept the application.',
    description: 'The papers are complete. Accept the application.',
  },
  'notified-before': {
    type: 'NotifiedBefore',
    zh: '已于 {at} 一次性告知所缺材料,不得再次告知。请等待补齐或受理。',
    en: 'Everything missing was told on {at}, once and for all. Wait for the papers, or accept.',
    description: 'The one-off notification happens once (art. 32). Wait for the papers, or accept the application.',
  },
  'counts-as-accepted': {
    type: 'CountsAsAccepted',
    zh: '未在 {until} 前告知,申请自 {from} 收到之日起视为受理。请受理该办件。',
    en: 'Nothing was told by {until}, so the application counts as accepted from {from}, the day it was received. Accept it.',
    description: 'Nothing was told within five working days, so by art. 32 the application counts as accepted from the day of receipt. Accept it; the clock starts on that day.',
  },
  'complete-by-not-usable': {
    type: 'CompleteByNotUsable',
    zh: '补齐期限 {given} 不可用,可定在 {earliest} 至 {latest} 之间。',
    en: 'The papers cannot be asked for by {given}; choose a day from {earliest} to {latest}.',
    description: 'The last day for the papers is too near or too far. Choose one from `earliest` to `latest`.',
  },
  'papers-not-overdue': {
    type: 'PapersNotOverdue',
    zh: '申请人可在 {until}(含当日)前补齐材料,现在不能按逾期终止。',
    en: 'The applicant has until {until}, that day included, to complete the papers. The application lapses after it.',
    description: 'An application lapses only when the day named in the notification has passed. Wait until then.',
  },
  'not-instant': {
    type: 'NotInstant',
    zh: '办件 {case} 不是即办件,受理后须经承办、审核、批准方可办结。',
    en: 'Case {case} is not an instant case: it is handled, reviewed and approved before it is concluded.',
    description: 'Only an instant case is concluded straight after acceptance. Handle the case next.',
  },
  'progress-not-found': {
    type: 'ProgressNotFound',
    zh: '办件编号与回执码不相符。请核对回执。',
    en: 'The case number and the receipt code do not belong together. Check the receipt.',
    description: 'Number and receipt code do not belong together, or there is no such case; the two give the same answer. Check the receipt.',
  },
  'no-such-ledger': {
    type: 'LedgerNotFound',
    zh: '“{owner}”没有您可以查看的台账。请查看本级台账。',
    en: 'There is no ledger of {owner} that you may read. Ask your own tier\'s.',
    description: 'The centre keeps no ledger, or not one that you may read; the two are answered alike. Ask the ledger of your own tier.',
  },
  'not-in-ledger': {
    type: 'NotInLedger',
    zh: '“{owner}”的台账中没有办件 {case}。它可能尚未上报,或由其他中心办理。',
    en: 'The ledger of {owner} has no case {case}. It may not have come up yet, or belongs elsewhere.',
    description: 'No case with this id or number has come up to this ledger. Check the number; if the centre was away, ask again when it is back.',
  },
} as const satisfies MessageCatalogue

export type CaseRefusalCode = keyof typeof caseMessages
