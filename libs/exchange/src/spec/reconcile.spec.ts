import { anyKeyOf, compareSides, eventsTopic, reconcile } from '../index.js'
import { Federation, caseId, count, until, writeSteps, type Deployment } from './federation.fixture.js'

let federation: Federation
let haizhu: Deployment
const TOPIC = eventsTopic('hz')

beforeAll(async () => {
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'], { ledger: { owner: 'hz', topics: [TOPIC] } })
  federation.start()
  for (let n = 1; n <= 5; n++) await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(n), [1, 2]))
  haizhu.exchange.wake()
  await until(() => count(haizhu, 'ledger_event'), (n) => n === 10)
}, 60_000)
afterAll(() => federation.close())

const look = async () => compareSides(await reconcile(haizhu.database.plumbing, anyKeyOf(haizhu.directory)))
const rowsNamed = async (side: 'sent' | 'ledger') => {
  const reports = await look()
  expect(reports.find((report) => report.side !== side)!.state).toBe('green')
  const report = reports.find((r) => r.side === side)!
  return { state: report.state, rows: [...new Set(report.faults.map(({ source, topic, seq }) => `${source} ${topic} ${seq}`))] }
}

test('both sides of an untouched stream are green: last number, recomputed link, verified head', async () => {
  const reports = await look()
  expect(reports.map(({ side, owner, source, topic, lastSeq, verifiedHead, parked, state }) => ({ side, owner, source, topic, lastSeq, verifiedHead, parked, state }))).toEqual([
    { side: 'sent', owner: null, source: 'hzcg', topic: TOPIC, lastSeq: 10, verifiedHead: { seq: 10, kid: 'hzcg-1' }, parked: 0, state: 'green' },
    { side: 'ledger', owner: 'hz', source: 'hzcg', topic: TOPIC, lastSeq: 10, verifiedHead: { seq: 10, kid: 'hzcg-1' }, parked: 0, state: 'green' },
  ])
  for (const { link, recomputedLink } of reports) expect(recomputedLink).toBe(link)
})

const OTHER = "repeat('00', 32)"
const tamperings: [string, (table: string) => string, number[]][] = [
  ['a body edited', (table) => `update ${table} set body = body || ' ' where seq = 4`, [4]],
  ['a body edited with its hash', (table) => `update ${table} set body = '{}', hash = sha256('{}') where seq = 4`, [4]],
  ['a hash edited', (table) => `update ${table} set hash = decode(${OTHER}, 'hex') where seq = 4`, [4]],
  ['a link edited', (table) => `update ${table} set link = decode(${OTHER}, 'hex') where seq = 4`, [4]],
  ['a seal edited', (table) => `update ${table} set seal = decode(${OTHER}, 'hex') where seq = 4`, [4]],
  ['the type edited', (table) => `update ${table} set type = 'exchange.digest.v1' where seq = 4`, [4]],
  ['the aggregate edited', (table) => `update ${table} set aggregate_id = 'another' where seq = 4`, [4]],
  ['the version edited', (table) => `update ${table} set aggregate_version = 7 where seq = 4`, [4]],
  ['the time edited', (table) => `update ${table} set occurred_at = occurred_at + interval '1 day' where seq = 4`, [4]],
  ['the last row edited', (table) => `update ${table} set body = '{}' where seq = 10`, [10]],
  ['the first row edited', (table) => `update ${table} set body = '{}' where seq = 1`, [1]],
  ['a row deleted', (table) => `delete from ${table} where seq = 4`, [4]],
  ['the last row deleted', (table) => `delete from ${table} where seq = 10`, [10]],
  ['two rows swapped', (table) => `update ${table} set seq = case seq when 4 then 1000007 else 1000004 end where seq in (4, 7); update ${table} set seq = seq - 1000000 where seq > 1000000`, [4, 7]],
  ['two bodies swapped with their hashes', (table) => `update ${table} t set body = o.body, hash = o.hash from ${table} o where (t.seq, o.seq) in ((4, 7), (7, 4))`, [4, 7]],
]

describe.each([['sent', 'sent'], ['ledger', 'ledger_event']] as const)('on the side of the %s', (side, table) => {
  beforeAll(() => haizhu.database.admin.query({ text: `create table kept_${table} as select * from ${table}` }))

  test.each(tamperings)('%s turns it red and names the row', async (_, tamper, rows) => {
    try {
      await haizhu.database.admin.query({ text: tamper(table) })
      const named = await rowsNamed(side)
      expect(named.state).toBe('red')
      // The ledger also notices an entry that no longer is its event's; those are rows of other cases only when the edit moved the event there.
      expect(named.rows).toEqual(expect.arrayContaining(rows.map((seq) => `hzcg ${TOPIC} ${seq}`)))
      if (side === 'sent') expect(named.rows).toEqual(rows.map((seq) => `hzcg ${TOPIC} ${seq}`))
    } finally {
      await haizhu.database.admin.query({ text: `delete from ${table}; insert into ${table} select * from kept_${table}` })
    }
    expect((await look()).map(({ state }) => state)).toEqual(['green', 'green'])
  })
})

test('a ledger’s newest entry edited or deleted turns it red and names the event', async () => {
  for (const change of ['update ledger_entry set aggregate_version = 9 where seq = 6', 'delete from ledger_entry where seq = 6']) {
    await haizhu.database.admin.query({ text: `create table kept_entry as select * from ledger_entry; ${change}` })
    expect(await rowsNamed('ledger')).toEqual({ state: 'red', rows: [`hzcg ${TOPIC} 6`] })
    await haizhu.database.admin.query({ text: 'delete from ledger_entry; insert into ledger_entry select * from kept_entry; drop table kept_entry' })
  }
})

test('a whole history rewritten without a gap is found by the source’s signature', async () => {
  const { admin } = haizhu.database
  await admin.query({ text: 'create table kept_stream as select * from stream' })
  try {
    // As if links and seals had been made anew behind the signed head: the stream's end is moved along with the row.
    await admin.query({ text: `update sent set seal = decode(${OTHER}, 'hex') where seq = 10; update stream set seal = decode(${OTHER}, 'hex')` })
    expect((await rowsNamed('sent'))).toEqual({ state: 'red', rows: [`hzcg ${TOPIC} 10`] })
  } finally {
    await admin.query({ text: 'delete from stream; insert into stream select * from kept_stream; delete from sent; insert into sent select * from kept_sent' })
  }
})
