import { migrate } from '@tongban/database'
import { exchangeSchema } from '@tongban/exchange'
import { day } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../schema.js'
import { ImplementationLists, listStatement, type ListPage } from './implementation-lists.js'
import { content, standard } from './standard.fixture.js'
import { StandardsIntake } from './standards-intake.js'
import { StoredOfficeClock } from './stored-office-clock.js'
import { TakeOvers } from './take-over.js'

const on = day('2015-06-30')
const named = (zh: string, en: string, change = {}) => ({ names: { zh, en }, ...change })
const published = [
  standard('gs-002', 1, '2015-01-01', named('个体工商户设立登记', 'Registration of an individual business')),
  standard('gs-002', 2, '2015-06-01', named('个体工商户开业登记', 'Opening of an individual business')),
  standard('gs-002', 3, '2015-07-01', named('个体户登记', 'Sole traders')),
  standard('gs-010', 1, '2015-01-01', named('100%外资企业_设立\\变更', 'Wholly foreign-owned enterprises')),
  standard('cg-001', 1, '2015-02-01', named('户外招牌设置审批', 'Approval of an outdoor shop sign')),
]

let db: TestDatabase
let lists: ImplementationLists
const takeIn = (of: TestDatabase) => of.plumbing.inPlumbing((tx) => new StandardsIntake(new StoredOfficeClock(true)).apply(tx, published))
const sweep = (of: TestDatabase) => new TakeOvers(of.app, fixedClock('2015-07-01T01:00:00Z'), () => [{ id: 'hzcg', tier: 'STREET', ledgerCentre: 'hz' }, { id: 'hzxg', tier: 'STREET', ledgerCentre: 'hz' }]).sweep()
beforeAll(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, implementationListsSchema] })
  lists = new ImplementationLists(db.app)
  await takeIn(db)
  await sweep(db)
})
afterAll(() => db.close())

const found = async (words: string[], page: Partial<ListPage> = {}, centre = 'hzcg') => (await lists.list(centre, on, { sort: 'code', first: 20, words, ...page })).map(({ code, version }) => `${code}:${version}`)

test.each<[string, string[], string[]]>([
  ['Chinese', ['开业'], ['gs-002:2']],
  ['first letters', ['gtgsh'], ['gs-002:2']],
  ['whole syllables', ['getigongshang'], ['gs-002:2']],
  ['English', ['shop', 'sign'], ['cg-001:1']],
  ['a code', ['gs-0'], ['gs-002:2', 'gs-010:1']],
  ['what a version to come will be called', ['个体户'], []],
  ['what it was called before', ['设立登记'], []],
  ['several words of which one is missing', ['shop', 'licence'], []],
  ['nothing', [], ['cg-001:1', 'gs-002:2', 'gs-010:1']],
])('by %s', async (_, words, codes) => expect(await found(words)).toEqual(codes))

test.each([['%', ['gs-010:1']], ['_', ['gs-010:1']], ['\\', ['gs-010:1']], ['100%外资', ['gs-010:1']], ['g_-0', []], ['gs%10', []], ["';--", []], ["' or true", []]])('%s stands for itself', async (word, codes) =>
  expect(await found([word])).toEqual(codes))

test('page by page, in both orders, and of no other centre', async () => {
  expect(await found(['企'], { first: 1 })).toEqual(['gs-010:1'])
  expect(await found(['g'], { sort: 'code', first: 1 })).toEqual(['cg-001:1', 'gs-002:2'])
  expect(await found(['g'], { sort: 'code', first: 1, after: ['cg-001'] })).toEqual(['gs-002:2', 'gs-010:1'])
  expect(await found(['g'], { sort: 'effectiveFrom', first: 1, after: ['2015-01-01', 'gs-010'] })).toEqual(['cg-001:1', 'gs-002:2'])
  expect(await found(['g'], {}, 'thws')).toEqual([])
})

test('items that were there before they could be searched are found like any other', async () => {
  const [create] = implementationListsSchema.migrations
  const before = await testDatabase({ schemas: [exchangeSchema, { ...implementationListsSchema, migrations: [create!] }] })
  const text = JSON.stringify(content)
  for (const centre of ['hzcg', 'hzxg'])
    await before.admin.query({ text: "insert into implementation_item values ($1, 'cg-001', 1, 'cg', 'promised', '2015-01-01', $2, sha256(convert_to($2, 'UTF8')), '2015-01-01T00:00:00Z')", values: [centre, text] })
  await migrate({ url: before.urls.owner, schemas: [exchangeSchema, implementationListsSchema] })
  const of = new ImplementationLists(before.app)
  for (const centre of ['hzcg', 'hzxg']) expect((await of.list(centre, on, { sort: 'code', first: 5, words: ['hwzp'] })).map(({ code }) => code)).toEqual(['cg-001'])
  // Row-level security stands again, for the owner too.
  expect((await before.owner.query({ text: 'select from implementation_item' })).rowCount).toBe(0)
  await before.close()
})

test('among 20,000 items of a centre a search reads its index, and of the items only those it found', async () => {
  await db.admin.query({ text: `insert into implementation_item (centre_id, code, version, department, kind, effective_from, content, content_hash, adopted_at, search)
    select 'gz', 'gs-' || lpad(n::text, 6, '0'), 1, 'gs', 'promised', '2015-01-01', c, sha256(convert_to(c, 'UTF8')), '2015-01-01', 'gs-' || lpad(n::text, 6, '0') || ' 事项 item shixiang sx'
    from generate_series(1, 20000) as n, lateral (select '{"names":{"zh":"' || repeat('事项', 200) || n || '"}}' as c) as said` })
  await db.admin.query({ text: 'vacuum analyze implementation_item' })
  const plan = async (page: Partial<ListPage>) => db.app.inTenantEach(['gz'], async (tx) => {
    const { text, values } = listStatement('gz', on, { sort: 'code', first: 20, ...page })
    return (await tx.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze) ${text}`, values: values ?? [] })).rows.map((row) => row['QUERY PLAN']).join('\n')
  })
  for (const page of [{ words: ['19999'] }, { words: ['sx'] }, { words: ['sx'], after: ['gs-010000'] }, { words: ['19999'], sort: 'effectiveFrom' as const }]) {
    const text = await plan(page)
    expect(text).toMatch(/Index Only Scan using implementation_item_search/)
    expect(text).not.toMatch(/Seq Scan/)
  }
  expect(await found(['19999'], {}, 'gz')).toEqual(['gs-019999:1'])
})
