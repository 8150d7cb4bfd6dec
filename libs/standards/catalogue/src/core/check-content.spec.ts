import { checkContent } from './check-content.js'
import type { ItemContent } from './item.js'
import { knowledge, shopSign } from './shop-sign.fixture.js'

const wd = (days: number) => ({ days, unit: 'wd' as const })
const form = shopSign.materials[0]!

test('a sound item passes, an instant one with 0 days too', () => {
  expect(checkContent('cg-001', shopSign, knowledge)).toBe('sound')
  expect(checkContent('cg-001', { ...shopSign, kind: 'instant', promisedLimit: wd(0) }, knowledge)).toBe('sound')
})

test('a promise as long as the statute passes', () => {
  expect(checkContent('cg-001', { ...shopSign, promisedLimit: wd(20) }, knowledge)).toBe('sound')
})

test.each<[string, Partial<ItemContent>, string, Record<string, unknown>]>([
  ['a promise longer than the statute', { promisedLimit: wd(21) }, 'promise-exceeds-statute', { field: 'content.promisedLimit.days', value: 21, statutory: 20 }],
  ['limits in different units', { promisedLimit: { days: 5, unit: 'cal' } }, 'limit-units-differ', { field: 'content.promisedLimit.unit', value: 'cal', statutory: 'wd' }],
  ['an instant item that promises a day', { kind: 'instant', promisedLimit: wd(1) }, 'instant-item-with-promise', { field: 'content.promisedLimit.days', value: 1 }],
  ['a promised item without a promise', { promisedLimit: wd(0) }, 'promised-item-without-promise', { field: 'content.promisedLimit.days', value: 0 }],
  ['a material listed twice', { materials: [form, form] }, 'listed-twice', { field: 'content.materials[1]', value: 'application-form' }],
  ['a tier listed twice', { tiers: ['STREET', 'STREET'] }, 'listed-twice', { field: 'content.tiers[1]', value: 'STREET' }],
  ['no tier', { tiers: [] as unknown as ItemContent['tiers'] }, 'no-tier', { field: 'content.tiers' }],
  ['an unknown department', { department: 'xx' }, 'unknown-department', { field: 'content.department', value: 'xx', known: ['cg', 'gs'] }],
  ['the code of another department', { department: 'gs' }, 'item-code-malformed', { field: 'code', value: 'cg-001', department: 'gs' }],
  ['no English name', { names: { zh: '户外招牌' } }, 'english-name-missing', { field: 'content.names.en', value: '户外招牌' }],
  ['a blank Chinese name', { names: { zh: ' ', en: 'Sign' } }, 'chinese-name-missing', { field: 'content.names.zh', value: ' ' }],
  ['a material without English', { materials: [{ ...form, names: { zh: '申请表' } }] }, 'english-name-missing', { field: 'content.materials[0].names.en' }],
  ['a fee in yuan', { fees: [{ names: { zh: '工本费', en: 'Cost' }, fen: 12.5 }] }, 'fee-not-in-fen', { field: 'content.fees[0].fen', value: 12.5 }],
  ['a negative fee', { fees: [{ names: { zh: '工本费', en: 'Cost' }, fen: -1 }] }, 'fee-not-in-fen', { field: 'content.fees[0].fen', value: -1 }],
  ['no legal basis', { basis: '  ' }, 'no-basis', { field: 'content.basis' }],
  ['a form that is no JSON Schema', { form: { type: 'objekt' } }, 'form-not-a-schema', { field: 'content.form' }],
])('refuses %s and names field and value', (_, change, refused, params) => {
  expect(checkContent('cg-001', { ...shopSign, ...change }, knowledge)).toMatchObject({ refused, params })
})

test.each(['cg-1', 'cg-0001', 'CG-001', 'cg001', 'cg-00a', ''])('refuses the code %p', (code) => {
  expect(checkContent(code, shopSign, knowledge)).toMatchObject({ refused: 'item-code-malformed', params: { field: 'code', value: code } })
})
