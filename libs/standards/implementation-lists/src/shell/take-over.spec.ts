import { canonicalText, hashText, sha256 } from '@tongban/contracts'
import { exchangeSchema, type StandardsMessage } from '@tongban/exchange'
import { day } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../schema.js'
import { ImplementationLists } from './implementation-lists.js'
import { content, standard } from './standard.fixture.js'
import { StandardsIntake } from './standards-intake.js'
import { StoredOfficeClock } from './stored-office-clock.js'
import { TakeOvers, type HostedCentre } from './take-over.js'

const haizhu: HostedCentre[] = [
  { id: 'hz', tier: 'DISTRICT', ledgerCentre: 'hz' },
  { id: 'hzcg', tier: 'STREET', ledgerCentre: 'hz' },
]

let db: TestDatabase
const clock = fixedClock('2015-06-30T01:00:00Z')
const intake = new StandardsIntake(new StoredOfficeClock(true))
const take = (...messages: StandardsMessage[]) => db.plumbing.inPlumbing((tx) => intake.apply(tx, messages))
const takeOvers = (centres = haizhu) => new TakeOvers(db.app, clock, () => centres)
const lists = () => new ImplementationLists(db.app)
const acknowledged = async () =>
  (await db.admin.query<{ source: string; topic: string; body: string; aggregate_version: number }>({ text: 'select source, topic, body, aggregate_version from outbox order by position' })).rows
const refused = async () => (await db.admin.query<{ key: string; code: string }>({ text: 'select key, code from standard_refused order by key, code' })).rows

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, implementationListsSchema] })
  clock.set('2015-06-30T01:00:00Z')
})
afterEach(() => db.close())

test('a version already in force is taken over at once by every hosted centre of a tier allowed, and acknowledged with its hash', async () => {
  await take(standard('cg-001', 1, '2015-01-01'), standard('gt-001', 1, '2015-01-01', { department: 'gt', tiers: ['CITY'] }))
  expect(await takeOvers().sweep()).toBe(2)
  const said = await acknowledged()
  expect(said.map(({ source, topic, aggregate_version }) => [source, topic, aggregate_version])).toEqual([['hz', 'tb.hz.events', 1], ['hzcg', 'tb.hz.events', 1]])
  expect(JSON.parse(said[1]!.body)).toEqual({
    centreId: 'hzcg', code: 'cg-001', version: 1, contentHash: hashText(sha256(canonicalText(content))), adoptedAt: '2015-06-30T01:00:00.000Z', effectiveFrom: '2015-01-01',
  })
})

test('a version to come waits for its day by the office clock: midnight in Guangzhou', async () => {
  await take(standard('cg-001', 1, '2015-01-01'), standard('cg-001', 2, '2015-07-01', { promisedLimit: { days: 3, unit: 'wd' } }))
  await takeOvers().sweep()
  clock.set('2015-06-30T15:59:59.999Z')
  expect(await takeOvers().sweep()).toBe(0)
  clock.set('2015-06-30T16:00:00.000Z')
  expect(await takeOvers().sweep()).toBe(2)
  expect((await lists().inForce('hzcg', 'cg-001', day('2015-06-30')))?.content.promisedLimit.days).toBe(5)
  expect((await lists().inForce('hzcg', 'cg-001', day('2015-07-01')))?.content.promisedLimit.days).toBe(3)
})

test('redelivered, restarted and swept by four processes at once: one row and one acknowledgement for each centre', async () => {
  const message = standard('cg-001', 1, '2015-01-01')
  await take(message)
  await take(message, message)
  await Promise.all(Array.from({ length: 4 }, () => takeOvers().sweep()))
  await take(message)
  expect(await takeOvers().sweep()).toBe(0)
  expect(await acknowledged()).toHaveLength(2)
  expect(await refused()).toEqual([])
})

test('out of order: version 2 arrives before version 1, and 2 is what is in force', async () => {
  await take(standard('cg-001', 2, '2015-06-01', { promisedLimit: { days: 3, unit: 'wd' } }))
  await takeOvers().sweep()
  await take(standard('cg-001', 1, '2015-01-01'))
  await takeOvers().sweep()
  expect(await lists().inForce('hz', 'cg-001', day('2015-06-30'))).toMatchObject({ version: 2 })
  expect(await lists().inForce('hz', 'cg-001', day('2015-02-01'))).toMatchObject({ version: 1 })
  expect(await acknowledged()).toHaveLength(4)
})

test('late: a version whose day passed while the deployment was stopped is taken over when it is back', async () => {
  await take(standard('cg-001', 2, '2015-07-01'))
  clock.set('2015-09-29T01:00:00Z')
  expect(await takeOvers().sweep()).toBe(2)
  expect(JSON.parse((await acknowledged())[0]!.body)).toMatchObject({ effectiveFrom: '2015-07-01', adoptedAt: '2015-09-29T01:00:00.000Z' })
})

test('a tampered content is refused, visible, and not taken over; what came with it is', async () => {
  const tampered = standard('cg-001', 1, '2015-01-01')
  tampered.body.content = { ...tampered.body.content, promisedLimit: { days: 20, unit: 'wd' } }
  await take(tampered, standard('cg-002', 1, '2015-01-01'))
  await takeOvers().sweep()
  expect(await refused()).toEqual([{ key: 'item:cg-001:1', code: 'standard-hash-differs' }])
  expect(await lists().refused({ first: 10 })).toMatchObject([{ key: 'item:cg-001:1', refusal: { refused: 'standard-hash-differs' } }])
  expect(await lists().inForce('hz', 'cg-001', day('2015-06-30'))).toBeUndefined()
  expect(await lists().inForce('hz', 'cg-002', day('2015-06-30'))).toMatchObject({ version: 1 })
})

test('other content under a version that is held is refused, and the first one stands', async () => {
  await take(standard('cg-001', 1, '2015-01-01'))
  await take(standard('cg-001', 1, '2015-01-01', { promisedLimit: { days: 1, unit: 'wd' } }))
  expect(await refused()).toEqual([{ key: 'item:cg-001:1', code: 'standard-changed' }])
  expect((await lists().version('cg-001', 1))?.content.promisedLimit.days).toBe(5)
})

test('a standard under the key of another is refused', async () => {
  await take({ ...standard('cg-002', 1, '2015-01-01'), key: 'item:cg-003:1' })
  expect(await refused()).toEqual([{ key: 'item:cg-003:1', code: 'standard-key-differs' }])
  expect(await takeOvers().sweep()).toBe(0)
})

test('what is held was edited behind our back: the acknowledgement tells the hash of what the centre really runs', async () => {
  await take(standard('cg-001', 1, '2015-01-01'))
  const loosened = canonicalText({ ...content, promisedLimit: { days: 20, unit: 'wd' } })
  await db.admin.query({ text: 'update standard_item set content = $1', values: [loosened] })
  await takeOvers([haizhu[0]!]).sweep()
  expect(JSON.parse((await acknowledged())[0]!.body).contentHash).toBe(hashText(sha256(loosened)))
})

test('a centre that is hosted later gets everything in force', async () => {
  await take(standard('cg-001', 1, '2015-01-01'), standard('cg-001', 2, '2015-06-01'), standard('cg-002', 1, '2015-01-01'))
  await takeOvers().sweep()
  expect(await takeOvers([...haizhu, { id: 'hzxg', tier: 'STREET', ledgerCentre: 'hz' }]).sweep()).toBe(3)
  expect((await lists().list('hzxg', day('2015-06-30'), { sort: 'code', first: 10 })).map(({ code, version }) => [code, version]))
    .toEqual([['cg-001', 2], ['cg-002', 1]])
})

test('a list pages by its sort, and is empty for a centre that is not here', async () => {
  await take(standard('cg-001', 1, '2015-03-01'), standard('cg-002', 1, '2015-01-01'), standard('cg-003', 1, '2015-02-01'))
  await takeOvers().sweep()
  const on = day('2015-06-30')
  const codes = async (...args: Parameters<ImplementationLists['list']>) => (await lists().list(...args)).map(({ code }) => code)
  expect(await codes('hz', on, { sort: 'effectiveFrom', first: 2 })).toEqual(['cg-002', 'cg-003', 'cg-001'])
  expect(await codes('hz', on, { sort: 'effectiveFrom', first: 2, after: ['2015-02-01', 'cg-003'] })).toEqual(['cg-001'])
  expect(await codes('hz', on, { sort: 'code', first: 2, after: ['cg-002'] })).toEqual(['cg-003'])
  expect(await codes('th', on, { sort: 'code', first: 10 })).toEqual([])
  expect(await codes('hz,th', on, { sort: 'code', first: 10 })).toEqual([])
})

test.each([
  ["insert into standard_item values ('cg-009', 1, '{CITY}', '2015-01-01', '{}', '', '2015-01-01')"],
  ["update standard_item set effective_from = '2014-01-01'"],
  ['delete from standard_item'],
  ["update implementation_item set version = 9"],
  ['delete from implementation_item'],
  ["insert into office_time (offset_ms, set_at, set_by) values (1, '2015-01-01', 'me')"],
])('the application role cannot: %s', async (text) => {
  await expect(db.app.inTenant(['hz'], (tx) => tx.query({ text }))).rejects.toThrow(/permission denied/)
})
