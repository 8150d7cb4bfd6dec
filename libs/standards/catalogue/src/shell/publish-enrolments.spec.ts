import { exchangeSchema } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { catalogueSchema } from '../schema.js'
import { publishEnrolments, type Enrolment } from './publish-enrolments.js'

const city: Enrolment = {
  source: 'city', kind: 'city-office', deployment: 'city-office', ledgerCentre: 'gz', enrolledAt: '2026-11-22T12:00:00.000Z', centre: null,
  keys: [{ kid: 'city-1', algorithm: 'Ed25519', publicKey: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----', from: '2004-01-01T00:00:00.000Z', to: null }],
}
const at = new Date('2026-11-22T12:00:00.000Z')
let db: TestDatabase

beforeEach(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
})
afterEach(() => db.close())

test('publishes what is new or changed, under source:<id>, and leaves the rest alone', async () => {
  expect(await publishEnrolments(db.app, [city], at)).toEqual(['city'])
  expect(await publishEnrolments(db.app, [{ ...city, enrolledAt: '2026-11-23T12:00:00.000Z' }], at)).toEqual([])
  expect(await publishEnrolments(db.app, [{ ...city, keys: [city.keys[0]!, { ...city.keys[0]!, kid: 'city-2' }] }], at)).toEqual(['city'])
  const { rows } = await db.admin.query<{ key: string; aggregate_version: number }>({ text: 'select key, aggregate_version from outbox order by position' })
  expect(rows).toEqual([{ key: 'source:city', aggregate_version: 1 }, { key: 'source:city', aggregate_version: 2 }])
})
