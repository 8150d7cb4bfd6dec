import { anyKeyOf, compareSides, eventsTopic, reconcile } from '../index.js'
import { Federation, caseId, count, explain, until, writeSteps, type Deployment } from './federation.fixture.js'

const TOPIC = eventsTopic('hz')
let federation: Federation
let haizhu: Deployment
let city: Deployment

beforeAll(async () => {
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'], { ledger: { owner: 'hz', topics: [TOPIC] } })
  city = await federation.join('city-office', ['city'], { ledger: { owner: 'gz', topics: [TOPIC] } })
  haizhu.exchange.start()
}, 60_000)
afterAll(() => federation.close())

async function act(cases: number[]): Promise<void> {
  const before = await count(haizhu, 'sent')
  await haizhu.database.app.inTenant(['hzcg'], async (tx) => { for (const n of cases) await writeSteps(tx, 'hzcg', caseId(n), [1, 2]) })
  haizhu.exchange.wake()
  await until(async () => (await count(haizhu, 'sent')) - before + (await count(haizhu, 'ship_cursor', `seq = ${before + cases.length * 2}`)), (n) => n === cases.length * 2 + 1)
}

const complete = (deployment: Deployment, events: number) =>
  until(() => count(deployment, 'ledger_event', "source = 'hzcg'"), (n) => n === events, 20_000).catch(async (error: Error) => { throw new Error(`${error.message} ${JSON.stringify(await explain(deployment))}`) })
const greens = async () => compareSides((await Promise.all([haizhu, city].map(({ database, directory }) => reconcile(database.plumbing, anyKeyOf(directory))))).flat()).map(({ state }) => state)

test('numbers that the exchange lost are asked for over the inbox topic, sent again and applied in order', async () => {
  await act([1, 2])
  await act([3])
  await act([4, 5])
  await federation.exchange.admin.query({ text: `delete from xlog l using xtopic t where t.id = l.topic_id and t.name = '${TOPIC}' and l.headers::jsonb ->> 'tb_seq' in ('5', '6')` })
  city.exchange.start()
  await complete(city, 10)
  expect(await count(city, 'parked')).toBe(0)
  expect(await count(haizhu, 'ledger_event', "source = 'city' and type = 'exchange.resend-requested.v1'")).toBe(1)
  expect(new Set(await greens())).toEqual(new Set(['green']))
})

test('a ledger whose database was restored to an earlier day gets everything since again', async () => {
  await act([6])
  await complete(city, 12)
  await city.exchange.stop()
  const { admin } = city.database
  await admin.query({ text: `
    delete from ledger_event where source = 'hzcg' and seq > 4; delete from ledger_entry where source = 'hzcg' and seq > 4;
    update inbox i set last_seq = 4, link = e.link, seal = e.seal from ledger_event e where i.source = 'hzcg' and e.source = 'hzcg' and e.seq = 4` })
  await city.exchange.start()
  await act([7])
  await complete(city, 14)
  expect(new Set(await greens())).toEqual(new Set(['green']))
})

test('a lost ledger row is found by the next digest and put back; a changed one becomes a finding and stays red', async () => {
  const { admin } = city.database
  await admin.query({ text: "delete from ledger_event where source = 'hzcg' and seq = 3" })
  await haizhu.exchange.emitDigests()
  await until(() => count(city, 'ledger_event', "source = 'hzcg' and seq = 3"), (n) => n === 1)
  expect(await count(city, 'digest_check', "source = 'hzcg' and cardinality(differing) > 0")).toBe(1)
  expect(new Set(await greens())).toEqual(new Set(['green']))

  await admin.query({ text: "update ledger_event set body = '{}', hash = sha256('{}') where source = 'hzcg' and seq = 3" })
  await haizhu.exchange.emitDigests()
  await until(() => count(city, 'finding', "source = 'hzcg' and seq = 3 and kind = 'corrupt'"), (n) => n === 1)
  expect(await greens()).toContain('red')

  await admin.query({ text: "delete from ledger_event where source = 'hzcg' and seq = 3" })
  await haizhu.exchange.emitDigests()
  await until(() => count(city, 'ledger_event', "source = 'hzcg' and seq = 3"), (n) => n === 1)
  await haizhu.exchange.emitDigests()
  await until(() => count(city, 'finding'), (n) => n === 0)
  expect(new Set(await greens())).toEqual(new Set(['green']))
}, 60_000)

test('who may not ask is not heard: a street asking for another street’s stream', async () => {
  const { insertOutbox, inboxTopic } = await import('../index.js')
  const sent = () => federation.exchange.admin.query<{ n: string }>({ text: `select count(*) as n from xlog l join xtopic t on t.id = l.topic_id where t.name = '${TOPIC}'` }).then(({ rows }) => Number(rows[0]!.n))
  const before = await sent()
  const seen = await count(haizhu, 'ledger_event', "type = 'exchange.resend-requested.v1'")
  await haizhu.database.app.inTenant(['hzcg'], (tx) => tx.query(insertOutbox([{
    source: 'hzcg', topic: inboxTopic('hz'), aggregateType: 'resend', aggregateId: 'x', aggregateVersion: 1, type: 'exchange.resend-requested.v1', occurredAt: new Date('2015-06-30T01:00:00Z'),
    body: { source: 'hzcg', topic: TOPIC, fromSeq: '1', toSeq: null, requestedBy: 'haizhu' },
  }])))
  haizhu.exchange.wake()
  await until(() => count(haizhu, 'ledger_event', "type = 'exchange.resend-requested.v1'"), (n) => n === seen + 1)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await sent()).toBe(before)
})
