import { canonicalText, sha256 } from '@tongban/contracts'
import { exchangeSchema } from '@tongban/exchange'
import { day, isRefusal } from '@tongban/kernel'
import { fixedClock, testDatabase, type TestDatabase } from '@tongban/testing'
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { context, oneLicence, threeCertificates } from '../core/three-certificates.fixture.js'
import { blueprintsSchema } from '../schema.js'
import { BlueprintActs, type Answer } from './blueprint-acts.js'
import { BlueprintReader } from './blueprint-reader.js'
import { importBlueprints } from './import-blueprints.js'
import { contentHashOf } from './read-blueprint.js'
import { toView, type VersionView } from './version-row.js'

const clock = fixedClock('2015-06-30T01:00:00Z')
let db: TestDatabase
let acts: BlueprintActs
let woken = 0
beforeAll(async () => {
  db = await testDatabase({ schemas: [exchangeSchema, blueprintsSchema] })
  acts = new BlueprintActs(db.app, clock, async (on) => ({ ...context, on }), () => { woken++ })
})
afterAll(() => db.close())

let codes = 0
const newCode = () => `bundle-${++codes}`
const command = (code: string) => ({ commandId: v7(), code })
const WHO = 'city.standards'
const done = (answer: Answer): VersionView => {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`)
  return answer
}
const publishing = (code: string, version = 1) => ({ ...command(code), version, effectiveFrom: day('2015-07-01') })
const drafted = async (code = newCode(), content = threeCertificates) => done(await acts.draft({ ...command(code), content }, WHO))
const published = async (code = newCode()) => {
  await drafted(code)
  return done(await acts.publish(publishing(code), WHO))
}
const outbox = async (code: string) =>
  (await db.admin.query<{ key: string; type: string; body: string; hash: Buffer }>({ text: 'select key, type, body, hash from outbox where key like $1 order by position', values: [`blueprint:${code}:%`] })).rows
const steps = async (code: string) =>
  (await db.admin.query<{ kind: string }>({ text: 'select kind from blueprint_step where code = $1 order by version, no', values: [code] })).rows.map(({ kind }) => kind)

test('a draft is written, edited and published: a step for each, one message under blueprint:<code>:<version>, hashed over its content, with its layout', async () => {
  const code = newCode()
  await drafted(code)
  await acts.edit({ ...command(code), version: 1, content: oneLicence }, WHO)
  const view = done(await acts.publish(publishing(code), WHO))
  expect(view).toMatchObject({ version: 1, revision: 3, state: 'published', effectiveFrom: day('2015-07-01'), contentHash: contentHashOf(oneLicence) })
  expect([await steps(code), woken > 0]).toEqual([['drafted', 'edited', 'published'], true])
  const [message, ...more] = await outbox(code)
  expect([more, message!.key, message!.hash]).toEqual([[], `blueprint:${code}:1`, sha256(message!.body)])
  expect(JSON.parse(message!.body)).toEqual({
    code, version: 1, effectiveFrom: '2015-07-01', contentHash: view.contentHash, publishedAt: '2015-06-30T01:00:00.000Z', content: oneLicence, layout: view.layout,
  })
  expect(view.layout!.nodes.map(({ id }) => id)).toEqual(['A', 'E'])
})

test('the content hash is over the canonical content alone: neither version nor layout is in it', async () => {
  const [one, other] = [await published(), await published()]
  expect(one.contentHash).toBe(other.contentHash)
  expect(one.contentHash).toBe(`sha256:${sha256(canonicalText(threeCertificates)).toString('hex')}`)
})

test('a draft may have faults; to publish it is refused, and names the nodes and what is wrong', async () => {
  const code = newCode()
  const broken = { ...threeCertificates, edges: [...threeCertificates.edges, { from: 'D', to: 'B', kind: 'hard' as const, when: null }] }
  await drafted(code, broken)
  expect(await acts.publish(publishing(code), WHO)).toEqual({
    refused: 'blueprint-unsound', params: { code, version: 1, on: '2015-07-01', count: 1, nodes: ['B'], faults: ['blueprint-cycle'] },
  })
  expect([await steps(code), await outbox(code)]).toEqual([['drafted'], []])
})

test('a new draft states its rules; a version published before there were any is shown with those of then, a draft kept since then is not published without', async () => {
  const { rules: _, ...before } = threeCertificates
  const code = newCode()
  expect(await acts.draft({ ...command(code), content: before as typeof threeCertificates }, WHO)).toEqual({ refused: 'bad-input', params: { field: 'content.rules', reason: 'missing' } })
  await drafted(code)
  await db.admin.query({ text: 'update blueprint_version set content = $2 where code = $1', values: [code, canonicalText(before)] })
  expect(await acts.publish(publishing(code), WHO)).toMatchObject({ refused: 'blueprint-unsound', params: { faults: ['blueprint-office-hours-missing'] } })
  // A published row never changes, and no writer makes one without rules any more.
  const old = toView({ code, version: 1, revision: 2, state: 'published', content: canonicalText(before), changed_at: clock.now(), changed_by: WHO, content_hash: null, effective_from: null, published_at: null, layout: null })
  expect(old.content).toEqual({ ...before, rules: { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null } })
})

test('a form that could not travel is refused by its field before anything is looked up', async () => {
  const [first, ...rest] = threeCertificates.nodes
  expect(await acts.draft({ ...command(newCode()), content: { ...threeCertificates, nodes: [{ ...first!, id: 'A B' }, ...rest] } }, WHO))
    .toMatchObject({ refused: 'bad-input', params: { field: 'content.nodes[0].id', reason: 'wrong-form' } })
})

test('the same command again gets the first answer and writes nothing, even after later acts; another body under its id is refused', async () => {
  const code = newCode()
  const draft = { ...command(code), content: threeCertificates }
  const first = done(await acts.draft(draft, WHO))
  await acts.publish(publishing(code), WHO)
  expect(await acts.draft(draft, WHO)).toEqual(first)
  const reused = { refused: 'command-id-reused', params: { commandId: draft.commandId } }
  expect([await acts.draft({ ...draft, content: oneLicence }, WHO), await acts.draft(draft, 'somebody.else')]).toEqual([reused, reused])
  expect(await steps(code)).toEqual(['drafted', 'published'])
})

test('a version that moved since it was read is refused and names both', async () => {
  const code = newCode()
  await drafted(code)
  const edit = () => acts.edit({ ...command(code), version: 1, content: oneLicence, expectedVersion: 1 }, WHO)
  await edit()
  expect(await edit()).toEqual({ refused: 'changed-meanwhile', params: { expected: 1, actual: 2 } })
})

test('eight people publish one draft at once: one act, one message, seven refusals', async () => {
  const code = newCode()
  await drafted(code)
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => acts.publish(publishing(code), `officer.${i}`)))
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1)
  expect(answers.filter(isRefusal).map(({ refused }) => refused)).toEqual(Array(7).fill('blueprint-version-published'))
  expect(await outbox(code)).toHaveLength(1)
})

test('one command sent eight times at once: eight equal answers, one step', async () => {
  const code = newCode()
  const draft = { ...command(code), content: threeCertificates }
  const answers = await Promise.all(Array.from({ length: 8 }, () => acts.draft(draft, WHO)))
  expect([new Set(answers.map((answer) => JSON.stringify(answer))).size, isRefusal(answers[0]), await steps(code)]).toEqual([1, false, ['drafted']])
})

test('what is published never changes, not even by SQL of its owner', async () => {
  const { code } = await published()
  for (const text of ['update blueprint_published set layout = layout', 'delete from blueprint_published', 'truncate blueprint_published', 'update blueprint_step set actor = actor', `update blueprint_version set state = 'draft' where code = '${code}'`]) {
    await expect(db.owner.query({ text: `set local tb.centres = 'city'; ${text}` })).rejects.toThrow(/never changes|permission denied/)
    await expect(db.app.inTenant(['city'], (tx) => tx.query({ text }))).rejects.toThrow(/never changes|permission denied/)
  }
})

test('the files of the demo city are published once each, in the order of their versions, and found by day', async () => {
  const file = (version: number) => JSON.parse(readFileSync(new URL(`../../../../../deploy/demo/blueprints/three-certificates.v${version}.json`, import.meta.url), 'utf8'))
  const reader = new BlueprintReader(db.app)
  expect(await importBlueprints(acts, reader, [file(2), file(1)], WHO)).toEqual(['three-certificates:1', 'three-certificates:2'])
  expect(await importBlueprints(acts, reader, [file(1), file(2)], WHO)).toEqual([])
  const on = async (text: string) => (await reader.inForce('three-certificates', day(text)))?.version
  expect([await on('2015-06-29'), await on('2015-06-30'), await on('2015-09-28'), await on('2015-09-29')]).toEqual([undefined, 1, 1, 2])
  expect((await reader.published({ first: 10 }, 'three-certificates')).map(({ version }) => version)).toEqual([1, 2])
})
