import { canonicalText, stepHash, type EventType } from '@tongban/contracts'
import { STANDARDS_TOPIC, type WireMessage } from '@tongban/exchange'
import { Forger, standard } from './forge.js'
import { EVENTS, INBOX, openReadingDesk, placeOf, type ReadingDesk } from './reading-desk.js'
import { eventTypes, rightMessage } from './right-messages.js'

let desk: ReadingDesk
let standardNo = 0
beforeAll(async () => { desk = await openReadingDesk() })
afterAll(() => desk.close())

const numbered = eventTypes.filter((type) => placeOf(type) !== 'standards')
const standards = eventTypes.filter((type) => placeOf(type) === 'standards')
const topicOf = (type: EventType) => (placeOf(type) === 'inbox' ? INBOX : EVENTS)
const writerOf = (type: EventType): Forger => (placeOf(type) === 'inbox' ? desk.writers.ledger : desk.writers.street)
const right = (type: EventType) => rightMessage(type, writerOf(type).source)
const lastSeq = async (type: EventType): Promise<number> =>
  Number((await desk.rows('select last_seq from inbox where topic = $1 and source = $2', [topicOf(type), writerOf(type).source]))[0]?.last_seq ?? 0)
const city = (type: EventType, change: object = {}, key?: string): WireMessage => {
  const message = rightMessage(type)
  const body = { ...message.body, ...change }
  return standard(desk.writers.city, key ?? message.key, ++standardNo, { ...message, text: canonicalText(body) })
}

describe.each(numbered)('%s', (type) => {
  test('twice in a batch, again alone, and late after newer ones: applied once, nothing moved', async () => {
    const first = writerOf(type).next(right(type))
    expect((await desk.deliver(topicOf(type), [first, first])).receipt).toMatchObject({ applied: 1, refused: 0, dead: 0 })
    await desk.deliver(topicOf(type), [writerOf(type).next(right(type)), writerOf(type).next(right(type))])
    const before = await desk.written()
    expect((await desk.deliver(topicOf(type), [first])).receipt).toMatchObject({ applied: 0, duplicates: 1, refused: 0, dead: 0 })
    expect(await desk.written()).toBe(before)
  })

  test('beyond a gap: parked and asked for, another source goes on, and both follow when the gap closes', async () => {
    const at = await lastSeq(type)
    const [missing, early] = [writerOf(type).next(right(type)), writerOf(type).next(right(type))]
    const others = placeOf(type) === 'events' ? [desk.writers.sibling.next(rightMessage(type, 'hzxg'))] : []
    const { receipt } = await desk.deliver(topicOf(type), [early, ...others])
    expect(receipt).toMatchObject({ applied: others.length, parked: 1, asked: 1, refused: 0 })
    expect(await lastSeq(type)).toBe(at)
    const asked = await desk.rows("select body::jsonb ->> 'fromSeq' as from, body::jsonb ->> 'toSeq' as to from outbox where type = 'exchange.resend-requested.v1' and topic = $1 order by position desc limit 1", [`tb.${writerOf(type).source}.inbox`])
    expect(asked).toEqual([{ from: String(at + 1), to: String(at + 1) }])
    expect((await desk.deliver(topicOf(type), [missing])).receipt).toMatchObject({ applied: 2, refused: 0 })
    expect(await lastSeq(type)).toBe(at + 2)
    expect(await desk.rows('select from parked where topic = $1', [topicOf(type)])).toEqual([])
  })

  test('without a signature: it waits and moves nothing until the signed one comes', async () => {
    const at = await lastSeq(type)
    const signed = writerOf(type).next(right(type))
    const { tb_sig: _sig, tb_head: _head, tb_kid: _kid, ...headers } = signed.headers
    expect((await desk.deliver(topicOf(type), [{ ...signed, headers }])).receipt).toMatchObject({ applied: 0, parked: 1, refused: 0 })
    expect(await lastSeq(type)).toBe(at)
    expect((await desk.deliver(topicOf(type), [signed])).receipt).toMatchObject({ applied: 1 })
    expect(await lastSeq(type)).toBe(at + 1)
  })

  test('another history of the same numbers, signed with the right key: what was read stays, and the difference is found', async () => {
    const honest = right(type)
    const fork = writerOf(type).peek({ ...right(type) })
    await desk.deliver(topicOf(type), [writerOf(type).next(honest)])
    const at = await lastSeq(type)
    const events = () => desk.rows('select body from ledger_event where topic = $1 order by source, seq', [topicOf(type)])
    const before = await events()
    expect((await desk.deliver(topicOf(type), [fork])).receipt).toMatchObject({ applied: 0, differing: 1, dead: 0 })
    expect([await lastSeq(type), await events()]).toEqual([at, before])
    expect(await desk.rows('select kind from finding where topic = $1 and seq = $2', [topicOf(type), at])).toEqual([{ kind: 'corrupt' }])
  })
})

describe.each(standards)('%s', (type) => {
  const held = async (key: string) => (await desk.rows('select seq, body from standard_in_force where key = $1', [key]))[0]

  test('again, and old after newer: dropped, nothing moved', async () => {
    const message = rightMessage(type)
    const older = standard(desk.writers.city, message.key, ++standardNo, message)
    expect((await desk.deliver(STANDARDS_TOPIC, [older, older])).receipt).toMatchObject({ applied: 1, dropped: 1, dead: 0 })
    const newer = type === 'standards.catalogue-item-published.v1' ? older : standard(desk.writers.city, message.key, ++standardNo, { ...rightMessage(type), text: canonicalText({ ...message.body, ...newerOf(type) }) })
    await desk.deliver(STANDARDS_TOPIC, [newer])
    const before = await desk.written()
    expect((await desk.deliver(STANDARDS_TOPIC, [older, newer])).receipt).toMatchObject({ applied: 0, dropped: 2, dead: 0 })
    expect(await desk.written()).toBe(before)
    expect((await held(message.key)).body).toBe(newer.value)
  })

  test('from a centre that signs with its own key: refused', async () => {
    const street = new Forger('hzcg', STANDARDS_TOPIC)
    const message = rightMessage(type)
    const before = await desk.written()
    const { offsets } = await desk.deliver(STANDARDS_TOPIC, [standard(street, message.key, standardNo + 1, message, desk.writers.street.keys.privateKey)])
    expect(await desk.rows('select why from refused_message where "offset" = $1', [offsets[0]])).toEqual([{ why: 'not-the-city' }])
    expect(await desk.written()).toBe(before)
  })
})

const newerOf = (type: EventType): object => ({
  'standards.source-enrolled.v1': { enrolledAt: '2015-06-02T00:00:00.000Z' }, 'standards.manifest.v1': { entries: [] }, 'standards.office-time-set.v1': { offsetMs: -5, setAt: '2026-11-23T00:00:00.000Z' },
} as Record<string, object>)[type]!

describe('what a body says of others', () => {
  /** By hand: signed by hzcg, and yet not for it to say. Each is put aside with words, and no table has it. */
  const lies: [string, EventType, (body: any) => object, Partial<ReturnType<typeof rightMessage>>, RegExp][] = [
    ['a sibling\'s case', 'casework.case-step-recorded.v1', (body) => ({ ...body, centreId: 'hzxg' }), {}, /hzcg reports a case of hzxg/],
    ['another case than its envelope', 'casework.case-step-recorded.v1', (body) => ({ ...body, caseId: '01890a5d-ac96-774b-bcce-b302099a8057' }), {}, /came as version/],
    ['another step than its envelope', 'casework.case-step-recorded.v1', (body) => ({ ...body, step: { ...body.step, no: 2 } }), {}, /step 2 .* came as version 1/],
    ['an acknowledgement for a sibling', 'standards.implementation-item-adopted.v1', (body) => ({ ...body, centreId: 'hzxg' }), {}, /hzcg acknowledges for hzxg/],
    ['an acknowledgement called a case', 'standards.implementation-item-adopted.v1', (body) => body, { aggregateType: 'case' }, /standards\.implementation-item-adopted\.v1 .* case/],
    ['a digest called a case', 'exchange.digest.v1', (body) => body, { aggregateType: 'case' }, /exchange\.digest\.v1 .* case/],
    ['a step called an acknowledgement', 'casework.case-step-recorded.v1', (body) => body, { aggregateType: 'adoption' }, /casework\.case-step-recorded\.v1 .* adoption/],
    ['a resend called a case', 'exchange.resend-requested.v1', (body) => body, { aggregateType: 'case' }, /exchange\.resend-requested\.v1 .* case/],
  ]
  test.each(lies)('%s', async (_, type, lie, envelope, words) => {
    const message = { ...rightMessage(type), ...envelope }
    const wire = desk.writers.street.next({ ...message, text: canonicalText(lie(message.body)) })
    const { receipt } = await desk.deliver(EVENTS, [wire, desk.writers.street.next(rightMessage(type)), desk.writers.sibling.next(rightMessage(type, 'hzxg'))])
    expect(receipt).toMatchObject({ dead: 1, refused: 0 })
    const [row] = await desk.rows('select why, explanation from dead_letter where topic = $1 and seq = $2', [EVENTS, wire.headers['tb_seq']])
    expect([row.why, words.test(row.explanation) || row.explanation]).toEqual(['projection-failed', true])
  })

  test('a step whose hash is not that of its content is kept and shown as it is: not proven', async () => {
    const message = rightMessage('casework.case-step-recorded.v1')
    const body = { ...message.body, step: { ...message.body.step, reason: '改过' } }
    expect(stepHash('hzcg', body.caseId, body.step)).not.toBe(body.step.stepHash)
    await desk.deliver(EVENTS, [desk.writers.street.next({ ...message, text: canonicalText(body) })])
    expect(await desk.rows('select hash_matched from ledger_step where case_id = $1', [body.caseId])).toEqual([{ hash_matched: false }])
  })

  test('a digest of another\'s stream, or of numbers still to come, is no check of anything', async () => {
    const checks = () => desk.rows('select * from digest_check order by source, after_seq')
    const before = await checks()
    for (const change of [{ source: 'hzxg' }, { topic: 'tb.th.events' }, { afterSeq: '9223372036854775807' }]) {
      const message = rightMessage('exchange.digest.v1')
      await desk.deliver(EVENTS, [desk.writers.street.next({ ...message, text: canonicalText({ ...message.body, ...change }) })])
    }
    expect(await checks()).toEqual(before)
  })

  test('a request for what is not the asker\'s to read, or not ours to send, is not served', async () => {
    for (const change of [{ source: 'th' }, { topic: 'tb.th.events' }, { topic: 'tb.hzxg.inbox' }, { source: 'city', topic: STANDARDS_TOPIC }]) {
      const message = rightMessage('exchange.resend-requested.v1', 'hz')
      await desk.deliver(INBOX, [desk.writers.ledger.next({ ...message, text: canonicalText({ ...message.body, ...change }) })])
    }
    expect(await desk.rows("select from resend where source not in ('hz', 'hzcg', 'hzxg') or topic <> 'tb.hz.events'")).toEqual([])
  })

  test.each<[string, () => WireMessage, string]>([
    ['an item under another key', () => city('standards.catalogue-item-published.v1', {}, 'item:gs-other:1'), 'standard-key-differs'],
    ['an item whose hash is not that of its content', () => city('standards.catalogue-item-published.v1', { contentHash: `sha256:${'0'.repeat(64)}` }), 'standard-hash-differs'],
    ['office time under another key', () => city('standards.office-time-set.v1', {}, 'office-time:2'), 'standard-key-differs'],
    ['a source under another key', () => city('standards.source-enrolled.v1', {}, 'source:other'), 'standard-key-differs'],
  ])('the city sends %s: refused and listed, nothing taken over', async (_, make, code) => {
    const tables = ['standard_item', 'office_time', 'source', 'source_key', 'centre']
    const counts = () => desk.rows(tables.map((table) => `select '${table}' as name, count(*), md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${table} t`).join(' union all '))
    const before = await counts()
    const message = make()
    await desk.deliver(STANDARDS_TOPIC, [message])
    expect(await counts()).toEqual(before)
    expect(await desk.rows('select code from standard_refused where key = $1', [message.key])).toEqual([{ code }])
  })

  test.each<[string, () => WireMessage]>([
    ['an item under the key of the list of everything', () => city('standards.catalogue-item-published.v1', {}, 'manifest')],
    ['the list of everything under another key', () => city('standards.manifest.v1', {}, 'manifest:2')],
  ])('the city sends %s: put aside, and what was complete stays so', async (_, make) => {
    await desk.deliver(STANDARDS_TOPIC, [city('standards.manifest.v1')])
    const [list] = await desk.rows("select body from standard_in_force where key = 'manifest'")
    await desk.deliver(STANDARDS_TOPIC, [make()])
    expect(await desk.rows('select why, field from dead_letter where topic = $1 and seq = $2', [STANDARDS_TOPIC, standardNo])).toEqual([{ why: 'wrong-key', field: 'key' }])
    expect(await desk.rows("select body from standard_in_force where key like 'manifest%'")).toEqual([list])
  })

  test('numbers that are asked for and no row can have are put aside; the next request is served', async () => {
    const ask = (change: object) => {
      const message = rightMessage('exchange.resend-requested.v1', 'hz')
      return desk.writers.ledger.next({ ...message, text: canonicalText({ ...message.body, ...change }) })
    }
    const { receipt } = await desk.deliver(INBOX, [ask({ fromSeq: '9999999999999999999', toSeq: null }), ask({ fromSeq: '7', toSeq: '3' }), ask({ source: 'hzxg', fromSeq: '4', toSeq: '4' })])
    expect(receipt).toMatchObject({ applied: 3, refused: 0 })
    expect((await desk.rows("select from_seq, to_seq from resend where source = 'hzxg'")).map(({ from_seq: from, to_seq: to }) => [from, to])).toContainEqual(['4', '4'])
  })

  test('the city sends a key that is none: put aside, and no half of the source entered', async () => {
    const message = rightMessage('standards.source-enrolled.v1')
    const keys = [{ ...message.body.keys[0], publicKey: `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(60)}\n-----END PUBLIC KEY-----\n` }]
    const wire = standard(desk.writers.city, message.key, ++standardNo, { ...message, text: canonicalText({ ...message.body, keys }) })
    await desk.deliver(STANDARDS_TOPIC, [wire])
    expect(await desk.rows('select why from dead_letter where topic = $1 and seq = $2', [STANDARDS_TOPIC, standardNo])).toEqual([{ why: 'projection-failed' }])
    expect(await desk.rows('select id from source where id = $1 union all select id from centre where id = $1 union all select id from deployment where id = $2', [message.body.source, message.body.deployment])).toEqual([])
  })
})
