import { generateKeyPairSync } from 'node:crypto'
import { directorySchema } from '@tongban/directory'
import { ensurePartitions, eventsTopic, exchangeSchema, insertOutbox, openKeyRing, receiveBatch, reconcile, shipBatch, stampBatch, type WireMessage } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { catalogueSchema } from '../schema.js'
import { AdoptionProjection } from './adoption-projection.js'

const pair = generateKeyPairSync('ed25519')
const now = { machine: new Date('2026-01-05T01:00:00Z'), office: new Date('2015-06-30T01:00:00Z') }
const projections = [new AdoptionProjection()]

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, catalogueSchema] })
  await acknowledge([['gs-001', 1], ['gs-002', 1], ['gs-001', 2]])
  await db.admin.query({ text: 'create table kept as select * from catalogue_adoption' })
})
afterAll(() => db.close())
afterEach(() => db.admin.query({ text: 'delete from catalogue_adoption; insert into catalogue_adoption select * from kept' }))

/** A street acknowledges, and the city's ledger takes it in by every stage of the exchange. */
async function acknowledge(items: [code: string, version: number][]) {
  const keys = openKeyRing({ sources: { hzcg: { kid: 'hzcg-1', privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string } }, city: [] })
  await db.app.inTenant(['hzcg'], (tx) => tx.query(insertOutbox(items.map(([code, version]) => ({
    source: 'hzcg', topic: eventsTopic('hz'), aggregateType: 'adoption', aggregateId: `hzcg:${code}`, aggregateVersion: version, type: 'standards.implementation-item-adopted.v1', occurredAt: now.office,
    body: { centreId: 'hzcg', code, version, contentHash: `sha256:${String(version).repeat(64)}`, adoptedAt: '2015-06-30T01:00:00.000Z', effectiveFrom: '2015-07-01' },
  })))))
  const wires: WireMessage[] = []
  await db.plumbing.inPlumbing(async (tx) => {
    await ensurePartitions(tx, now.machine)
    await stampBatch(tx, now.machine)
    await shipBatch(tx, { send: async (_: string, messages: readonly WireMessage[]) => void wires.push(...messages) } as never, keys, now.machine)
  })
  const reader = { owner: 'gz', asker: { source: 'city', deployment: 'city-office' }, keyOf: () => pair.publicKey, projections }
  await db.plumbing.inPlumbing((tx) => receiveBatch(tx, reader, { topic: eventsTopic('hz'), partition: 0, messages: wires.map((wire, i) => ({ ...wire, offset: String(i) })) }, now))
}

const named = async () => {
  const report = (await reconcile(db.plumbing, () => pair.publicKey, { owner: 'gz', projections })).find(({ side }) => side === 'ledger')!
  return [report.state, ...report.faults.map(({ source, topic, seq, what }) => `${source} ${topic} ${seq} ${what}`)]
}
const at = (seq: number) => `hzcg tb.hz.events ${seq} projection-differs`

test('what was acknowledged is green', async () => { expect(await named()).toEqual(['green']) })

test.each([
  ['a row deleted', "delete from catalogue_adoption where code = 'gs-002'", [2]],
  ['every row deleted', 'delete from catalogue_adoption', [1, 3, 2]],
  ['the hash edited', "update catalogue_adoption set content_hash = sha256('x') where code = 'gs-002'", [2]],
  ['the day edited', "update catalogue_adoption set effective_from = '2099-01-01' where code = 'gs-001' and version = 2", [3]],
  ['the time edited', "update catalogue_adoption set adopted_at = adopted_at + interval '1 day' where code = 'gs-002'", [2]],
  ['the version edited', "update catalogue_adoption set version = 7 where code = 'gs-002'", [2, 3]],
  ['two swapped', "update catalogue_adoption set version = 3 - version, owner = 'swap' where code = 'gs-001'; update catalogue_adoption set owner = 'gz'", [1, 3]],
  ['another’s row added', "insert into catalogue_adoption select owner, 'hzxg', code, version, content_hash, effective_from, adopted_at from catalogue_adoption limit 1", [0]],
])('%s turns the ledger red and names the event', async (_, tamper, seqs) => {
  await db.admin.query({ text: tamper })
  expect(await named()).toEqual(['red', ...seqs.map((seq) => (seq === 0 ? 'hzxg  0 projection-differs' : at(seq)))])
})
