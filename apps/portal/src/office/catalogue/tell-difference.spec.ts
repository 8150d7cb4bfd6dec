import type { Content, Difference } from './queries.js'
import { tellDifferences } from './tell-difference.js'

const before: Content = {
  names: { zh: '户外招牌设置审批', en: 'Outdoor shop sign' }, kind: 'PROMISED', department: 'cg', tiers: ['DISTRICT', 'STREET'],
  statutoryLimit: { days: 20, unit: 'WORKING_DAYS' }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' },
  materials: [{ code: 'application-form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'ORIGINAL' }],
  conditions: [], fees: [{ names: { zh: '工本费', en: 'Cost' }, fen: '1250', basis: null }], results: [], onlineDepth: 2, form: null, basis: '规定',
}
const after: Content = {
  ...before, promisedLimit: { days: 3, unit: 'CALENDAR_DAYS' },
  materials: [...before.materials, { code: 'photo', names: { zh: '照片', en: 'Photograph' }, required: false, copies: 2, form: 'ELECTRONIC' }],
}
const one = (more: Partial<Difference>): Difference => ({ field: 'KIND', key: null, names: null, part: null, change: 'CHANGED', before: null, after: null, ...more })
const tell = (difference: Partial<Difference>, language: 'zh' | 'en' = 'zh') => tellDifferences([one(difference)], { before, after, departmentName: (code) => `〈${code}〉` }, language)

test('a limit\'s days and unit are one difference, with the unit said on both sides', () => {
  const days = one({ field: 'PROMISED_LIMIT', part: 'days', before: '5', after: '3' })
  const unit = one({ field: 'PROMISED_LIMIT', part: 'unit', before: 'wd', after: 'cal' })
  expect(tellDifferences([days, unit], { before, after, departmentName: String }, 'zh'))
    .toEqual([{ field: '承诺时限', which: '', change: 'CHANGED', before: '5个工作日', after: '3个自然日' }])
  expect(tellDifferences([unit], { before, after, departmentName: String }, 'en')).toEqual([{ field: 'Promised limit', which: '', change: 'CHANGED', before: '5 working days', after: '3 calendar days' }])
})

test('what was added or removed is told with what it asks for', () => {
  expect(tell({ field: 'MATERIALS', key: 'photo', names: { zh: '照片', en: 'Photograph' }, change: 'ADDED' }))
    .toEqual([{ field: '申请材料', which: '照片', change: 'ADDED', before: null, after: '电子件 · 2份 · 可不交' }])
  expect(tell({ field: 'FEES', key: '工本费', names: { zh: '工本费', en: 'Cost' }, change: 'REMOVED' }, 'en'))
    .toEqual([{ field: 'Fees', which: 'Cost', change: 'REMOVED', before: '12.50 yuan', after: null }])
  expect(tell({ field: 'TIERS', key: 'STREET', change: 'REMOVED' })).toEqual([{ field: '行使层级', which: '街（镇）级', change: 'REMOVED', before: null, after: null }])
})

test('values are told in words, and an order by names', () => {
  const shown = (difference: Partial<Difference>) => tell(difference).map((told) => [told.which, told.before, told.after])[0]
  expect(shown({ field: 'KIND', before: 'promised', after: 'instant' })).toEqual(['', '承诺件', '即办件'])
  expect(shown({ field: 'DEPARTMENT', before: 'cg', after: 'gs' })).toEqual(['', '〈cg〉', '〈gs〉'])
  expect(shown({ field: 'ONLINE_DEPTH', before: '2', after: '4' })).toEqual(['', '网上申请', '全程网办'])
  expect(shown({ field: 'MATERIALS', key: 'photo', names: { zh: '照片' , en: null }, part: 'required', before: 'false', after: 'true' })).toEqual(['照片 · 是否必交', '可不交', '必交'])
  expect(shown({ field: 'MATERIALS', part: 'order', before: 'application-form, gone', after: 'photo, application-form' })).toEqual(['排列顺序', '申请表、gone', '照片、申请表'])
  expect(shown({ field: 'BASIS', before: '规定', after: '条例' })).toEqual(['', '规定', '条例'])
})
