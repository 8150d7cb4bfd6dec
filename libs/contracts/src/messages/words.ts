import { pauseReasons } from '@tongban/kernel'
import { actWords, operationWords } from './act-words.js'
import { faultWords } from './fault-words.js'
import type { Language } from './sentence.js'

type Words = Readonly<Record<string, string>>

const jobStates: Words = {
  draft: '草稿', submitted: '已提交', correction: '待补正', accepted: '已受理', 'in-review': '审批中', issuing: '发证中', granted: '准予许可', partial: '部分准予', refused: '不予许可',
  'not-accepted': '不予受理', withdrawn: '已撤回', lapsed: '逾期终止',
}
const submissionStates: Words = { ...jobStates, withdrawing: '撤回中', 'not-taken': '统筹方未接收' }
const nodeOutcomes: Words = { approved: '通过', refused: '不予许可', consented: '同意', objected: '有异议', 'deemed-consent': '视为同意', skipped: '无需办理' }
const taskStates: Words = { waiting: '等待中', offered: '已派发', received: '已接收', claimed: '已认领', paused: '已中止', cancelled: '已取消', unconfirmed: '待统筹确认', confirmed: '已确认', late: '迟到', ...nodeOutcomes }
const caseStates: Words = {
  received: '已接件', notified: '已一次性告知', accepted: '已受理', handled: '已承办', reviewed: '已审核', approved: '已批准', refused: '不予许可', concluded: '已办结', delivered: '已送达',
  'not-accepted': '不予受理', withdrawn: '已撤回', lapsed: '逾期终止', cancelled: '已取消',
}
const stages: Words = { acceptance: '受理', handling: '承办', review: '审核', approval: '批准', conclusion: '办结', delivery: '送达' }
const nodeKinds: Words = { decision: '审批', opinion: '征求意见', 'applicant-duty': '申请人办理', external: '外部办理', notice: '公示', issue: '发证' }
const edgeKinds: Words = { hard: '硬性', soft: '顺序', conditional: '条件' }
const decisions: Words = { approve: '通过', refuse: '不予许可', consent: '同意', object: '提出异议' }
const tiers: Words = { CITY: '市级', DISTRICT: '区级', STREET: '街道' }
const units: Words = { wd: '工作日', cal: '自然日' }
const forms: Words = { electronic: '电子件', copy: '复印件', 'verified-copy': '核验复印件', original: '原件', 'original-and-copy': '原件及复印件' }
const identityTypes: Words = { 'citizen-number': '居民身份证', passport: '护照', 'credit-code': '统一社会信用代码', 'organisation-code': '组织机构代码' }
const identityFaults: Words = {
  'too-short': '位数不足', 'too-long': '位数过多', 'wrong-character': '字符有误', 'no-such-date': '日期不存在', 'date-to-come': '日期尚未到来', 'wrong-check': '校验码不符',
  'wrong-organisation-check': '主体标识码校验不符', 'no-such-province': '省级代码不存在', 'no-street': '街镇代码有误', 'wrong-form': '格式不符',
}
const textFields: Words = { reason: '理由', basis: '依据', note: '说明' }
const limits: Words = {
  levels: '层数', depth: '层数', aliases: '别名', directives: '指令', tokens: '词数', cost: '开销', batch: '批次请求', nesting: '变量嵌套',
}

/**
 * What a code is called in a Chinese sentence, by the parameter it stands in and its value: by message and parameter where one name means several things.
 * A value that is not here is a number, a name, a code of a directory or something that was typed, and stands as it is.
 */
export const words: Readonly<Record<string, Words>> = {
  act: actWords,
  stage: stages,
  'same-officer.other': stages,
  decision: decisions,
  objection: { standing: '待处理', overridden: '已否决', upheld: '已支持' },
  tier: tiers,
  'job-state.state': jobStates,
  'job-state.possible': actWords,
  'task-state.state': taskStates,
  'task-state.possible': actWords,
  'no-objection-stands.state': taskStates,
  'case-state.state': caseStates,
  'case-state.possible': actWords,
  'submission-state.state': submissionStates,
  'submission-state.possible': actWords,
  'decision-not-of-kind.kind': nodeKinds,
  'decision-not-of-kind.possible': decisions,
  'blueprint-item-missing.kind': nodeKinds,
  'blueprint-item-out-of-place.kind': nodeKinds,
  'blueprint-consent-out-of-place.kind': nodeKinds,
  'blueprint-condition-out-of-place.kind': edgeKinds,
  'blueprint-condition-impossible.is': nodeOutcomes,
  'blueprint-condition-impossible.known': nodeOutcomes,
  'blueprint-issue-unreachable.ends': nodeOutcomes,
  'blueprint-tier-not-of-item.value': tiers,
  'blueprint-tier-not-of-item.known': tiers,
  'blueprint-unsound.faults': faultWords,
  'standard-unsound.faults': faultWords,
  'what-if-not-playable.faults': faultWords,
  'what-if-file-not-playable.faults': faultWords,
  'power-not-delegated.basis': { statutory: '法定', delegated: '委托', transferred: '下放' },
  'pause-without-rule.reason': Object.fromEntries(Object.entries(pauseReasons).map(([code, { names }]) => [code, names.zh])),
  'text-not-usable.field': textFields,
  'text-names-a-person.field': textFields,
  'form-not-strict-enough.form': forms,
  'form-not-strict-enough.needed': forms,
  'limit-units-differ.value': units,
  'limit-units-differ.statutory': units,
  'identity-of-other-kind.kind': { person: '自然人', organisation: '组织' },
  'identity-of-other-kind.identityType': identityTypes,
  'identity-of-other-kind.possible': identityTypes,
  'identity-invalid.fault': identityFaults,
  'party-missing.role': { applicant: '申请人', 'co-applicant': '共同申请人', agent: '代理人', 'legal-representative': '法定代表人', organisation: '组织' },
  'not-allowed.action': operationWords,
  'query-too-large.what': limits,
  'query-over-limit.limit': limits,
}

/** What a code is called in an English sentence, where the code itself would not be understood at a counter. */
const inEnglish: Readonly<Record<string, Words>> = {
  'identity-invalid.fault': {
    'too-short': 'too short', 'too-long': 'too long', 'wrong-character': 'wrong character', 'no-such-date': 'no such date', 'date-to-come': 'a date to come', 'wrong-check': 'wrong check digit',
    'wrong-organisation-check': 'wrong check digit of the organisation code', 'no-such-province': 'no such province', 'no-street': 'no such street', 'wrong-form': 'wrong form',
  },
}

/** Where null says that there is none; elsewhere it says that nobody knows. */
const none: ReadonlySet<string> = new Set(['no-objection-stands.objection', 'not-the-lead.department', 'blueprint-department-not-of-item.value'])

/** One value of a parameter as it stands in a sentence. */
export function wordOf(refused: string, name: string, value: unknown, lang: Language): string {
  const missing = value === undefined || value === null
  if (missing && value === null && none.has(`${refused}.${name}`)) return lang === 'zh' ? '无' : 'none'
  if (missing) return lang === 'zh' ? '未知' : 'unknown'
  const text = String(value)
  const table = lang === 'en' ? inEnglish[`${refused}.${name}`] : (words[`${refused}.${name}`] ?? words[name])
  if (!table) return text
  const [code, ...rest] = table === faultWords ? text.split(' ') : [text] // a fault may be followed by the node it is at
  return Object.hasOwn(table, code!) ? [table[code!], ...rest].join(' ') : text
}
