import { compareContents, contentFields } from './compare-content.js'
import type { ItemContent } from './item.js'
import { shopSign } from './shop-sign.fixture.js'

const said = (change: Partial<ItemContent>) =>
  compareContents(shopSign, { ...shopSign, ...change }).map(({ field, key, part, change: what, before, after }) => [[field, key, part].filter(Boolean).join('.'), what, before, after])
const [form, licence] = shopSign.materials as [ItemContent['materials'][number], ItemContent['materials'][number]]

test('a version differs from itself in nothing', () => {
  expect(compareContents(shopSign, structuredClone(shopSign))).toEqual([])
})

test.each<[string, Partial<ItemContent>, unknown[][]]>([
  ['a shorter promise', { promisedLimit: { days: 3, unit: 'wd' } }, [['promisedLimit.days', 'changed', '5', '3']]],
  ['another unit', { statutoryLimit: { days: 20, unit: 'cal' } }, [['statutoryLimit.unit', 'changed', 'wd', 'cal']]],
  ['another name', { names: { zh: '户外招牌设置许可', en: 'Approval of an outdoor shop sign' } }, [['names.zh', 'changed', '户外招牌设置审批', '户外招牌设置许可']]],
  ['an English name gone', { names: { zh: '户外招牌设置审批' } }, [['names.en', 'changed', 'Approval of an outdoor shop sign', null]]],
  ['a tier less and one more', { tiers: ['CITY', 'STREET'] }, [['tiers.DISTRICT', 'removed', null, null], ['tiers.CITY', 'added', null, null]]],
  ['a material fallen away', { materials: [form] }, [['materials.business-licence', 'removed', null, null]]],
  ['a material more', { materials: [form, licence, { ...form, code: 'lease' }] }, [['materials.lease', 'added', null, null]]],
  ['two copies of what may be left out', { materials: [form, { ...licence, copies: 2, required: false }] }, [['materials.business-licence.required', 'changed', 'true', 'false'], ['materials.business-licence.copies', 'changed', '1', '2']]],
  ['materials in another order', { materials: [licence, form] }, [['materials.order', 'changed', 'application-form, business-licence', 'business-licence, application-form']]],
  ['a condition in other words', { conditions: [{ zh: '招牌牢固' }] }, [['conditions.招牌设置在自有或租赁门面', 'removed', null, null], ['conditions.招牌牢固', 'added', null, null]]],
  ['a fee', { fees: [{ names: { zh: '工本费' }, fen: 1250 }] }, [['fees.工本费', 'added', null, null]]],
  ['a form', { form: { type: 'object', title: 'x' } }, [['form', 'changed', null, '{"title":"x","type":"object"}']]],
  ['more online', { onlineDepth: 3 }, [['onlineDepth', 'changed', '2', '3']]],
  ['at once', { kind: 'instant' }, [['kind', 'changed', 'promised', 'instant']]],
  ['another basis and department', { basis: '《市容条例》', department: 'gs' }, [['department', 'changed', 'cg', 'gs'], ['basis', 'changed', '《广东省城市市容和环境卫生管理规定》', '《市容条例》']]],
])('%s', (_, change, expected) => expect(said(change)).toEqual(expected))

test('what changed is called as the newer version calls it, what fell away as the older did', () => {
  const names = { zh: '营业执照副本', en: 'Copy of the licence' }
  expect(compareContents(shopSign, { ...shopSign, materials: [{ ...licence, names }] }).map((one) => [one.key, one.part, one.names?.zh])).toEqual([
    ['application-form', null, '申请表'], ['business-licence', 'zh', '营业执照副本'], ['business-licence', 'en', '营业执照副本'],
  ])
})

test('every field of a content is compared', () => {
  expect([...contentFields].sort()).toEqual(Object.keys(shopSign).sort())
})
