import type { PaperRequest } from './submission.js'
import { submissionStates } from './transitions.js'
import { nextForClerk, noticeText, partWords, stateWords, toDoOfApplicant } from './words.js'

const centre = { zh: '赤岗街政务服务中心', en: 'Chigang Service Centre' }
const paper = { code: 'articles', subject: 'company', variant: null }
const asked: PaperRequest = { kind: 'correction', papers: [paper], note: null, completeBy: '2015-07-20', since: '2015-06-30T02:00:00.000Z' }

test('every state has words in both languages', () => {
  for (const state of submissionStates) expect([stateWords(state).zh, stateWords(state).en].every((text) => text!.length > 2)).toBe(true)
})

test('what was asked for is what comes next, for the window and for the applicant, with its last day', () => {
  const of = { state: 'correction' as const, request: asked }
  expect(nextForClerk(of)).toEqual({ words: { zh: '通知申请人补正 1 份材料，截至2015年7月20日', en: 'Tell the applicant to bring 1 document by 20 July 2015.' }, act: 'bringJobPapers' })
  expect(toDoOfApplicant(of, centre)).toEqual({ zh: '请在2015年7月20日前（含当日）到赤岗街政务服务中心补正', en: 'Come to Chigang Service Centre and put it right by 20 July 2015.' })
  const supplement = { state: 'in-review' as const, request: { ...asked, kind: 'supplement' as const, completeBy: null } }
  expect(toDoOfApplicant(supplement, centre)).toEqual({ zh: '请尽快到赤岗街政务服务中心补正', en: 'Come to Chigang Service Centre and put it right soon.' })
  expect(nextForClerk({ ...supplement, request: { ...supplement.request, papers: [], note: '盖章' } }).words.en).toBe('Tell the applicant to put it right.')
})

test('granted, the result is fetched; under way, there is nothing to do; what was asked before the end is asked no more', () => {
  expect(toDoOfApplicant({ state: 'granted', request: null }, centre)!.zh).toBe('请凭回执到赤岗街政务服务中心领取结果')
  expect(toDoOfApplicant({ state: 'in-review', request: null }, centre)).toBeNull()
  expect(toDoOfApplicant({ state: 'lapsed', request: asked }, centre)).toBeNull()
  expect(nextForClerk({ state: 'refused', request: asked })).toEqual({ words: { zh: '告知申请人结果及理由', en: 'Tell the applicant the result and the reasons.' }, act: null })
})

test('the notice names every paper once, the last day, and what happens after it', () => {
  const blueprint = { zh: '三证合一', en: 'Three certificates in one' }
  const names = [{ zh: '章程', en: 'Articles' }, { zh: '租赁合同', en: 'Lease' }]
  expect(noticeText(asked, centre, blueprint, names)).toEqual({
    zh: '您向赤岗街政务服务中心提交的“三证合一”申请，各部门所需材料已一并核对。还需补齐下列材料：1. 章程；2. 租赁合同。请于2015年7月20日前（含当日）补正；逾期未补正的，申请终止。',
    en: 'Your application to Chigang Service Centre for "Three certificates in one" was checked for all departments at once. It still needs: 1. Articles; 2. Lease. Come by 20 July 2015, that day included; after it the application lapses.',
  })
  expect(noticeText({ kind: 'supplement', note: '盖章不清', completeBy: null }, centre, blueprint, []).zh).toBe('您向赤岗街政务服务中心提交的“三证合一”申请，各部门所需材料已一并核对。需要补正：盖章不清。')
})

test('a part names its centre, says when that has not received it, and when it is later than planned', () => {
  const hz = { zh: '海珠区政务服务中心', en: 'Haizhu Service Centre' }
  expect(partWords({ state: 'offered', issues: false, centre: hz, late: false })).toEqual({ zh: '已转交海珠区政务服务中心，对方尚未接收', en: 'Passed on to Haizhu Service Centre, which has not received it yet.' })
  expect(partWords({ state: 'claimed', issues: false, centre: hz, late: true })).toEqual({ zh: '海珠区政务服务中心正在办理，已晚于预计日期', en: 'Haizhu Service Centre is working on it. It is later than planned.' })
  expect(partWords({ state: 'approved', issues: true, centre: hz, late: false }).zh).toBe('已制发')
  expect(partWords({ state: 'newer-word', issues: false, centre: null, late: false })).toEqual({ zh: 'newer-word', en: 'newer-word' })
})
