import { searchText } from './search-text.js'

test.each<[string, { zh: string; en?: string }, string]>([
  ['gs-002', { zh: '个体工商户设立登记', en: 'Registration of an individual business' }, 'gs-002 个体工商户设立登记 registration of an individual business getigongshanghushelidengji gtgshsldj'],
  ['cg-001', { zh: '户外招牌设置审批' }, 'cg-001 户外招牌设置审批 huwaizhaopaishezhishenpi hwzpszsp'],
  ['gs-9', { zh: '银行（长沙）' }, 'gs-9 银行(长沙) yinhangchangsha yhcs'],
  ['mz-1', { zh: '绿化、女职工' }, 'mz-1 绿化、女职工 lvhuanvzhigong lhnzg'],
  ['x-1', { zh: 'A类100%', en: 'Class A' }, 'x-1 a类100% class a alei100 al100'],
])('%s', async (code, names, text) => expect(await searchText(code, names)).toBe(text))

test('a name without end is cut to what an index holds', async () => {
  const text = await searchText('gs-002', { zh: '长'.repeat(2_000) })
  expect([text.length, Buffer.byteLength(text) < 2_700]).toEqual([800, true])
})
