import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { directorySchema, enrolKeys, importDirectory } from '@tongban/directory'
import { ensurePartitions, exchangeSchema, insertOutbox, openKeyRing, shipBatch, stampBatch, type Transport } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { run } from '../run.js'

let folder: string
let database: TestDatabase
const kept = process.env.TONGBAN_DATA

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reconcile-'))
  process.env.TONGBAN_DATA = folder
  database = await testDatabase({ schemas: [directorySchema, exchangeSchema] })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const none = { departments: [], windows: [], posts: [], officers: [], powers: [] }
  await importDirectory(database.urls.owner, {
    ...none,
    divisions: [{ code: '440105', names: { zh: '海珠区' }, parent: null, from: '2004-01-01' }],
    deployments: [{ id: 'haizhu', kind: 'centre', names: { zh: '海珠' }, from: '2004-01-01' }],
    centres: [{ id: 'hz', tier: 'DISTRICT', kind: 'general', parent: null, division: '440105', ordinal: 1, names: { zh: '海珠区政务服务中心' }, deployment: 'haizhu', from: '2004-01-01' }],
    sources: [{ id: 'hz', kind: 'centre', deployment: 'haizhu', ledgerCentre: 'hz', from: '2004-01-01' }],
  })
  await enrolKeys(database.urls.owner, [{ source: 'hz', kid: 'hz-1', publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string, from: new Date(0), to: null }])
  const keys = openKeyRing({ sources: { hz: { kid: 'hz-1', privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string } }, city: [] })
  const nowhere = { send: async () => undefined } as unknown as Transport
  await database.plumbing.inPlumbing(async (tx) => {
    await ensurePartitions(tx, new Date())
    await tx.query(insertOutbox([1, 2, 3].map((n) => ({
      source: 'hz', topic: 'tb.hz.events', aggregateType: 'adoption', aggregateId: 'gs-001', aggregateVersion: n, type: 'standards.implementation-item-adopted.v1' as const, occurredAt: new Date('2015-06-30T01:00:00Z'),
      body: { centreId: 'hz', code: 'gs-001', version: n, contentHash: `sha256:${'0'.repeat(64)}`, adoptedAt: '2015-06-30T01:00:00.000Z', effectiveFrom: '2015-07-01' },
    }))))
    await stampBatch(tx, new Date())
    await shipBatch(tx, nowhere, keys, new Date())
  })
}, 60_000)
afterAll(async () => {
  if (kept === undefined) delete process.env.TONGBAN_DATA
  else process.env.TONGBAN_DATA = kept
  process.exitCode = undefined
  rmSync(folder, { recursive: true })
  await database.close()
})

const reconcile = (...flags: string[]) => command('reconcile', ...flags)

async function command(...words: string[]) {
  let [out, err] = ['', '']
  process.exitCode = undefined
  const code = await run(words, {}, { out: (text) => { out += text }, err: (text) => { err += text } })
  return { code: code || Number(process.exitCode ?? 0), out, err }
}

test('without a deployment it says what is missing and how to go on', async () => {
  const { code, err } = await reconcile()
  expect(code).toBe(2)
  expect(err).toContain('TONGBAN_DATA')
})

test('prints each stream and, last, that all are green', async () => {
  mkdirSync(path.join(folder, 'run'))
  writeFileSync(path.join(folder, 'run', 'gateway.json'), JSON.stringify({ deployment: 'gateway' }))
  writeFileSync(path.join(folder, 'run', 'haizhu.json'), JSON.stringify({ deployment: 'haizhu', database: { url: database.urls.app, plumbingUrl: database.urls.plumbing } }))
  const { code, out } = await reconcile()
  expect(code).toBe(0)
  expect(out.trimEnd().split('\n')).toHaveLength(3)
  expect(out).toMatch(/green {2}haizhu +sent +hz +tb\.hz\.events +3 /)
  expect(JSON.parse((await reconcile('--json')).out)).toMatchObject({ state: 'green', streams: [{ deployment: 'haizhu', source: 'hz', lastSeq: 3, verifiedHead: { seq: 3, kid: 'hz-1' } }], unavailable: [] })
})

test('a ledger that must read the stream and has nothing of it: pending for a minute, then red with the first number it lacks', async () => {
  const config = path.join(folder, 'run', 'city-office.json')
  const city = await testDatabase({ schemas: [directorySchema, exchangeSchema] })
  try {
    writeFileSync(config, JSON.stringify({ deployment: 'city-office', sources: ['city'], ledger: { owner: 'gz', topics: ['tb.gz.events', 'tb.hz.events'] }, database: { url: city.urls.app, plumbingUrl: city.urls.plumbing } }))
    const early = await reconcile()
    expect([early.code, early.out]).toEqual([0, expect.stringMatching(/pending +city-office +ledger gz +hz +tb\.hz\.events +0 /)])
    expect(early.out).toContain('1 of 2 streams are pending')
    await database.admin.query({ text: "update sent set stamped_at = stamped_at - interval '2 minutes' where seq = 1" })
    const late = await reconcile()
    expect([late.code, late.out]).toEqual([1, expect.stringContaining('city-office: hz tb.hz.events 1: not-read')])
  } finally {
    rmSync(config)
    await city.close()
  }
})

test('dead letters are listed with their reason, and their process is asked to try them again', async () => {
  const { admin } = database
  expect((await command('dead-letters')).out).toBe('Dead letters: 0\n')
  await admin.query({ text: `insert into dead_letter (owner, source, topic, seq, type, aggregate_type, aggregate_id, why, field, explanation, parked_at)
    values ('hz', 'hzcg', 'tb.hz.events', 7, 'casework.case-step-recorded.v1', 'case', 'x', 'breaks-schema', '/step/no', 'by hand', '2015-06-30T01:00:00Z')` })
  expect((await command('dead-letters')).out).toBe('haizhu hz: hzcg tb.hz.events 7 casework.case-step-recorded.v1: breaks-schema /step/no: by hand\nDead letters: 1\n')
  expect((await admin.query({ text: 'select name from upkeep' })).rows).toEqual([])
  expect(JSON.parse((await command('dead-letters', '--replay', '--json')).out)).toMatchObject({ deadLetters: [{ deployment: 'haizhu', source: 'hzcg', seq: 7, why: 'breaks-schema' }], replayAsked: true, unavailable: [] })
  expect((await admin.query({ text: 'select name from upkeep' })).rows).toEqual([{ name: 'replay-dead-letters' }])
  await admin.query({ text: 'delete from dead_letter' })
})

test('a row changed by hand: red, exit 1, and the row named', async () => {
  await database.admin.query({ text: 'update sent set aggregate_version = 5 where seq = 2' })
  const { code, out } = await reconcile()
  expect(code).toBe(1)
  expect(out).toContain('haizhu: hz tb.hz.events 2: seal-differs')
})

test('a database that cannot be read is not green', async () => {
  writeFileSync(path.join(folder, 'run', 'tianhe.json'), JSON.stringify({ deployment: 'tianhe', database: { plumbingUrl: 'postgresql://nobody:x@127.0.0.1:1/none' } }))
  const { code, out } = await reconcile('--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ state: 'red', unavailable: [{ deployment: 'tianhe' }] })
})
