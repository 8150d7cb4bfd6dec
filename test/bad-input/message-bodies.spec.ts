import { readFileSync } from 'node:fs'
import path from 'node:path'
import { STANDARDS_TOPIC, type WireMessage } from '@tongban/exchange'
import { canonicalText, hashText, sha256, type EventType } from '@tongban/contracts'
import { bodyCells, schemaOf, type BodyCell } from './body-cells.js'
import { Forger, standard } from './forge.js'
import { hostileKinds } from './hostile.js'
import { EVENTS, findPlace, INBOX, openReadingDesk, placeOf, type ReadingDesk } from './reading-desk.js'
import { eventTypes, rightMessage } from './right-messages.js'

/** By hand: for each free text of a type what becomes of each hostile value: `applied` as it is, or why the message is put aside. */
const table = JSON.parse(readFileSync(path.join(import.meta.dirname, 'tables/messages.json'), 'utf8')) as Record<string, Record<string, Record<string, string>>>
const rowOf = (type: string, field: string) => table[type]?.[field] ?? table['shared']?.[field.split('/').at(-1)!] ?? {}
const outcomeOf = (type: string, { field, free, passedOver }: BodyCell): string => (passedOver ? 'applied' : free ? rowOf(type, field)[free] ?? rowOf(type, field)['*'] ?? 'no outcome' : 'breaks-schema')
const uncovered = (type: string, cells: BodyCell[]) => cells.filter((cell) => outcomeOf(type, cell) === 'no outcome').map(({ field, free }) => `${type} ${field}: ${free}`)

let desk: ReadingDesk
beforeAll(async () => { desk = await openReadingDesk() })
afterAll(() => desk.close())

let standardNo = 0
const topicOf = { events: EVENTS, inbox: INBOX, standards: STANDARDS_TOPIC } as const
const writerOf = (type: EventType): Forger => ({ events: desk.writers.street, inbox: desk.writers.ledger, standards: desk.writers.city })[placeOf(type)]
const send = (type: EventType, right: ReturnType<typeof rightMessage>, text = right.text): WireMessage =>
  placeOf(type) === 'standards' ? standard(desk.writers.city, right.key, ++standardNo, { ...right, text }) : writerOf(type).next({ ...right, text })

/** As it would travel: a standard's content hash is always that of its content, so that a hostile text is all that is wrong with it. */
function textOf(type: EventType, body: any): string {
  if (type === 'standards.catalogue-item-published.v1' && body?.content && typeof body.contentHash === 'string' && body.contentHash.length === 71 && JSON.stringify(body).isWellFormed() && !/\\ud[89a-f]/.test(JSON.stringify(body)))
    return JSON.stringify({ ...body, contentHash: hashText(sha256(canonicalText(body.content))) })
  return JSON.stringify(body)
}

test('every type of message has its place and a right body, every free text a row for every hostile value', () => {
  expect(eventTypes.filter((type) => !findPlace(type))).toEqual([])
  expect(eventTypes.flatMap((type) => uncovered(type, bodyCells(type, rightMessage(type).body)))).toEqual([])
})

test('a field that was planted in a schema is reported', () => {
  const schema = schemaOf('standards.office-time-set.v1')
  schema['properties'].planted = { type: 'string', maxLength: 100 }
  const cells = bodyCells('standards.office-time-set.v1', { ...rightMessage('standards.office-time-set.v1').body, planted: 'x' }, schema)
  expect(uncovered('standards.office-time-set.v1', cells)).toEqual(hostileKinds.map((kind) => `standards.office-time-set.v1 /planted: ${kind}`))
})

test.each(eventTypes)('%s: every field missing, unknown, of the wrong type, oversized, hostile', async (type) => {
  const topic = topicOf[placeOf(type)]
  const cells = bodyCells(type, rightMessage(type).body)
  expect(cells.length).toBeGreaterThan(20)
  const sent = cells.map((cell) => {
    const right = rightMessage(type, writerOf(type).source)
    return { cell, right, message: send(type, right, textOf(type, cell.change(right.body))) }
  })
  const good = rightMessage(type, writerOf(type).source)
  const { receipt } = await desk.deliver(topic, [...sent.map(({ message }) => message), send(type, good)])
  expect(receipt.refused).toBe(0)
  const dead = new Map((await desk.rows(`select seq, why, field, explanation from dead_letter where topic = $1 and type = $2`, [topic, type])).map((row) => [Number(row.seq), row]))
  const wrong = sent.flatMap(({ cell, message }) => {
    const row = dead.get(Number(message.headers['tb_seq']))
    const outcome = outcomeOf(type, cell)
    const found = row ? row.why : 'applied'
    if (found !== outcome) return [`${cell.field} ${cell.what}: ${outcome} expected, not ${found} ${row?.explanation ?? ''}`]
    if (outcome === 'breaks-schema' && row.field !== cell.field) return [`${cell.field} ${cell.what}: names ${row.field}`]
    return row && row.explanation.length > 1_200 ? [`${cell.field} ${cell.what}: explains itself in ${row.explanation.length} characters`] : []
  })
  expect(wrong).toEqual([])
  await nothingHalf(type, topic, dead)
})

/** The streams moved by what was received, and nothing of what was put aside stands anywhere else; the one right message at the end does. */
async function nothingHalf(type: EventType, topic: string, dead: Map<number, unknown>): Promise<void> {
  if (placeOf(type) === 'standards') {
    const held = await desk.rows('select seq from standard_in_force where type = $1', [type])
    expect(held.filter(({ seq }) => dead.has(Number(seq)))).toEqual([])
    expect(held.map(({ seq }) => Number(seq))).toContain(standardNo)
    return
  }
  const [stream] = await desk.rows('select last_seq, (select count(*) from ledger_event e where e.source = i.source and e.topic = i.topic) as rows from inbox i where topic = $1 and source = $2', [topic, writerOf(type).source])
  expect(stream.rows).toBe(stream.last_seq)
  const entries = await desk.rows('select seq from ledger_entry where topic = $1', [topic])
  expect(entries.filter(({ seq }) => dead.has(Number(seq)))).toEqual([])
  expect(entries.map(({ seq }) => seq)).toContain(stream.last_seq)
  const cases = await desk.rows('select distinct aggregate_id from dead_letter where aggregate_type = $1 intersect select case_id::text from (select case_id from ledger_case union all select case_id from ledger_step) as any_case', ['case'])
  expect(cases).toEqual([])
}
