import { exchangeSchema, type StandardsMessage } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { implementationListsSchema } from '../schema.js'
import { officeTime } from './standard.fixture.js'
import { StandardsIntake } from './standards-intake.js'
import { StoredOfficeClock } from './stored-office-clock.js'

const machine = () => new Date('2026-11-22T12:00:00.000Z')
const DAY = 86_400_000
let db: TestDatabase
const take = (clock: StoredOfficeClock, ...messages: StandardsMessage[]) => db.plumbing.inPlumbing((tx) => new StandardsIntake(clock).apply(tx, messages))
const refused = async () => (await db.admin.query<{ code: string }>({ text: 'select code from standard_refused' })).rows.map(({ code }) => code)

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, implementationListsSchema] })
})
afterEach(() => db.close())

test('follows the city\'s office time and keeps it over a restart', async () => {
  const clock = new StoredOfficeClock(true, machine)
  await take(clock, officeTime(-DAY, '2026-11-22T11:00:00.000Z'))
  expect(clock.now()).toEqual(new Date('2026-11-21T12:00:00.000Z'))
  const restarted = new StoredOfficeClock(true, machine)
  await restarted.load(db.app)
  expect(restarted.now()).toEqual(new Date('2026-11-21T12:00:00.000Z'))
})

test('is put back by an offset of 0', async () => {
  const clock = new StoredOfficeClock(true, machine)
  await take(clock, officeTime(-DAY, '2026-11-22T11:00:00.000Z'), officeTime(0, '2026-11-22T11:30:00.000Z'))
  expect(clock.now()).toEqual(machine())
})

test('an older setting that comes late changes nothing', async () => {
  const clock = new StoredOfficeClock(true, machine)
  await take(clock, officeTime(-DAY, '2026-11-22T11:00:00.000Z'))
  await take(clock, officeTime(-9 * DAY, '2026-11-22T10:00:00.000Z'))
  expect(clock.now()).toEqual(new Date('2026-11-21T12:00:00.000Z'))
})

test('a process on real time refuses to be moved, shows that it did, and ignores an offset left in its database', async () => {
  const simulated = new StoredOfficeClock(true, machine)
  await take(simulated, officeTime(-DAY, '2026-11-22T11:00:00.000Z'))
  const real = new StoredOfficeClock(false, machine)
  await real.load(db.app)
  await take(real, officeTime(-2 * DAY, '2026-11-22T11:10:00.000Z'))
  expect(real.now()).toEqual(machine())
  expect(await refused()).toEqual(['time-not-simulated'])
})

test('a setting under another key is refused', async () => {
  const clock = new StoredOfficeClock(true, machine)
  await take(clock, { ...officeTime(-DAY, '2026-11-22T11:00:00.000Z'), key: 'office-time:2' })
  expect(clock.now()).toEqual(machine())
  expect(await refused()).toEqual(['standard-key-differs'])
})
