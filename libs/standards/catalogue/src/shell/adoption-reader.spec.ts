import { exchangeSchema, type LedgerRow } from '@tongban/exchange'
import { day, isRefusal } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { shopSign } from '../core/shop-sign.fixture.js'
import { catalogueSchema } from '../schema.js'
import { AdoptionProjection } from './adoption-projection.js'
import { AdoptionReader, type KnownCentre } from './adoption-reader.js'
import { CatalogueActs } from './catalogue-acts.js'
import { CatalogueReader } from './catalogue-reader.js'

const centres: KnownCentre[] = [
  { id: 'hz', names: { zh: '海珠区政务服务中心' }, tier: 'DISTRICT' },
  { id: 'hzcg', names: { zh: '赤岗街道政务服务中心' }, tier: 'STREET' },
  { id: 'gz', names: { zh: '广州市政务服务中心' }, tier: 'CITY' },
  { id: 'th', names: { zh: '天河区政务服务中心' }, tier: 'DISTRICT' },
]
const on = day('2015-06-30')
let db: TestDatabase
let hash: string
let reader: AdoptionReader

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
  const acts = new CatalogueActs(db.app, fixedClock('2015-06-30T01:00:00Z'), () => ['cg'])
  await acts.draft({ commandId: v7(), code: 'cg-001', content: shopSign }, 'city.standards')
  const published = await acts.publish({ commandId: v7(), code: 'cg-001', version: 1, effectiveFrom: on }, 'city.standards')
  hash = isRefusal(published) ? '' : published.contentHash!
  reader = new AdoptionReader(db.app, new CatalogueReader(db.app), 'gz', () => centres)
})
afterEach(() => db.close())

const says = (source: string, change: object = {}): LedgerRow => ({
  owner: 'gz', source, topic: 'tb.hz.events', seq: 1, type: 'standards.implementation-item-adopted.v1', aggregateType: 'adoption', aggregateId: `${source}:cg-001`, aggregateVersion: 1,
  occurredAt: new Date('2015-06-30T01:00:01Z'), hash: Buffer.alloc(32),
  body: { centreId: source, code: 'cg-001', version: 1, contentHash: hash, adoptedAt: '2015-06-30T01:00:01.000Z', effectiveFrom: '2015-06-30', ...change },
})
const apply = (...rows: LedgerRow[]) => db.plumbing.inPlumbing((tx) => new AdoptionProjection().apply(tx, 'gz', rows))

test('shows who runs which version since when, and who has said nothing; a tier that does not exercise the item is left out', async () => {
  await apply(says('hz'), says('hzcg'))
  const view = await reader.adoption('cg-001', on)
  expect(view).toMatchObject({ code: 'cg-001', inForce: 1, contentHash: hash, effectiveFrom: on })
  expect(view?.centres.map(({ centreId, state, version, adoptedAt }) => [centreId, state, version, adoptedAt?.toISOString()])).toEqual([
    ['hz', 'current', 1, '2015-06-30T01:00:01.000Z'],
    ['hzcg', 'current', 1, '2015-06-30T01:00:01.000Z'],
    ['th', 'silent', null, undefined],
  ])
})

test('shows a centre that runs something else under the same number', async () => {
  await apply(says('hz', { contentHash: `sha256:${'0'.repeat(64)}` }))
  expect((await reader.adoption('cg-001', on))?.centres[0]).toMatchObject({ centreId: 'hz', state: 'differs' })
})

test('says of each centre how old what is known of it is', async () => {
  await apply(says('hz'))
  const heard = new Map([['hz', new Date('2015-06-30T01:05:00Z')]])
  const asking: string[][] = []
  const told = new AdoptionReader(db.app, new CatalogueReader(db.app), 'gz', () => centres, async (of) => { asking.push([...of]); return heard })
  expect((await told.adoption('cg-001', on))?.centres.map(({ centreId, asOf }) => [centreId, asOf?.toISOString() ?? null])).toEqual([['hz', '2015-06-30T01:05:00.000Z'], ['hzcg', null], ['th', null]])
  expect(asking).toEqual([['hz', 'hzcg', 'th']])
})

test('an acknowledgement that comes again changes nothing', async () => {
  await apply(says('hz'))
  await apply(says('hz', { adoptedAt: '2015-07-30T01:00:01.000Z' }), says('hz'))
  expect((await reader.adoption('cg-001', on))?.centres[0]?.adoptedAt).toEqual(new Date('2015-06-30T01:00:01.000Z'))
})

test('a centre that acknowledges for another is not believed', async () => {
  await expect(apply(says('hz', { centreId: 'th' }))).rejects.toThrow(/hz acknowledges for th/)
})

test('an item that is not in force has no adoption', async () => {
  expect(await reader.adoption('cg-001', day('2015-06-29'))).toBeUndefined()
  expect(await reader.adoption('cg-999', on)).toBeUndefined()
})

test('the ledger of another owner sees nothing of it', async () => {
  await apply(says('hz'))
  const { rows } = await db.app.inTenant(['hz'], (tx) => tx.query({ text: 'select * from catalogue_adoption' }))
  expect(rows).toEqual([])
})
