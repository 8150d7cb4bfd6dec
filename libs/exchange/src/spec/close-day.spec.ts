import { verify } from 'node:crypto'
import { canonicalText } from '@tongban/contracts'
import { day } from '@tongban/kernel'
import { certificateBytes, eventsTopic } from '../index.js'
import { Federation, caseId, clock, count, until, writeSteps, type Deployment } from './federation.fixture.js'

let federation: Federation
let haizhu: Deployment

beforeAll(async () => {
  federation = await Federation.open()
  haizhu = await federation.join('haizhu', ['hz', 'hzcg'], { ledger: { owner: 'hz', topics: [eventsTopic('hz')] } })
  federation.start()
  await haizhu.database.app.inTenant(['hzcg'], (tx) => writeSteps(tx, 'hzcg', caseId(1), [1, 2, 3]))
  haizhu.exchange.wake()
  await until(() => count(haizhu, 'ledger_event'), (n) => n === 3)
}, 60_000)
afterAll(() => federation.close())

test('the day closes with a certificate for each centre, signed by the ledger’s source and read by its owner', async () => {
  const [certificate] = await haizhu.exchange.closeDay(day('2015-06-30'))
  expect(certificate).toMatchObject({ owner: 'hz', source: 'hzcg', topic: 'tb.hz.events', day: '2015-06-30', dayCount: 3, lastSeq: 3, count: 3, gaps: 0, deadLetters: 0 })
  expect(certificate!.digest).toMatch(/^[0-9a-f]{16}$/)
  const { rows: [kept] } = await haizhu.database.app.inTenant(['hz'], (tx) => tx.query<{ text: string; kid: string; signature: Buffer }>({ text: 'select text, kid, signature from certificate' }))
  expect(kept!.text).toBe(canonicalText(certificate))
  expect(kept!.kid).toBe('hz-1')
  expect(verify(null, certificateBytes(kept!.text), haizhu.directory.keyOf('hz', 'hz-1', new Date())!, kept!.signature)).toBe(true)
  expect(await haizhu.database.app.inTenant(['hzcg'], async (tx) => (await tx.query({ text: 'select 1 from certificate' })).rows.length)).toBe(0)
})

test('a lost row shows as a gap of the day; another day counts none of its events', async () => {
  await haizhu.database.admin.query({ text: 'delete from ledger_event where seq = 2' })
  const [certificate] = await haizhu.exchange.closeDay(day('2015-06-30'))
  expect(certificate).toMatchObject({ dayCount: 2, lastSeq: 3, count: 2, gaps: 1 })
  expect((await haizhu.exchange.closeDay(day('2015-07-01')))[0]).toMatchObject({ dayCount: 0, count: 2 })
  expect(await count(haizhu, 'certificate')).toBe(2)
})

test('the digest that the relay keeps running is the sum over the rows', async () => {
  const { rows } = await haizhu.database.admin.query<{ bucket: number; count: string; digest: string }>({ text: "select bucket, count, digest from stream_bucket where source = 'hzcg'" })
  const { sumRows } = await import('../shell/compare-digests.js')
  await haizhu.database.admin.query({ text: "insert into ledger_event select 'hz', source, topic, seq, event_id, type, aggregate_type, aggregate_id, aggregate_version, occurred_at, key, body, hash, link, seal, stamped_at from sent where seq = 2" })
  const sums = await haizhu.database.plumbing.inPlumbing((tx) => sumRows(tx, 'hz', 'hzcg', 'tb.hz.events', 3))
  expect(sums).toEqual(rows.map(({ bucket, count: n, digest }) => ({ bucket, count: Number(n), digest: BigInt.asUintN(64, BigInt(digest)) })))
  expect(sums).toHaveLength(1)
})

test('when the office’s date changes, the day before is closed by itself, once', async () => {
  clock.set('2015-07-03T01:00:00Z')
  try {
    const days = () => haizhu.database.admin.query<{ day: string }>({ text: 'select day::text as day from certificate order by day' }).then(({ rows }) => rows.map((row) => row.day))
    await until(days, (all) => all.length === 3)
    expect(await days()).toEqual(['2015-06-30', '2015-07-01', '2015-07-02'])
    clock.set('2015-07-02T01:00:00Z')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await days()).toHaveLength(3)
  } finally {
    clock.set('2015-06-30T01:00:00Z')
  }
})

test('office time that jumps over days with events closes every one of them; events that come up late for a day that is over get their certificate as well', async () => {
  const certified = () => haizhu.database.admin.query<{ line: string }>({ text: "select distinct source || ' ' || day as line from certificate order by 1" }).then(({ rows }) => rows.map(({ line }) => line))
  const { rows: [before] } = await haizhu.database.admin.query<{ day: string }>({ text: 'select max(day)::text as day from certificate' })
  expect(before!.day).toBe('2015-07-02')
  await haizhu.database.app.inTenant(['hz'], async (tx) => {
    for (const [n, day] of ['2015-07-06', '2015-07-08', '2015-03-02'].entries()) await writeSteps(tx, 'hz', caseId(100 + n), [1], undefined, new Date(`${day}T01:00:00Z`))
  })
  haizhu.exchange.wake()
  await until(() => count(haizhu, 'ledger_event', "source = 'hz'"), (n) => n === 3)
  clock.set('2015-07-20T01:00:00Z')
  try {
    await until(certified, (all) => all.includes('hz 2015-07-19'))
    expect((await certified()).filter((line) => line.startsWith('hz '))).toEqual(['hz 2015-03-02', 'hz 2015-07-06', 'hz 2015-07-08', 'hz 2015-07-19'])
  } finally {
    clock.set('2015-06-30T01:00:00Z')
  }
})

test('a certificate lists the dead letters: number, why and field', async () => {
  const { admin } = haizhu.database
  await admin.query({ text: `insert into dead_letter (owner, source, topic, seq, type, aggregate_type, aggregate_id, why, field, explanation, parked_at)
    values ('hz', 'hzcg', 'tb.hz.events', 2, 'casework.case-step-recorded.v1', 'case', 'x', 'breaks-schema', '/step/no', 'by hand', '2015-06-30T01:00:00Z')` })
  const certificate = (await haizhu.exchange.closeDay(day('2015-06-30'))).find(({ source }) => source === 'hzcg')
  expect(certificate).toMatchObject({ deadLetters: 1, dead: [{ seq: 2, why: 'breaks-schema', field: '/step/no' }] })
  await admin.query({ text: 'delete from dead_letter' })
})
