import { exchangeSchema } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { catalogueSchema } from '../schema.js'
import { OfficeTime } from './office-time.js'

const machine = () => new Date('2026-11-22T12:00:00.000Z')
const YEARS = new Date('2015-06-30T12:00:00.000Z').getTime() - machine().getTime()
let db: TestDatabase

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
})
afterEach(() => db.close())
const sent = async () => (await db.admin.query<{ key: string; body: string }>({ text: 'select key, body from outbox order by position' })).rows.map(({ key, body }) => ({ key, ...JSON.parse(body) }))

test('moves office time, tells every process, and keeps it over a restart', async () => {
  const time = new OfficeTime(db.app, true, machine)
  expect(await time.set({ commandId: v7(), at: new Date('2015-06-30T12:00:00.000Z') }, 'operator')).toEqual({ offsetMs: YEARS, now: new Date('2015-06-30T12:00:00.000Z'), version: 1 })
  expect(await sent()).toEqual([{ key: 'office-time', offsetMs: YEARS, setAt: '2026-11-22T12:00:00.000Z', setBy: 'operator' }])
  const restarted = new OfficeTime(db.app, true, machine)
  await restarted.load()
  expect(restarted.offsetMs()).toBe(YEARS)
})

test('null puts it back', async () => {
  const time = new OfficeTime(db.app, true, machine)
  await time.set({ commandId: v7(), at: new Date('2015-06-30T12:00:00.000Z') }, 'operator')
  await time.set({ commandId: v7(), at: null }, 'operator')
  expect(time.offsetMs()).toBe(0)
  expect((await sent()).at(-1)).toMatchObject({ offsetMs: 0 })
})

test('the same command again changes nothing; with another time it is refused', async () => {
  const time = new OfficeTime(db.app, true, machine)
  const command = { commandId: v7(), at: new Date('2015-06-30T12:00:00.000Z') }
  await time.set(command, 'operator')
  await time.set(command, 'operator')
  expect(await sent()).toHaveLength(1)
  expect(await time.set({ ...command, at: null }, 'operator')).toEqual({ refused: 'command-id-reused', params: { commandId: command.commandId } })
})

test('is refused when it was set since the operator looked', async () => {
  const time = new OfficeTime(db.app, true, machine)
  await time.set({ commandId: v7(), at: null, expectedVersion: 0 }, 'operator')
  expect(await time.set({ commandId: v7(), at: null, expectedVersion: 0 }, 'operator')).toEqual({ refused: 'changed-meanwhile', params: { expected: 0, actual: 1 } })
})

test('is refused on real time, and for an instant beyond a century', async () => {
  expect(await new OfficeTime(db.app, false, machine).set({ commandId: v7(), at: null }, 'operator')).toMatchObject({ refused: 'time-not-simulated' })
  expect(await new OfficeTime(db.app, true, machine).set({ commandId: v7(), at: new Date('1900-01-01') }, 'operator'))
    .toMatchObject({ refused: 'bad-input', params: { field: 'at', reason: 'too-small' } })
  expect(await sent()).toEqual([])
})
