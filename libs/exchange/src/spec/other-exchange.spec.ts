import { anyKeyOf, compareSides, eventsTopic, reconcile, shipAgain } from '../index.js'
import { Federation, caseId, count, until, writeSteps, type Deployment } from './federation.fixture.js'

const TOPIC = eventsTopic('hz')
let federation: Federation
let haizhu: Deployment
let city: Deployment

beforeAll(async () => {
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'])
  city = await federation.join('city-office', ['city'], { ledger: { owner: 'gz', topics: [TOPIC] } })
}, 60_000)
afterAll(() => federation.close())

const act = (n: number) => haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(n), [1, 2]))
const again = (topics?: string[]) => haizhu.database.plumbing.inPlumbing((tx) => shipAgain(tx, topics), haizhu.sources)
const greens = async () => compareSides((await Promise.all([haizhu, city].map(({ database, directory }) => reconcile(database.plumbing, anyKeyOf(directory))))).flat()).map(({ state }) => state)

test('what was shipped to an exchange that is no more, and read by nobody, goes out again to the next one', async () => {
  haizhu.exchange.start()
  await act(1)
  await act(2)
  haizhu.exchange.wake()
  await until(() => count(haizhu, 'ship_cursor', "source = 'hzcg' and seq = 4"), (n) => n === 1)
  await haizhu.exchange.stop()
  await federation.exchange.admin.query({ text: 'delete from xlog' })

  expect(await again(['tb.city.standards', 'tb.hz.inbox'])).toBe(0)
  expect(await count(haizhu, 'ship_cursor', "source = 'hzcg' and seq = 4")).toBe(1)
  expect(await again([TOPIC])).toBe(4)
  expect(await again()).toBe(0)
  haizhu.exchange.start()
  city.exchange.start()
  await until(() => count(city, 'ledger_event', "source = 'hzcg'"), (n) => n === 4)
  expect(new Set(await greens())).toEqual(new Set(['green']))
})

test('what was read already is dropped when it comes again, and what is new follows it', async () => {
  await haizhu.exchange.stop()
  expect(await again()).toBe(4)
  await act(3)
  haizhu.exchange.start()
  await until(() => count(city, 'ledger_event', "source = 'hzcg'"), (n) => n === 6)
  expect(city.exchange.status().received.duplicates).toBeGreaterThanOrEqual(4)
  expect(await count(city, 'refused_message')).toBe(0)
  expect(new Set(await greens())).toEqual(new Set(['green']))
})
