import { openTransport, eventsTopic, type Transport } from '@tongban/exchange'
import { eventually } from '../../libs/exchange/src/transport/contract/collect.js'
import { Federation, caseId, count, until, writeSteps, type Deployment } from '../../libs/exchange/src/spec/federation.fixture.js'
import { PlayedSource } from '../../libs/exchange/src/spec/wire.fixture.js'
import { KafkaServer } from './kafka-server.js'

const TOPIC = eventsTopic('gz')
let server: KafkaServer
let federation: Federation
let street: Deployment
let city: Deployment
const transports: Transport[] = []

const open = async (user: string) => {
  const transport = await openTransport({ kind: 'kafka', ...server.options(user) }, { deployment: user })
  transports.push(transport)
  return transport
}
const joinCity = async () => federation.join('city-office', ['city'], { transport: await open('city-office'), ledger: { owner: 'gz', topics: [TOPIC] } })

beforeAll(async () => {
  server = await KafkaServer.start('inbox')
  const { code, err } = await server.tongban('topics', 'apply')
  if (code !== 0) throw new Error(err)
  federation = await Federation.open()
  street = await federation.join('yuexiu-beijing', ['yxbj'], { transport: await open('yuexiu-beijing') })
  city = await joinCity()
  federation.start()
}, 120_000)
afterAll(async () => {
  await federation.close()
  await Promise.all(transports.map((transport) => transport.close()))
  await server.stop()
}, 60_000)

let acts = 0
/** Steps of cases of the street, each in a transaction of its own. */
async function act(steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) {
    acts++
    await street.database.app.inTenant(['yxbj'], (tx) => writeSteps(tx, 'yxbj', caseId(Math.floor((acts - 1) / 5)), [((acts - 1) % 5) + 1], TOPIC))
    street.exchange.wake()
  }
}
/** The ledger holds every act once, in the order of the stream. */
async function ledgerHoldsAll(ms = 30_000): Promise<void> {
  await until(() => count(city, 'ledger_event'), (n) => n >= acts, ms)
  const { rows } = await city.database.admin.query<{ seq: string }>({ text: "select seq from ledger_event where source = 'yxbj' order by seq" })
  expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: acts }, (_, i) => i + 1))
}

test('acts of a street reach the city\'s ledger over Kafka, each once', async () => {
  await act(20)
  await ledgerHoldsAll()
})

test('a street may write on its ledger\'s topic, but only as itself: what it writes as another is refused and written down', async () => {
  const before = await count(city, 'ledger_event')
  // With the centre's name and the street's own key, and with a signature that was the centre's once, for something else.
  const forger = new PlayedSource('gz', TOPIC, 'yxbj')
  forger.row()
  const genuine = new PlayedSource('gz', TOPIC)
  genuine.row()
  const [signed] = genuine.batch()
  const changed = { ...signed!, value: signed!.value!.replace('"state":"received"', '"state":"concluded"') }
  const transport = await open('yuexiu-beijing')
  await transport.send(TOPIC, [...forger.batch(), changed])
  const refused = async () => (await city.database.admin.query<{ source: string; why: string }>({ text: 'select source, why from refused_message order by id' })).rows
  await until(refused, (rows) => rows.length === 2)
  expect((await refused()).map(({ source, why }) => `${source} ${why}`).sort()).toEqual(['gz bad-header:tb_hash', 'gz bad-signature'])
  expect(await count(city, 'ledger_event')).toBe(before)
  expect(await count(city, 'ledger_event', "source = 'gz'")).toBe(0)
  // And the street itself is heard as before.
  await act(5)
  await ledgerHoldsAll()
})

test('an offset that was lost: everything comes again, and the inbox, which knows how far it was, applies only what is new', async () => {
  await city.exchange.stop()
  await server.asAdmin(async (admin) => {
    const { groups } = await admin.listGroups()
    const ledger = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith('city-office.') && group.endsWith(TOPIC))
    expect(ledger).toHaveLength(1)
    await admin.deleteGroups(ledger)
  })
  await act(10)
  const earlier = city.exchange.status().received.duplicates
  city.exchange.start()
  await ledgerHoldsAll()
  await eventually(() => city.exchange.status().received.duplicates - earlier >= 25, () => `${city.exchange.status().received.duplicates} duplicates`)
})

test('messages that the broker no longer keeps: the inbox sees the gap and asks the street, which sends them again', async () => {
  await city.exchange.stop()
  await act(15)
  await until(() => count(street, 'outbox'), (n) => n === 0)
  await until(async () => Number((await street.database.admin.query<{ n: string }>({ text: `select seq as n from ship_cursor where topic = '${TOPIC}'` })).rows[0]!.n), (n) => n === acts)
  await server.asAdmin(async (admin) => {
    const [end] = await admin.fetchTopicOffsets(TOPIC)
    await admin.deleteTopicRecords({ topic: TOPIC, partitions: [{ partition: 0, offset: String(Number(end!.high) - 3) }] })
  })
  city.exchange.start()
  await ledgerHoldsAll()
  expect(city.exchange.status().received.asked).toBeGreaterThan(0)
}, 60_000)

test('the topic deleted and made again under way: the ledger still holds every act once', async () => {
  await act(5)
  await server.asAdmin((admin) => admin.deleteTopics({ topics: [TOPIC] }))
  await act(20)
  expect((await server.tongban('topics', 'apply')).code).toBe(0)
  await act(5)
  await ledgerHoldsAll(60_000)
}, 120_000)

test('the broker killed while the street acts on: acts go on, and the ledger holds every one of them once', async () => {
  const acting = act(1500)
  await until(() => count(city, 'ledger_event'), (n) => n > acts - 1400)
  await server.kill()
  await acting
  expect(await count(city, 'ledger_event')).toBeLessThan(acts)
  await server.again()
  await ledgerHoldsAll(90_000)
}, 180_000)
