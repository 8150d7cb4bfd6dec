import { eventsTopic, type WireMessage } from '../index.js'
import { receiveParked } from '../shell/receive.js'
import { caseId, clock, count, type Deployment } from './federation.fixture.js'
import { openInbox, street as played, TOPIC, type Inbox } from './inbox.fixture.js'
import { PlayedSource } from './wire.fixture.js'

let inbox: Inbox
let hz: Deployment
beforeAll(async () => {
  inbox = await openInbox()
  hz = inbox.hz
}, 60_000)
beforeEach(() => inbox.empty())
afterAll(() => inbox.close())

const take = (messages: WireMessage[]) => inbox.take(messages)
const lastSeq = () => inbox.lastSeq()
const whys = async () => (await hz.database.admin.query<{ why: string }>({ text: 'select why from refused_message order by id' })).rows.map(({ why }) => why)
const rows = (source: PlayedSource, n: number, caseNumber?: number) => Array.from({ length: n }, () => source.row({}, caseNumber))

test('applies a signed batch once, however often it comes, and stands at its last number', async () => {
  const source = played()
  rows(source, 3)
  const batch = source.batch()
  expect(await take(batch)).toMatchObject({ applied: 3, duplicates: 0 })
  expect(await take(batch)).toMatchObject({ applied: 0, duplicates: 3, refused: 0 })
  expect(await lastSeq()).toBe(3)
  expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(await count(hz, 'ledger_event')).toBe(3)
})

test('applies nothing before the signed head of the batch has come, and all of it then', async () => {
  const source = played()
  rows(source, 3)
  const [one, two, three] = source.batch()
  expect(await take([one!, two!])).toMatchObject({ applied: 0, parked: 2 })
  expect(await lastSeq()).toBe(0)
  expect(await take([three!])).toMatchObject({ applied: 3 })
  expect(await count(hz, 'parked')).toBe(0)
})

test('the end of a batch whose beginning is no longer kept is applied when the beginning has come again by itself', async () => {
  const source = played()
  rows(source, 5)
  expect(await take(source.batch().slice(2))).toMatchObject({ applied: 0, parked: 3, asked: 1 })
  const beginning = played()
  rows(beginning, 2)
  expect(await take(beginning.batch())).toMatchObject({ applied: 2 })
  await hz.database.plumbing.inPlumbing((tx) => receiveParked(tx, inbox.reader(), TOPIC, { machine: new Date(), office: clock.now() }))
  expect([await lastSeq(), await count(hz, 'parked'), await whys()]).toEqual([5, 0, []])
  expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
})

test('the end of a batch of another history is not applied on the beginning that was read', async () => {
  const other = played()
  rows(other, 1, 7)
  rows(other, 4)
  await take(other.batch().slice(2))
  const beginning = played()
  rows(beginning, 2)
  await take(beginning.batch())
  await hz.database.plumbing.inPlumbing((tx) => receiveParked(tx, inbox.reader(), TOPIC, { machine: new Date(), office: clock.now() }))
  expect([await lastSeq(), await count(hz, 'parked')]).toEqual([2, 3])
})

test('a part of a batch that comes again is neither applied nor refused', async () => {
  const source = played()
  rows(source, 3)
  const batch = source.batch()
  await take(batch)
  expect(await take(batch.slice(0, 2))).toMatchObject({ applied: 0, refused: 0, parked: 0 })
})

test('parks what lies beyond a gap, asks the source for it once, and applies all when it comes', async () => {
  const source = played()
  const batches = [1, 2, 3].map(() => {
    rows(source, 2)
    return source.batch()
  })
  await take(batches[0]!)
  expect(await take(batches[2]!)).toMatchObject({ applied: 0, parked: 2, asked: 1 })
  expect(await take(batches[2]!)).toMatchObject({ applied: 0, asked: 0 })
  const asked = (await hz.database.admin.query<{ topic: string; source: string; body: string }>({ text: 'select source, topic, body from outbox' })).rows
  expect(asked.map(({ source: from, topic, body }) => ({ from, topic, body: JSON.parse(body) }))).toEqual([
    { from: 'hz', topic: 'tb.hzcg.inbox', body: { source: 'hzcg', topic: TOPIC, fromSeq: '3', toSeq: '4', requestedBy: 'haizhu' } },
  ])
  expect(await take(batches[1]!)).toMatchObject({ applied: 4 })
  expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  expect(await count(hz, 'parked')).toBe(0)
  expect(await count(hz, 'resend_request')).toBe(0)
})

test('order between batches does not matter to the ledger', async () => {
  const source = played()
  const batches = [1, 2, 3, 4].map(() => {
    rows(source, 3)
    return source.batch()
  })
  for (const i of [3, 1, 2, 0]) await take(batches[i]!)
  expect(inbox.played.applied.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

describe('refuses, writes down, and does not move the stream:', () => {
  const forged: [string, string, () => WireMessage[]][] = [
    ['a batch in another source’s name', 'bad-signature', () => {
      const liar = new PlayedSource('hzcg', TOPIC, 'hzxg')
      rows(liar, 1)
      return liar.batch()
    }],
    ['a batch signed for another topic', 'bad-signature', () => {
      const source = new PlayedSource('hzcg', eventsTopic('th'))
      rows(source, 1)
      return source.batch()
    }],
    ['a batch under a key that nobody enrolled', 'unknown-key', () => changed({ tb_kid: 'hzcg-9' })],
    ['a source that nobody enrolled', 'unknown-key', () => changed({ ce_source: 'nobody' })],
    ['a changed type', 'bad-signature', () => changed({ ce_type: 'exchange.digest.v1' })],
    ['a changed case', 'bad-signature', () => changed({ ce_subject: `case/${caseId(2)}` })],
    ['a changed version', 'bad-signature', () => changed({ tb_version: '9' })],
    ['a changed time', 'bad-signature', () => changed({ ce_time: '2015-07-01T00:00:00.000Z' })],
    ['a changed number', 'bad-header:tb_head', () => changed({ tb_seq: '2', tb_head: 'x' })],
    ['a changed body', 'bad-header:tb_hash', () => changed({}, '{}')],
    ['no body', 'no-body', () => changed({}, null)],
    ['no number', 'bad-header:tb_seq', () => changed({ tb_seq: undefined })],
    ['no source', 'bad-header:ce_source', () => changed({ ce_source: undefined })],
    ['no id', 'bad-header:ce_id', () => changed({ ce_id: undefined })],
    ['no type', 'bad-header:ce_type', () => changed({ ce_type: undefined })],
    ['no time', 'bad-header:ce_time', () => changed({ ce_time: undefined })],
    ['no subject', 'bad-header:ce_subject', () => changed({ ce_subject: undefined })],
    ['no version', 'bad-header:tb_version', () => changed({ tb_version: undefined })],
    ['no hash', 'bad-header:tb_hash', () => changed({ tb_hash: undefined })],
    ['no link', 'bad-header:tb_link', () => changed({ tb_link: undefined })],
    ['a number past 2^53', 'bad-header:tb_seq', () => changed({ tb_seq: '9007199254740993' })],
    ['a hostile source', 'bad-header:ce_source', () => changed({ ce_source: "hz'; drop table inbox --" })],
    ['an endless header', 'bad-header:ce_type', () => changed({ ce_type: 'x'.repeat(100_000) })],
    ['a zero byte in the body', 'nul-in-body', () => changed({}, '"\u0000"')],
    ['half a character in the body', 'no-text', () => changed({}, '"\ud800"')],
    ['half a character in the subject', 'bad-header:ce_subject', () => changed({ ce_subject: 'case/\ud800' })],
    ['a zero byte in the key', 'bad-key', () => changed({}).map((message) => ({ ...message, key: 'hz\u0000' }))],
    ['a time before there were any', 'bad-header:ce_time', () => changed({ ce_time: '0000-01-01T00:00:00.000Z' })],
  ]

  function changed(headers: Record<string, string | undefined>, value?: string | null): WireMessage[] {
    const source = played()
    source.row()
    const [message] = source.batch()
    const all = Object.fromEntries(Object.entries({ ...message!.headers, ...headers }).filter((entry): entry is [string, string] => entry[1] !== undefined))
    return [{ ...message!, headers: all, ...(value !== undefined && { value }) }]
  }

  test.each(forged)('%s (%s)', async (_, why, make) => {
    const receipt = await take(make())
    expect(receipt).toMatchObject({ applied: 0, refused: 1 })
    expect(await whys()).toEqual([why])
    expect(await lastSeq()).toBe(0)
    expect(await count(hz, 'ledger_event')).toBe(0)
    const source = played()
    rows(source, 2)
    expect(await take(source.batch())).toMatchObject({ applied: 2 })
  })

  test('another history of the same stream, signed by the source itself', async () => {
    const source = played()
    rows(source, 2)
    await take(source.batch())
    const other = played()
    other.row({ aggregateId: caseId(7) })
    other.row()
    other.batch()
    other.row()
    expect(await take(other.batch())).toMatchObject({ applied: 0, refused: 1 })
    expect(await whys()).toEqual(['broken-chain'])
    expect(await lastSeq()).toBe(2)
  })
})
