import { migrate } from '@tongban/database'
import { exchangeSchema } from '@tongban/exchange'
import { day, isRefusal } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { shopSign } from '../core/shop-sign.fixture.js'
import { catalogueSchema } from '../schema.js'
import { CatalogueActs } from './catalogue-acts.js'
import { CatalogueReader, type ItemFilter } from './catalogue-reader.js'

let db: TestDatabase
const on = day('2015-06-30')
beforeAll(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
  await publish('cg-001', shopSign)
  await publish('cg-001', { ...shopSign, names: { zh: '户外广告设置许可', en: 'Permit for an outdoor advertisement' } }, 2)
  await publish('gs-002', { ...shopSign, department: 'gs', names: { zh: '个体工商户_登记100%', en: 'Individual business' } })
})
afterAll(() => db.close())

async function publish(code: string, content: typeof shopSign, version = 1) {
  const acts = new CatalogueActs(db.app, fixedClock('2015-06-30T01:00:00Z'), () => ['cg', 'gs'])
  if (version === 1) await acts.draft({ commandId: v7(), code, content }, 'city.standards')
  else {
    await acts.redraft({ commandId: v7(), code }, 'city.standards')
    await acts.edit({ commandId: v7(), code, version, content }, 'city.standards')
  }
  const done = await acts.publish({ commandId: v7(), code, version, effectiveFrom: on }, 'city.standards')
  if (isRefusal(done)) throw new Error(JSON.stringify(done))
}

const found = async (filter: ItemFilter, of = db) =>
  (await new CatalogueReader(of.app).items(filter, { sort: 'code', descending: false, first: 20 })).map(({ code, version }) => `${code}:${version}`)

test.each<[string[], string[]]>([
  [['招牌'], ['cg-001:1']], [['hwgg'], ['cg-001:2']], [['huwai'], ['cg-001:1', 'cg-001:2']], [['outdoor', 'advert'], ['cg-001:2']], [['gs-0'], ['gs-002:1']], [['%'], ['gs-002:1']], [['_'], ['gs-002:1']], [["';--"], []],
  [[], ['cg-001:1', 'cg-001:2', 'gs-002:1']],
])('%j finds %j', async (words, codes) => expect(await found({ words })).toEqual(codes))

test('of each item the newest alone, searched or not', async () => {
  expect(await found({ newest: true })).toEqual(['cg-001:2', 'gs-002:1'])
  expect(await found({ newest: true, words: ['招牌'] })).toEqual([])
  expect(await found({ newest: true, department: 'cg' })).toEqual(['cg-001:2'])
})

test('what was published before it could be searched is found like anything else, and is kept from change as before', async () => {
  const [create, records] = catalogueSchema.migrations
  const before = await testDatabase({ schemas: [exchangeSchema, { ...catalogueSchema, migrations: [create!, records!] }] })
  const content = JSON.stringify(shopSign)
  const columns = "'city', 'cg-001', 1"
  await before.admin.query({ text: `insert into catalogue_version values (${columns}, 1, 'published', null, $1, '2015-01-01', 'city.standards')`, values: [content] })
  await before.admin.query({ text: `insert into catalogue_item values (${columns}, 'cg', 'promised', '{STREET}', '2015-01-01', $1, sha256(convert_to($1, 'UTF8')), '2015-01-01', 'city.standards')`, values: [content] })
  await migrate({ url: before.urls.owner, schemas: [exchangeSchema, catalogueSchema] })
  expect(await found({ words: ['zhaopai'] }, before)).toEqual(['cg-001:1'])
  await expect(before.admin.query({ text: "update catalogue_item set search = ''" })).rejects.toThrow(/never changes/)
  expect((await before.owner.query({ text: 'select from catalogue_item' })).rowCount).toBe(0)
  await before.close()
})
