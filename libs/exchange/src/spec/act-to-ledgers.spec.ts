import { eventsTopic, inboxTopic, insertOutbox, type LedgerRow } from '../index.js'
import { PlayedSource } from './wire.fixture.js'
import { Federation, caseId, count, until, writeSteps, type Deployment } from './federation.fixture.js'

let federation: Federation
let haizhu: Deployment
let city: Deployment
const delivered: LedgerRow[] = []

beforeAll(async () => {
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', ['hz', 'hzcg', 'hzxg', 'hzbj'], {
    ledger: { owner: 'hz', topics: [eventsTopic('hz')] },
    inboxProjections: [{ aggregateType: 'adoption', apply: async (_tx, owner, rows) => void delivered.push(...rows.map((row) => ({ ...row, owner }))) }],
  })
  city = await federation.join('city-office', ['city'], { ledger: { owner: 'gz', topics: () => [eventsTopic('gz'), eventsTopic('hz'), eventsTopic('th')] } })
  federation.start()
}, 60_000)
afterAll(() => federation.close())

test('an act at a street reaches the district’s and the city’s ledgers, numbered from 1, with the same links', async () => {
  await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(1), [1, 2, 3]))
  haizhu.exchange.wake()
  for (const ledger of [haizhu, city]) await until(() => count(ledger, 'ledger_event', "source = 'hzcg'"), (n) => n === 3)
  const links = async (deployment: Deployment, table: string) =>
    (await deployment.database.admin.query<{ seq: string; link: Buffer }>({ text: `select seq, link from ${table} where source = 'hzcg' order by seq` })).rows.map(({ seq, link }) => `${seq} ${link.toString('hex')}`)
  const sent = await links(haizhu, 'sent')
  expect(sent.map((line) => line.split(' ')[0])).toEqual(['1', '2', '3'])
  expect(await links(haizhu, 'ledger_event')).toEqual(sent)
  expect(await links(city, 'ledger_event')).toEqual(sent)
  expect(await count(city, 'ledger_entry', `owner = 'gz' and source = 'hzcg' and aggregate_type = 'case' and aggregate_id = '${caseId(1)}' and aggregate_version = 3`)).toBe(1)
  expect(await count(haizhu, 'outbox')).toBe(0)
})

test('the application role writes only for its own centres, and reads, changes and deletes nothing in the outbox', async () => {
  const { app } = haizhu.database
  await expect(app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzxg', caseId(2), [1]))).rejects.toThrow(/row-level security/)
  await expect(app.inTenant([], (tx) => writeSteps(tx, 'hzcg', caseId(2), [1]))).rejects.toThrow(/row-level security/)
  for (const text of ['select * from outbox', "update outbox set source = 'hz'", 'delete from outbox', 'select * from sent', 'select * from inbox']) {
    await expect(app.inTenant(['hzcg'], (tx) => tx.query({ text }))).rejects.toThrow(/permission denied/)
  }
})

test('a ledger is read for its owner alone', async () => {
  const rows = (centre: string) => haizhu.database.app.inTenant([centre], async (tx) => (await tx.query({ text: 'select * from ledger_event' })).rows.length)
  expect(await rows('hz')).toBeGreaterThan(0)
  expect(await rows('hzcg')).toBe(0)
})

test('a message forged in another source’s name on the same topic is refused by every ledger and takes nobody’s number', async () => {
  const liar = new PlayedSource('hzxg', eventsTopic('hz'), 'hzcg')
  liar.row({}, 9)
  await city.transport.send(eventsTopic('hz'), liar.batch())
  for (const ledger of [haizhu, city]) await until(() => count(ledger, 'refused_message', "source = 'hzxg' and why = 'bad-signature'"), (n) => n === 1)
  await haizhu.database.app.inTenant(['hzxg'], (tx) => writeSteps(tx, 'hzxg', caseId(10), [1]))
  haizhu.exchange.wake()
  for (const ledger of [haizhu, city]) {
    await until(() => count(ledger, 'ledger_event', "source = 'hzxg'"), (n) => n === 1)
    expect(await count(ledger, 'ledger_entry', `aggregate_id = '${caseId(10)}'`)).toBe(1)
    expect(await count(ledger, 'ledger_entry', `aggregate_id = '${caseId(9)}'`)).toBe(0)
  }
})

test('what is written to a source’s inbox is applied there once, under that source, and nowhere else', async () => {
  const body = { centreId: 'hz', code: 'gs-001', version: 1, contentHash: `sha256:${'0'.repeat(64)}`, adoptedAt: '2015-06-30T01:00:00.000Z', effectiveFrom: '2015-07-01' }
  await city.database.app.inTenant(['city'], (tx) => tx.query(insertOutbox([{
    source: 'city', topic: inboxTopic('hzcg'), aggregateType: 'adoption', aggregateId: 'gs-001', aggregateVersion: 1, type: 'standards.implementation-item-adopted.v1',
    occurredAt: new Date('2015-06-30T01:00:00Z'), body,
  }])))
  city.exchange.wake()
  await until(async () => delivered.length, (n) => n === 1)
  expect(delivered).toMatchObject([{ owner: 'hzcg', source: 'city', topic: 'tb.hzcg.inbox', seq: 1, body }])
  expect(await count(haizhu, 'ledger_event', "owner = 'hzcg'")).toBe(1)
  expect(await count(city, 'ledger_event', "type = 'standards.implementation-item-adopted.v1'")).toBe(0)
})
