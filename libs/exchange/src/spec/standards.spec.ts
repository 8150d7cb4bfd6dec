import { canonicalText, hashText, sha256, type EventBodies, type EventType } from '@tongban/contracts'
import { STANDARDS_TOPIC, insertOutbox, type StandardsHandler, type StandardsMessage } from '../index.js'
import { standardBytes } from '../stream/head.js'
import { toWire } from '../stream/wire.js'
import { Federation, count, keyRingOf, until, type Deployment } from './federation.fixture.js'
import { PlayedSource } from './wire.fixture.js'

let federation: Federation
let city: Deployment
let haizhu: Deployment
const taken: StandardsMessage[] = []
let failing: string | undefined

const handler: StandardsHandler = {
  types: ['standards.office-time-set.v1', 'standards.manifest.v1'],
  async apply(_tx, messages) {
    if (messages.some(({ key }) => key === failing)) throw new Error(`${failing} cannot be taken over`)
    taken.push(...messages)
  },
}

beforeAll(async () => {
  federation = await Federation.open()
  city = await federation.join('city-office', ['city'])
  haizhu = await federation.join('haizhu', ['hz'], { standards: [handler], standardsPatienceMs: 1000 })
  federation.start()
}, 60_000)
afterAll(() => federation.close())

const officeTime = (offsetMs: number): EventBodies['standards.office-time-set.v1'] => ({ offsetMs, setAt: '2015-06-30T01:00:00.000Z', setBy: 'operator' })
let version = 0
async function publish<T extends EventType>(key: string, type: T, body: EventBodies[T]): Promise<void> {
  await city.database.app.inTenant(['city'], (tx) => tx.query(insertOutbox([{
    source: 'city', topic: STANDARDS_TOPIC, key, aggregateType: 'standard', aggregateId: key, aggregateVersion: ++version, type, occurredAt: new Date('2015-06-30T01:00:00Z'), body,
  }])))
  city.exchange.wake()
}
const complete = () => until(() => haizhu.exchange.manifest(), ({ asOf, missing }) => asOf !== null && missing.length === 0)

test('a standard is taken over once, and the manifest that follows says that all is held', async () => {
  await publish('office-time', 'standards.office-time-set.v1', officeTime(1000))
  await complete()
  expect(taken.map(({ key, type, body, signedBy }) => ({ key, type, body, signedBy }))).toEqual([
    { key: 'office-time', type: 'standards.office-time-set.v1', body: officeTime(1000), signedBy: 'city-1' },
    { key: 'manifest', type: 'standards.manifest.v1', body: { asOf: '2015-06-30T01:00:00.000Z', entries: [{ key: 'office-time', hash: hashText(sha256(canonicalText(officeTime(1000)))) }] }, signedBy: 'city-1' },
  ])
})

test('a newer body of a key replaces the older; all of it sent again changes nothing', async () => {
  await publish('office-time', 'standards.office-time-set.v1', officeTime(2000))
  await until(async () => taken.filter(({ key }) => key === 'manifest').length, (n) => n === 2)
  await complete()
  const before = taken.length
  await city.database.admin.query({ text: 'update ship_cursor set seq = 0' })
  city.exchange.wake()
  await until(() => count(city, 'ship_cursor', 'seq = 4'), (n) => n === 1)
  await publish('office-time:2', 'standards.office-time-set.v1', officeTime(3000))
  await until(async () => taken.length, (n) => n === before + 2)
  expect(taken.slice(before).map(({ key }) => key)).toEqual(['office-time:2', 'manifest'])
  expect(await count(haizhu, 'standard_in_force', "key = 'office-time' and body like '%2000%'")).toBe(1)
})

test('a deployment that joins late takes over what is in force, from the compacted topic', async () => {
  const late = await federation.join('tianhe', ['th'], { standards: [{ types: ['standards.office-time-set.v1'], apply: async () => undefined }] })
  late.exchange.start()
  const state = await until(() => late.exchange.manifest(), ({ asOf, missing }) => asOf !== null && missing.length === 0)
  expect(state.held).toBe(2)
})

test('what a handler cannot take over is put aside and missing, holds back nothing else, and is taken over after a fix', async () => {
  failing = 'office-time:3'
  await publish('office-time:3', 'standards.office-time-set.v1', officeTime(4000))
  await publish('office-time:4', 'standards.office-time-set.v1', officeTime(5000))
  await until(() => haizhu.exchange.manifest(), ({ held, missing }) => held === 3 && missing.join() === 'office-time:3')
  const { rows } = await haizhu.database.admin.query({ text: 'select why, explanation from dead_letter' })
  expect(rows).toEqual([{ why: 'projection-failed', explanation: 'office-time:3 cannot be taken over' }])
  failing = undefined
  await haizhu.exchange.stop()
  haizhu.exchange.start()
  await complete()
  expect(await count(haizhu, 'dead_letter', 'replayed_at is null')).toBe(0)
})

test.each([
  ['signed by a centre', 'not-the-city', 'hz', 'hz'],
  ['in the city’s name, signed by a centre', 'bad-signature', 'city', 'hz'],
])('a standard %s is refused (%s)', async (_, why, source, signer) => {
  const row = new PlayedSource(source, STANDARDS_TOPIC).row({ key: 'office-time', type: 'standards.office-time-set.v1', aggregateType: 'standard', aggregateId: 'office-time', body: canonicalText(officeTime(9)) })
  const { signature } = keyRingOf([signer]).sign(signer, standardBytes({ ...row, seq: 999 }))
  const message = toWire({ ...row, seq: 999 })
  await haizhu.transport.send(STANDARDS_TOPIC, [{ ...message, headers: { ...message.headers, tb_sig: signature.toString('base64'), tb_kid: `${source}-1` } }])
  await until(() => count(haizhu, 'refused_message', `why = '${why}'`), (n) => n === 1)
  expect(await count(haizhu, 'standard_in_force', "key = 'office-time' and body like '%2000%'")).toBe(1)
})

describe('when the exchange has lost the standards', () => {
  const wipeTopic = () => federation.exchange.admin.query({ text: `delete from xlog l using xtopic t where t.id = l.topic_id and t.name = '${STANDARDS_TOPIC}'` })

  test('a deployment that has lost them as well asks the city, and gets the newest of each key and no older list', async () => {
    await complete()
    const held = await count(haizhu, 'standard_in_force')
    await wipeTopic()
    taken.length = 0
    await haizhu.database.admin.query({ text: 'delete from standard_in_force' })
    await until(() => haizhu.exchange.manifest(), ({ asOf, missing }) => asOf !== null && missing.length === 0)
    expect(await count(haizhu, 'standard_in_force')).toBe(held)
    expect(taken.filter(({ key }) => key === 'manifest')).toHaveLength(1)
    expect(taken.map(({ key }) => key).sort()).toEqual([...new Set(taken.map(({ key }) => key))].sort())
    await until(() => count(haizhu, 'resend_request', `topic = '${STANDARDS_TOPIC}'`), (n) => n === 0)
  })

  test('a deployment enrolled then is complete only with everything', async () => {
    await wipeTopic()
    const late = await federation.join('yuexiu-beijing', ['yxbj'], { standards: [{ types: ['standards.office-time-set.v1'], apply: async () => undefined }], standardsPatienceMs: 500 })
    late.exchange.start()
    expect(await late.exchange.manifest()).toMatchObject({ asOf: null })
    const state = await until(() => late.exchange.manifest(), ({ asOf }) => asOf !== null)
    expect(state.missing).toEqual([])
    expect(state.held).toBe(await count(haizhu, 'standard_in_force') - 1)
  })
})
