import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { EventType } from '@tongban/contracts'
import { STANDARDS_TOPIC, type WireMessage } from '@tongban/exchange'
import { Forger, standard } from './forge.js'
import { hostile, hostileKinds } from './hostile.js'
import { EVENTS, INBOX, openReadingDesk, placeOf, type ReadingDesk } from './reading-desk.js'
import { eventTypes, rightMessage } from './right-messages.js'

type Headers = Record<string, Record<string, string>>
const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/wire.json'), 'utf8')) as { numbered: Headers; standards: Headers }

let desk: ReadingDesk
let standardNo = 0
beforeAll(async () => { desk = await openReadingDesk() })
afterAll(() => desk.close())

const topicOf = { events: EVENTS, inbox: INBOX, standards: STANDARDS_TOPIC } as const
const isStandard = (type: EventType) => placeOf(type) === 'standards'
const writerOf = (type: EventType): Forger => ({ events: desk.writers.street, inbox: desk.writers.ledger, standards: desk.writers.city })[placeOf(type)]
const topicOfType = (type: EventType) => topicOf[placeOf(type)]

/** What would be the next right message, and nothing moved by it. */
const peek = (type: EventType, text?: string): WireMessage => {
  const right = rightMessage(type, writerOf(type).source)
  return isStandard(type) ? standard(desk.writers.city, right.key, standardNo + 1, { ...right, text: text ?? right.text }) : writerOf(type).peek({ ...right, text: text ?? right.text })
}
const next = (type: EventType): WireMessage => {
  const right = rightMessage(type, writerOf(type).source)
  return isStandard(type) ? standard(desk.writers.city, right.key, ++standardNo, right) : writerOf(type).next(right)
}
const without = (message: WireMessage, name: string): WireMessage => ({ ...message, headers: Object.fromEntries(Object.entries(message.headers).filter(([header]) => header !== name)) })
const withHeader = (message: WireMessage, name: string, value: string): WireMessage => ({ ...message, headers: { ...message.headers, [name]: value } })
const refusedWith = async (offsets: string[]) => new Map((await desk.rows('select "offset", why from refused_message where "offset" = any($1)', [offsets])).map(({ offset, why }) => [offset as string, why as string]))

test('every header of the wire has a row', () => {
  const of = (message: WireMessage) => Object.keys(message.headers).filter((name) => !['content-type', 'ce_specversion'].includes(name)).sort()
  expect(of(peek('casework.case-step-recorded.v1'))).toEqual(Object.keys(table.numbered).sort())
  expect(of(peek('standards.manifest.v1'))).toEqual(Object.keys(table.standards).sort())
})

describe.each(eventTypes)('%s', (type) => {
  test('a header missing or hostile is refused by name, moves nothing, and holds nothing up', async () => {
    const rows = isStandard(type) ? table.standards : table.numbered
    const cells = Object.entries(rows).flatMap(([name, row]) => [
      { what: `${name} missing`, outcome: row['missing'] ?? row['*']!, message: without(peek(type), name) },
      ...hostileKinds.map((kind) => ({ what: `${name} ${kind}`, outcome: row[kind] ?? row['*']!, message: withHeader(peek(type), name, hostile[kind]) })),
    ]).filter(({ outcome }) => outcome !== 'parked')
    const before = await desk.written()
    const { offsets } = await desk.deliver(topicOfType(type), cells.map(({ message }) => message))
    const why = await refusedWith(offsets)
    expect(cells.flatMap(({ what, outcome }, i) => (why.get(offsets[i]!) === outcome ? [] : [`${what}: ${outcome} expected, not ${why.get(offsets[i]!)}`]))).toEqual([])
    expect(await desk.written()).toBe(before)
    expect((await desk.deliver(topicOfType(type), [next(type)])).receipt).toMatchObject({ applied: 1, refused: 0 })
  })

  const forged: [string, (of: EventType) => WireMessage, string][] = [
    ['no body', (of) => ({ ...peek(of), value: null }), 'no-body'],
    ['a body with a bare NUL', (of) => peek(of, '{"a":"\u0000"}'), 'nul-in-body'],
    ['a body changed after it was signed', (of) => { const message = peek(of); return { ...message, value: message.value!.replace('{', '{ ') } }, 'bad-header:tb_hash'],
    ['a key that nobody enrolled', (of) => withHeader(peek(of), 'tb_kid', 'nobody-1'), 'unknown-key'],
    ['another source\'s key under its own name', (of) => withHeader(peek(of), 'tb_kid', 'hzxg-1'), 'unknown-key'],
    ['a signature by another source\'s key', (of) => {
      const right = rightMessage(of, writerOf(of).source)
      const by = desk.writers.sibling.keys.privateKey
      return isStandard(of) ? standard(desk.writers.city, right.key, standardNo + 1, right, by) : writerOf(of).peek(right, { by })
    }, 'bad-signature'],
    ['another type put on it after it was signed', (of) => withHeader(peek(of), 'ce_type', 'standards.other.v1'), 'bad-signature'],
    ['an id that was changed', (of) => withHeader(peek(of), 'ce_id', '01890a5d-ac96-774b-bcce-b302099a8057'), 'bad-signature'],
    ['a link into nothing, signed', (of) => (isStandard(of) ? withHeader(peek(of), 'tb_seq', '999999') : writerOf(of).peek(rightMessage(of, writerOf(of).source), { link: Buffer.alloc(32) })), 'broken-chain'],
    ['a source that nobody enrolled', (of) => withHeader(peek(of), 'ce_source', 'nobody'), 'unknown-key'],
  ]

  test.each(forged)('%s is refused and moves nothing', async (_, forge, why) => {
    const reason = isStandard(type) ? ({ 'broken-chain': 'bad-signature' } as Record<string, string>)[why] ?? why : why
    const before = await desk.written()
    const { offsets } = await desk.deliver(topicOfType(type), [forge(type)])
    const found = (await refusedWith(offsets)).get(offsets[0]!)
    expect(isStandard(type) && _ === 'a source that nobody enrolled' ? found === 'not-the-city' : found === reason).toBe(true)
    expect(await desk.written()).toBe(before)
  })

  // What may lie on a topic although no honest sender wrote it; the reader's types promise nothing about it.
  const unreadable: [string, unknown][] = [['null', null], ['a list', ['ce_source', 'gz']], ['a text', 'ce_source'], ['a number', 7], ['with a list in the place of a text', { ce_source: ['gz'] }], ['with null in the place of a text', { ce_source: null }]]

  test.each(unreadable)('headers that are %s are refused, move nothing, and the good message behind them arrives', async (_, headers) => {
    const whole = headers !== null && typeof headers === 'object' && !Array.isArray(headers)
    const bad = { ...peek(type), headers: (whole ? { ...peek(type).headers, ...headers } : headers) as Record<string, string> }
    const before = await desk.written()
    const alone = await desk.deliver(topicOfType(type), [bad])
    expect((await refusedWith(alone.offsets)).get(alone.offsets[0]!)).toBe('bad-headers')
    expect(await desk.written()).toBe(before)
    expect((await desk.deliver(topicOfType(type), [bad, next(type)])).receipt).toMatchObject({ applied: 1, refused: 1 })
  })

  const odd: [string, string, string, string | null][] = [
    ['that is no JSON', '{"a":', 'not-json', null],
    ['that is no JSON but a page', '<html><body>502 Bad Gateway</body></html>', 'not-json', null],
    ['larger than is read', JSON.stringify({ a: 'x'.repeat(1_100_000) }), 'oversized', null],
    ['of nested lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'breaks-schema', ''],
  ]

  // One body of more than a megabyte for each topic is enough.
  test.each(odd.filter(([what]) => !what.startsWith('larger') || eventTypes.find((other) => placeOf(other) === placeOf(type)) === type))('a signed body %s is put aside with the reason; the next goes on', async (_, text, why, field) => {
    const right = { ...rightMessage(type, writerOf(type).source), text }
    const message = isStandard(type) ? standard(desk.writers.city, right.key, ++standardNo, right) : writerOf(type).next(right)
    const { receipt } = await desk.deliver(topicOfType(type), [message, next(type)])
    expect(receipt).toMatchObject({ dead: 1, refused: 0 })
    const [row] = await desk.rows('select why, field, explanation from dead_letter where topic = $1 and seq = $2', [topicOfType(type), message.headers['tb_seq']])
    expect([row.why, row.field, row.explanation.length < 1_200]).toEqual([why, field, true])
  })

  test('a type that nobody knows is put aside, and named', async () => {
    const right = { ...rightMessage(type, writerOf(type).source), type: 'casework.not-known-yet.v9' }
    const message = isStandard(type) ? standard(desk.writers.city, right.key, ++standardNo, right) : writerOf(type).next(right)
    await desk.deliver(topicOfType(type), [message, next(type)])
    expect(await desk.rows('select why, field from dead_letter where topic = $1 and seq = $2', [topicOfType(type), message.headers['tb_seq']])).toEqual([{ why: 'unknown-type', field: 'ce_type' }])
  })
})
