import { day } from '@tongban/kernel'
import { setTimeout as sleep } from 'node:timers/promises'
import { acknowledged, cityPublishes, Federation, until, type Office } from './federation.fixture.js'
import { officeTime, standard } from './standard.fixture.js'

const HAIZHU = ['hz', 'hzcg', 'hzxg', 'hzbj']
let federation: Federation
let city: Office
let haizhu: Office
const startCity = () => federation.start(city, ['city'], { owner: 'gz', topics: ['tb.gz.events', 'tb.hz.events', 'tb.th.events'] })

beforeEach(async () => {
  federation = await Federation.open()
  city = await federation.join()
  haizhu = await federation.join()
  await startCity()
  await federation.start(haizhu, HAIZHU)
}, 60_000)
afterEach(() => federation.close(), 30_000)

test('a standard goes down to every hosted centre and its acknowledgements come up, one each, with the hash of what was published', async () => {
  const published = standard('cg-001', 1, '2015-01-01')
  await cityPublishes(city, [published])
  const came = await until(() => acknowledged(city), (all) => all.length >= 4)
  expect(came).toEqual(['hz', 'hzbj', 'hzcg', 'hzxg'].map((centre) => `${centre} cg-001 1 ${published.body.contentHash}`))
  expect(await haizhu.running!.standards.lists.inForce('hzcg', 'cg-001', day('2015-06-30'))).toMatchObject({ version: 1, contentHash: published.body.contentHash })
})

test('a deployment that was stopped while three versions were published catches up by itself, each version acknowledged once', async () => {
  await cityPublishes(city, [standard('cg-001', 1, '2015-01-01')])
  await until(() => acknowledged(city), (all) => all.length >= 4)
  await federation.stop(haizhu)
  await cityPublishes(city, [standard('cg-001', 2, '2015-02-01'), standard('cg-002', 1, '2015-02-01')])
  await cityPublishes(city, [standard('cg-001', 3, '2015-03-01')])
  await federation.start(haizhu, HAIZHU)
  await until(() => acknowledged(city), (all) => all.length >= 16)
  await federation.stop(haizhu)
  await federation.start(haizhu, HAIZHU)
  await sleep(1000)
  expect((await acknowledged(city)).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(
    ['hz', 'hzbj', 'hzcg', 'hzxg'].flatMap((centre) => [`${centre} cg-001 1`, `${centre} cg-001 2`, `${centre} cg-001 3`, `${centre} cg-002 1`]),
  )
}, 60_000)

test('a deployment that joins later gets everything in force, though its messages went out long before', async () => {
  await cityPublishes(city, [standard('cg-001', 1, '2015-01-01'), standard('cg-001', 2, '2015-02-01'), standard('cg-002', 1, '2015-01-01')])
  await until(() => acknowledged(city), (all) => all.length >= 12)
  const tianhe = await federation.join()
  await federation.start(tianhe, ['th', 'thws', 'thyc'])
  const came = await until(() => acknowledged(city), (all) => all.length >= 21)
  expect(came.filter((line) => line.startsWith('thws')).map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual(['cg-001 1', 'cg-001 2', 'cg-002 1'])
  await until(() => tianhe.running!.exchange.manifest(), ({ asOf, missing }) => asOf !== null && missing.length === 0)
}, 60_000)

test('a version to come is taken over when office time reaches its day, and office time is moved by a message', async () => {
  federation.machine = () => new Date('2026-11-22T12:00:00.000Z')
  await cityPublishes(city, [officeTime(Date.parse('2015-06-30T01:00:00Z') - Date.parse('2026-11-22T12:00:00Z'), '2026-11-22T12:00:00.000Z')])
  await until(async () => haizhu.running!.standards.clock.now().toISOString(), (now) => now === '2015-06-30T01:00:00.000Z')
  await cityPublishes(city, [standard('cg-001', 1, '2015-01-01'), standard('cg-001', 2, '2015-07-01')])
  await until(() => acknowledged(city), (all) => all.length >= 4)
  await sleep(500)
  expect(await acknowledged(city)).toHaveLength(4)
  await cityPublishes(city, [officeTime(Date.parse('2015-07-01T01:00:00Z') - Date.parse('2026-11-22T12:00:00Z'), '2026-11-22T12:00:01.000Z')])
  await until(() => acknowledged(city), (all) => all.length >= 8)
}, 60_000)

test('a tampered standard is refused, visible at the deployment, and does not stop the next', async () => {
  const tampered = standard('cg-001', 1, '2015-01-01')
  tampered.body.content = { ...tampered.body.content, promisedLimit: { days: 20, unit: 'wd' } }
  await cityPublishes(city, [tampered, standard('cg-002', 1, '2015-01-01')])
  await until(() => acknowledged(city), (all) => all.length >= 4)
  expect(await haizhu.running!.standards.lists.refused({ first: 10 })).toMatchObject([{ key: 'item:cg-001:1', refusal: { refused: 'standard-hash-differs' } }])
  expect((await acknowledged(city)).every((line) => line.includes('cg-002'))).toBe(true)
}, 60_000)
