import { contentOf, placeOf, valuesOf, withoutField } from './form-values.js'
import type { Content } from './queries.js'

const content: Content = {
  names: { zh: '户外招牌设置审批', en: 'Outdoor shop sign' }, kind: 'PROMISED', department: 'cg', tiers: ['DISTRICT', 'STREET'],
  statutoryLimit: { days: 20, unit: 'WORKING_DAYS' }, promisedLimit: { days: 5, unit: 'WORKING_DAYS' },
  materials: [{ code: 'application-form', names: { zh: '申请表', en: 'Application form' }, required: true, copies: 1, form: 'ORIGINAL' }],
  conditions: [{ zh: '自有门面', en: 'Own premises' }], fees: [{ names: { zh: '工本费', en: 'Cost' }, fen: '1250', basis: null }],
  results: [{ code: 'sign-permit', names: { zh: '许可', en: 'Permit' } }], onlineDepth: 2, form: null, basis: '规定',
}

test('what is not touched goes back as it came', () => expect(contentOf(valuesOf(content))).toEqual(content))

test('an instant item promises nothing, and what is missing goes out empty', () => {
  expect(contentOf({ ...valuesOf(content), kind: 'INSTANT' }).promisedLimit).toEqual({ days: 0, unit: 'WORKING_DAYS' })
  expect(contentOf({})).toMatchObject({ names: { zh: '', en: null }, department: '', tiers: [], materials: [], basis: '' })
  expect(contentOf({ materials: [{}] }).materials).toEqual([{ code: '', names: { zh: '', en: null }, required: true, copies: 1, form: 'ORIGINAL' }])
})

test.each([
  ['content.names.en', ['names', 'en']], ['content.materials[2].names.zh', ['materials', 2, 'names', 'zh']], ['content.materials[1]', ['materials', 1, 'code']],
  ['content.conditions[0].zh', ['conditions', 0, 'zh']], ['content.fees[0].fen', ['fees', 0, 'yuan']], ['content.fees[0].basis', ['fees', 0, 'basis']], ['content.tiers[1]', ['tiers']],
  ['content.promisedLimit.days', ['promisedDays']], ['content.promisedLimit.unit', ['unit']], ['code', ['number']], ['content.form', ['form']], ['commandId', undefined],
])('%s is typed at %j', (field, place) => expect(placeOf(field)).toEqual(place))

test('a sentence at its field does not name it', () => {
  expect(withoutField('content.promisedLimit.days:承诺 30 日,超过法定 20 日', 'content.promisedLimit.days')).toBe('承诺 30 日,超过法定 20 日')
  expect(withoutField('content.basis: the legal basis is missing', 'content.basis')).toBe('The legal basis is missing')
  expect(withoutField('“content.basis”填写有误：过长', 'content.basis')).toBe('填写有误：过长')
  expect(withoutField('Busy', 'content.basis')).toBe('Busy')
})
