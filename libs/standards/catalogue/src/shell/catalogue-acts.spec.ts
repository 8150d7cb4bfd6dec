import { canonicalText, hashText, sha256 } from '@tongban/contracts'
import { exchangeSchema } from '@tongban/exchange'
import { day, isRefusal } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { v7 } from 'uuid'
import { shopSign } from '../core/shop-sign.fixture.js'
import { catalogueSchema } from '../schema.js'
import { CatalogueActs, type Answer } from './catalogue-acts.js'
import { CatalogueReader } from './catalogue-reader.js'
import type { VersionView } from './version-row.js'

const clock = fixedClock('2015-06-30T01:00:00Z')
let db: TestDatabase
let acts: CatalogueActs

beforeAll(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, catalogueSchema] })
  acts = new CatalogueActs(db.app, clock, () => ['cg', 'gs'])
})
afterAll(() => db.close())

let codes = 0
const newCode = () => `cg-${String(++codes).padStart(3, '0')}`
const command = (code: string) => ({ commandId: v7(), code })
const done = (answer: Answer): VersionView => {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}
const drafted = async (code = newCode()) => done(await acts.draft({ ...command(code), content: shopSign }, 'city.standards'))
const published = async (code = newCode()) => {
  await drafted(code)
  return done(await acts.publish({ ...command(code), version: 1, effectiveFrom: day('2015-07-01') }, 'city.standards'))
}
const outbox = async (code: string) =>
  (await db.admin.query<{ key: string; type: string; body: string; hash: Buffer }>({ text: "select key, type, body, hash from outbox where key like $1 order by position", values: [`item:${code}:%`] })).rows
const steps = async (code: string) =>
  (await db.admin.query<{ no: number; kind: string }>({ text: 'select version, no, kind, actor from catalogue_step where code = $1 order by version, no', values: [code] })).rows

test('a draft is written, edited and published, one step for each act', async () => {
  const code = newCode()
  await drafted(code)
  await acts.edit({ ...command(code), version: 1, content: { ...shopSign, promisedLimit: { days: 3, unit: 'wd' } } }, 'city.standards')
  const view = done(await acts.publish({ ...command(code), version: 1, effectiveFrom: day('2015-07-01') }, 'city.standards'))
  expect(view).toMatchObject({ code, version: 1, revision: 3, state: 'published', effectiveFrom: day('2015-07-01'), publishedAt: new Date('2015-06-30T01:00:00Z') })
  expect(view.content.promisedLimit.days).toBe(3)
  expect(await steps(code)).toEqual([
    { version: 1, no: 1, kind: 'drafted', actor: 'city.standards' },
    { version: 1, no: 2, kind: 'edited', actor: 'city.standards' },
    { version: 1, no: 3, kind: 'published', actor: 'city.standards' },
  ])
})

test('publishing puts the message on the standards topic under item:<code>:<version>, hashed over its content', async () => {
  const { code, contentHash } = await published()
  const [message, ...more] = await outbox(code)
  expect(more).toEqual([])
  expect(message).toMatchObject({ key: `item:${code}:1`, type: 'standards.catalogue-item-published.v1' })
  expect(message!.hash).toEqual(sha256(message!.body))
  expect(JSON.parse(message!.body)).toEqual({
    code, version: 1, effectiveFrom: '2015-07-01', contentHash, publishedAt: '2015-06-30T01:00:00.000Z', content: shopSign,
  })
  expect(contentHash).toBe(hashText(sha256(canonicalText(shopSign))))
})

test('the same command again gets the first answer and writes nothing, even after later acts', async () => {
  const code = newCode()
  const draft = { ...command(code), content: shopSign }
  const first = done(await acts.draft(draft, 'city.standards'))
  await acts.publish({ ...command(code), version: 1, effectiveFrom: day('2015-07-01') }, 'city.standards')
  expect(await acts.draft(draft, 'city.standards')).toEqual(first)
  expect(await steps(code)).toHaveLength(2)
})

test('the same command id with another body, for another act or from another person is refused', async () => {
  const code = newCode()
  const draft = { ...command(code), content: shopSign }
  await acts.draft(draft, 'city.standards')
  const reused = { refused: 'command-id-reused', params: { commandId: draft.commandId } }
  expect(await acts.draft({ ...draft, content: { ...shopSign, onlineDepth: 4 } }, 'city.standards')).toEqual(reused)
  expect(await acts.redraft({ commandId: draft.commandId, code }, 'city.standards')).toEqual(reused)
  expect(await acts.draft(draft, 'somebody.else')).toEqual(reused)
})

test('a version that moved since it was read is refused and names both', async () => {
  const code = newCode()
  await drafted(code)
  await acts.edit({ ...command(code), version: 1, content: shopSign, expectedVersion: 1 }, 'city.standards')
  expect(await acts.edit({ ...command(code), version: 1, content: shopSign, expectedVersion: 1 }, 'city.standards'))
    .toEqual({ refused: 'changed-meanwhile', params: { expected: 1, actual: 2 } })
})

test('eight people publish one draft at once: one act, one message, seven refusals', async () => {
  const code = newCode()
  await drafted(code)
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => acts.publish({ ...command(code), version: 1, effectiveFrom: day('2015-07-01') }, `officer.${i}`)))
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1)
  expect(answers.filter(isRefusal).map(({ refused }) => refused)).toEqual(Array(7).fill('version-published'))
  expect(await outbox(code)).toHaveLength(1)
})

test('one command sent eight times at once: eight equal answers, one step', async () => {
  const code = newCode()
  const draft = { ...command(code), content: shopSign }
  const answers = await Promise.all(Array.from({ length: 8 }, () => acts.draft(draft, 'city.standards')))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(isRefusal(answers[0])).toBe(false)
  expect(await steps(code)).toHaveLength(1)
})

test('a refused act leaves nothing half-written', async () => {
  const code = newCode()
  await drafted(code)
  const publish = { ...command(code), version: 1, effectiveFrom: day('2015-06-29') }
  expect(await acts.publish(publish, 'city.standards')).toMatchObject({ refused: 'effective-in-the-past' })
  expect(await steps(code)).toHaveLength(1)
  expect(await outbox(code)).toEqual([])
  expect(done(await acts.publish({ ...publish, effectiveFrom: day('2015-06-30') }, 'city.standards')).state).toBe('published')
})

test('the next version begins from what is published and leaves it in place', async () => {
  const { code } = await published()
  const second = done(await acts.redraft(command(code), 'city.standards'))
  expect(second).toMatchObject({ version: 2, basedOn: 1, state: 'draft', revision: 1 })
  await acts.discard({ ...command(code), version: 2 }, 'city.standards')
  expect(done(await acts.redraft(command(code), 'city.standards'))).toMatchObject({ version: 3, basedOn: 1 })
})

test.each<[string, object, string, string]>([
  ['a material code with a space', { materials: [{ ...shopSign.materials[0], code: 'a b' }] }, 'content.materials[0].code', 'wrong-form'],
  ['an unknown field', { colour: 'red' }, 'content.colour', 'unknown'],
  ['a name of 501 characters', { names: { zh: '牌'.repeat(501), en: 'Sign' } }, 'content.names.zh', 'too-long'],
])('refuses %s and names the field', async (_, change, field, reason) => {
  expect(await acts.draft({ ...command(newCode()), content: { ...shopSign, ...change } }, 'city.standards'))
    .toMatchObject({ refused: 'bad-input', params: { field, reason } })
})

test('a form that is no JSON Schema is refused in the validator\'s words', async () => {
  expect(await acts.draft({ ...command(newCode()), content: { ...shopSign, form: { type: 'objekt' } } }, 'city.standards'))
    .toMatchObject({ refused: 'form-not-a-schema', params: { value: expect.stringContaining('/type') } })
})

test.each([
  ["update catalogue_item set content = '{}'"],
  ["update catalogue_item set effective_from = '2015-01-01'"],
  ['delete from catalogue_item'],
  ["update catalogue_step set kind = 'x'"],
  ['delete from catalogue_step'],
  ['delete from catalogue_version'],
])('the application role cannot: %s', async (text) => {
  await published()
  await expect(db.app.inTenant(['city'], (tx) => tx.query({ text }))).rejects.toThrow(/permission denied/)
})

test('not even an administrator edits what is published', async () => {
  const { code } = await published()
  await expect(db.admin.query({ text: "update catalogue_item set department = 'gs' where code = $1", values: [code] })).rejects.toThrow(/never changes/)
  await expect(db.admin.query({ text: 'delete from catalogue_item where code = $1', values: [code] })).rejects.toThrow(/never changes/)
  await expect(db.admin.query({ text: 'truncate catalogue_item' })).rejects.toThrow(/never changes/)
})

test('a published draft row does not come back to life by SQL either', async () => {
  const { code } = await published()
  await expect(db.app.inTenant(['city'], (tx) => tx.query({ text: "update catalogue_version set state = 'draft' where code = $1", values: [code] })))
    .rejects.toThrow(/never changes/)
})

test('the open draft of one item is found by its code, and drafts of others are not', async () => {
  const [code, other] = [newCode(), newCode()]
  await drafted(code)
  await drafted(other)
  const reader = new CatalogueReader(db.app)
  const found = async (asked?: string) => (await reader.drafts({ first: 100 }, asked)).map((view) => view.code)
  expect([await found(code), await found('cg-999'), await found('not a code')]).toEqual([[code], [], []])
  expect(await found()).toEqual(expect.arrayContaining([code, other]))
})
