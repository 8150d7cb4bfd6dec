import { jest } from '@jest/globals'
import path from 'node:path'
import type { EventType } from '@tongban/contracts'
import type { ReadingDesk } from '../bad-input/reading-desk.js'

type Schemas = Record<string, any>
const root = path.resolve(import.meta.dirname, '../..')
const { readReleases, readSchemas } = (await import('../../tools/contracts/releases.mjs' as string)) as {
  readReleases(root: string): { schemas: Schemas }[]
  readSchemas(root: string): Schemas
}

const { namesOf } = (await import('../../tools/contracts/names.mjs' as string)) as { namesOf(schemas: Schemas): Set<string> }

// A deployment that was not upgraded yet: our own code with the event schemas of the last release that lacks something, on PostgreSQL. Whoever writes to it is of today, or of tomorrow.
const now = readSchemas(root)
const lackedBy = (schemas: Schemas) => {
  const held = namesOf(schemas)
  return [...namesOf(now)].filter((name) => !held.has(name))
}
const yesterday = readReleases(root).map(({ schemas }) => schemas).filter((schemas) => lackedBy(schemas).length > 0).at(-1)!
const typesOf = (schemas: Schemas) => Object.keys(schemas).filter((name) => name !== 'common').sort() as EventType[]
const today = typesOf(now)

/** The software, with the schemas it knows. */
async function softwareOf(eventSchemas: Schemas | undefined) {
  jest.resetModules()
  if (eventSchemas) jest.unstable_mockModule('../../libs/contracts/src/generated/schemas.js', () => ({ eventSchemas }))
  else jest.unstable_unmockModule('../../libs/contracts/src/generated/schemas.js')
  const [contracts, database, desk, forge, right, ledger, letters] = await Promise.all([
    import('@tongban/contracts'), import('@tongban/database'), import('../bad-input/reading-desk.js'), import('../bad-input/forge.js'), import('../bad-input/right-messages.js'),
    import('@tongban/ledger'), import('../../libs/exchange/src/shell/dead-letters.js'),
  ])
  return { ...contracts, ...database, ...desk, ...forge, ...right, ...ledger, ...letters }
}
type Software = Awaited<ReturnType<typeof softwareOf>>

let software: Software
let desk: ReadingDesk
let standardNo = 0
let running: Schemas | undefined
const fresh = async (known: Schemas) => {
  if (running !== known) software = await softwareOf(running = known)
  desk = await software.openReadingDesk()
}
afterEach(() => desk.close())

/** What a newer writer sends: a right message with more in it. */
function tell(type: EventType, more: (body: any) => void = () => {}) {
  const { street, ledger, city } = desk.writers
  const place = software.placeOf(type)
  const writer = { events: street, inbox: ledger, standards: city }[place]
  const message = software.rightMessage(type, writer.source)
  more(message.body)
  if (type === 'standards.catalogue-item-published.v1') message.body.contentHash = software.hashText(software.sha256(software.canonicalText(message.body.content)))
  const told = { ...message, text: software.canonicalText(message.body) }
  return { ...told, topic: writer.topic, wire: place === 'standards' ? software.standard(city, message.key, ++standardNo, told) : writer.next(told) }
}
const deliver = async (...told: ReturnType<typeof tell>[]) => (await desk.deliver(told[0]!.topic, told.map(({ wire }) => wire))).receipt
const dead = () => desk.rows<{ type: string; why: string; field: string | null }>('select type, why, field from dead_letter where replayed_at is null order by topic, seq')

test('it knows the types of its release and no others, and lacks something that today has', async () => {
  await fresh(yesterday)
  expect([...software.eventTypes]).toEqual(typesOf(yesterday))
  expect(lackedBy(yesterday)).not.toEqual([])
})

test('a case of today is in its ledger with all it knows, proven, and the body lies there as it came', async () => {
  await fresh(yesterday)
  const told = tell('casework.case-step-recorded.v1', (body) => {
    body.queueTicket = { number: 'A017', waited: 12 }
    body.clocks.promised.paused = false
  })
  expect(await deliver(told)).toMatchObject({ applied: 1, dead: 0, refused: 0 })
  expect(await desk.rows('select number, state, promised_due, version from ledger_case')).toEqual([{ number: told.body.number, state: 'accepted', promised_due: '2015-07-07', version: 1 }])
  expect(await desk.rows('select hash_matched from ledger_step')).toEqual([{ hash_matched: true }])
  const [event] = await desk.rows<{ body: string; whole: boolean }>("select body, hash = sha256(convert_to(body, 'UTF8')) as whole from ledger_event")
  expect(event).toEqual({ body: told.text, whole: true })
  expect(JSON.parse(event!.body).queueTicket).toEqual({ number: 'A017', waited: 12 })
  const differing = await desk.db.plumbing.inPlumbing((tx) => new software.CaseProjection().differing(tx, 'hz'), ['hz', 'hzcg'])
  expect(differing).toEqual([])
})

test('a standard of tomorrow is in force, and its content hash is that of all of it', async () => {
  await fresh(yesterday)
  const told = tell('standards.catalogue-item-published.v1', (body) => {
    body.content.carbonBudget = { grams: 12 }
    body.supersedes = 'gs-000'
  })
  expect(await deliver(told)).toMatchObject({ applied: 1, dead: 0 })
  const [item] = await desk.rows<{ code: string; content: string; hash: string }>("select code, content::text as content, 'sha256:' || encode(content_hash, 'hex') as hash from standard_item")
  expect(item).toMatchObject({ code: told.body.code, hash: told.body.contentHash })
  expect(JSON.parse(item!.content).carbonBudget).toEqual({ grams: 12 })
})

test('every type that it knows is applied with a field more in every object; every other is put aside, and holds up nobody', async () => {
  await fresh(yesterday)
  const everywhere = (value: any): void => {
    if (typeof value !== 'object' || value === null) return
    for (const inner of Object.values(value)) everywhere(inner)
    if (!Array.isArray(value)) value.saidLater = 1
  }
  const outcomes: [EventType, string][] = []
  for (const type of today) {
    const receipt = await deliver(tell(type, everywhere))
    outcomes.push([type, receipt.applied === 1 && receipt.dead === 0 ? 'applied' : receipt.dead === 1 ? 'put aside' : 'lost'])
  }
  expect(outcomes).toEqual(today.map((type) => [type, type in yesterday ? 'applied' : 'put aside']))
  expect(await dead()).toHaveLength(today.filter((type) => !(type in yesterday)).length)
  expect((await dead()).every(({ why, field }) => why === 'unknown-type' && field === 'ce_type')).toBe(true)
})

test.each<[string, EventType, (body: any) => void, string, string]>([
  ['a value it does not know', 'standards.source-enrolled.v1', (body) => { body.kind = 'archive' }, 'breaks-schema', '/kind'],
  ['a number beyond its bound', 'casework.case-step-recorded.v1', (body) => { body.itemVersion = 2_000_000 }, 'breaks-schema', '/itemVersion'],
  ['a field under a name of every object', 'casework.case-step-recorded.v1', (body) => { Object.defineProperty(body, '__proto__', { value: { state: 'x' }, enumerable: true }) }, 'breaks-schema', '/__proto__'],
  ['a text no row can keep, in a field it does not know', 'casework.case-step-recorded.v1', (body) => { body.later = 'a\u0000b' }, 'unusable-text', '/later'],
  ['a field nested deeper than anybody looks', 'casework.case-step-recorded.v1', (body) => { body.later = JSON.parse(`${'['.repeat(400)}"\\u0000"${']'.repeat(400)}`) }, 'unusable-text', expect.stringMatching(/^\/later(\/0)+$/) as unknown as string],
])('%s is put aside, and the next goes on', async (_, type, more, why, field) => {
  await fresh(yesterday)
  expect(await deliver(tell(type, more), tell(type))).toMatchObject({ dead: 1, refused: 0 })
  expect(await dead()).toEqual([{ type, why, field }])
})

test('after the upgrade what was put aside is applied, in order, and nothing is left', async () => {
  const { 'casework.case-step-recorded.v1': _, ...withoutCases } = yesterday
  await fresh(withoutCases)
  const first = tell('casework.case-step-recorded.v1')
  const second = tell('casework.case-step-recorded.v1')
  const known = tell('standards.implementation-item-adopted.v1')
  expect(await deliver(first, known, second)).toMatchObject({ dead: 2, refused: 0 })
  expect(await desk.rows('select case_id from ledger_case')).toEqual([])
  expect(await desk.rows('select code from catalogue_adoption')).toEqual([{ code: known.body.code }])

  const upgraded = await softwareOf(undefined)
  expect([...upgraded.eventTypes]).toEqual([...today].sort())
  const plumbing = await upgraded.Database.open({ url: desk.db.urls.plumbing, name: 'upgraded', role: 'plumbing' })
  const replay = () => plumbing.inPlumbing((tx) => upgraded.replayDeadLetters(tx, 'hz', [new upgraded.CaseProjection()], new Date()), ['hz', 'hzcg'])
  expect(await replay()).toEqual({ replayed: 2, remaining: 0 })
  expect(await replay()).toEqual({ replayed: 0, remaining: 0 })
  await plumbing.close()
  expect((await desk.rows('select case_id from ledger_case')).map(({ case_id }) => case_id).sort()).toEqual([first, second].map(({ body }) => body.caseId).sort())
  expect(await dead()).toEqual([])
})
