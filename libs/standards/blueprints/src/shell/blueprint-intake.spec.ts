import { canonicalText, sentence, sha256 } from '@tongban/contracts'
import type { StandardsMessage } from '@tongban/exchange'
import { day } from '@tongban/kernel'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { oneLicence, threeCertificates } from '../core/three-certificates.fixture.js'
import { blueprintsReaderSchema } from '../schema.js'
import { BlueprintIntake } from './blueprint-intake.js'
import { Blueprints } from './blueprints.js'
import { layOut } from './lay-out.js'
import { contentHashOf } from './read-blueprint.js'

let db: TestDatabase
let blueprints: Blueprints
const intake = new BlueprintIntake(() => new Date('2015-06-30T01:00:00Z'))
beforeEach(async () => {
  db = await testDatabase({ schemas: [blueprintsReaderSchema] })
  blueprints = new Blueprints(db.app)
})
afterEach(() => db.close())

async function message(version: number, effectiveFrom: string, content = threeCertificates, change: object = {}, key?: string): Promise<StandardsMessage> {
  const body = { code: 'three-certificates', version, effectiveFrom, contentHash: contentHashOf(content), publishedAt: '2015-06-01T01:00:00.000Z', content, ...('layout' in change ? {} : { layout: await layOut(content) }), ...change }
  return { key: key ?? `blueprint:three-certificates:${version}`, type: 'standards.blueprint-published.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city-1' } as StandardsMessage
}
const deliver = (...messages: StandardsMessage[]) => db.plumbing.inPlumbing((tx) => intake.apply(tx, messages))
const refused = async () => (await db.admin.query<{ code: string }>({ text: 'select code from standard_blueprint_refused order by code' })).rows.map(({ code }) => code)
const versions = async () => [await blueprints.version('three-certificates', 1), await blueprints.version('three-certificates', 2)].map((each) => each?.version)

test('a job takes the newest version that had begun on its day; one that pinned version 1 keeps it', async () => {
  await deliver(await message(2, '2015-09-29', oneLicence), await message(1, '2015-06-30'))
  const on = async (text: string) => (await blueprints.inForce('three-certificates', day(text)))?.version
  expect([await on('2015-06-29'), await on('2015-06-30'), await on('2015-09-28'), await on('2015-09-29')]).toEqual([undefined, 1, 1, 2])
  const pinned = await blueprints.version('three-certificates', 1)
  expect(pinned).toMatchObject({ version: 1, effectiveFrom: day('2015-06-30'), contentHash: contentHashOf(threeCertificates), content: threeCertificates })
  expect(pinned!.layout.nodes.map(({ id }) => id).sort()).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect((await blueprints.allInForce(day('2015-09-29'))).map(({ code, version }) => [code, version])).toEqual([['three-certificates', 2]])
})

test('again, and both at once: taken once, nothing refused', async () => {
  const first = await message(1, '2015-06-30')
  await deliver(first, first)
  await Promise.all([deliver(first), deliver(first)])
  expect([await versions(), await refused()]).toEqual([[1, undefined], []])
})

test('what is not what it says is refused and kept apart, and stops nothing else', async () => {
  await deliver(
    await message(1, '2015-06-30', threeCertificates, {}, 'blueprint:three-certificates:7'),
    await message(1, '2015-06-30', threeCertificates, { contentHash: contentHashOf(oneLicence) }),
    await message(2, '2015-09-29', oneLicence),
  )
  expect([await versions(), await refused()]).toEqual([[undefined, 2], ['standard-hash-differs', 'standard-key-differs']])
})

test('a version published before blueprints stated rules is taken as it was hashed, and goes by the rules of then', async () => {
  const { rules: _, ...before } = threeCertificates
  await deliver(await message(1, '2015-06-30', before as typeof threeCertificates))
  const held = (await blueprints.version('three-certificates', 1))!
  expect([held.contentHash, held.content.rules]).toEqual([contentHashOf(before as typeof threeCertificates), { awayAfterHours: 4, officeHours: ['09:00-12:00', '13:00-17:00'], supplementPause: null }])
  expect((await blueprints.allInForce(day('2015-06-30')))[0]!.content).toEqual(held.content)
  const { rows: [kept] } = await db.admin.query<{ content: string }>({ text: 'select content from standard_blueprint' })
  expect(JSON.parse(kept!.content)).toEqual(before)
})

test('another content under a version that is held is refused; the first one stays', async () => {
  await deliver(await message(1, '2015-06-30'))
  await deliver(await message(1, '2015-06-30', oneLicence))
  expect([(await blueprints.version('three-certificates', 1))!.content, await refused()]).toEqual([threeCertificates, ['standard-changed']])
})

test.each<[string, object, string[]]>([
  ['goes round in a circle', { edges: [...threeCertificates.edges, { from: 'D', to: 'B', kind: 'hard', when: null }] }, ['blueprint-cycle B']],
  ['leads to nowhere', { edges: [...threeCertificates.edges, { from: 'D', to: 'X', kind: 'hard', when: null }] }, ['blueprint-edge-to-nowhere X']],
  ['asks about what is not decided by then', { edges: [...threeCertificates.edges, { from: 'A', to: 'D', kind: 'conditional', when: { node: 'E', is: 'approved' } }] }, ['blueprint-condition-undecided D']],
  ['issues nothing', { nodes: threeCertificates.nodes.filter(({ id }) => id !== 'E'), edges: threeCertificates.edges.filter(({ to }) => to !== 'E') }, ['blueprint-without-issue']],
  ['has hours in which no hour passes', { rules: { ...threeCertificates.rules, officeHours: [] } }, ['blueprint-office-hours-missing']],
])('a version, signed and hashed as it should be, that %s is refused: no job could pin it', async (_, change, faults) => {
  const content = { ...threeCertificates, ...change }
  await deliver(await message(1, '2015-06-30', content, { layout: { width: 1, height: 1, nodes: [] } }), await message(2, '2015-09-29', oneLicence))
  expect([await versions(), await refused()]).toEqual([[undefined, 2], ['standard-unsound']])
  const { rows: [row] } = await db.admin.query<{ params: string }>({ text: 'select params from standard_blueprint_refused' })
  const params = JSON.parse(row!.params)
  expect(params).toEqual({ key: 'blueprint:three-certificates:1', count: faults.length, faults })
  expect(sentence({ refused: 'standard-unsound', params }, 'en')).toContain(`blueprint:three-certificates:1 cannot be played: ${faults[0]}`)
})

test('what only the city can know of a version is the city\'s to check: unknown codes do not keep it out here', async () => {
  const content = { ...threeCertificates, documents: threeCertificates.documents.map((document) => ({ ...document, eLicence: 'nobodys-licence' })) }
  await deliver(await message(1, '2015-06-30', content))
  expect([await versions(), await refused()]).toEqual([[1, undefined], []])
})

test('the application reads blueprints and writes none', async () => {
  await expect(db.app.inTenant([], (tx) => tx.query({ text: 'delete from standard_blueprint' }))).rejects.toThrow('permission denied')
  expect(await blueprints.version("x' or 1=1 --", 1)).toBeUndefined()
  expect(await blueprints.inForce('nobodys', day('2015-06-30'))).toBeUndefined()
})
