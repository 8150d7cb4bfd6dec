import { generateKeyPairSync } from 'node:crypto'
import { day } from '@tongban/kernel'
import { type TestDatabase, fixtureCity, openFixtureCity, testDatabase } from '@tongban/testing'
import { type Directory, directorySchema, enrolKey, enrolSource, importDirectory, sourceEntry } from '../index.js'

let db: TestDatabase
let directory: Directory
const today = day('2015-06-30')
const publicKey = () => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }) as string

beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema] })
  directory = await openFixtureCity(db)
})
afterAll(() => db?.close())

test('a centre is found with its tier, division and names', () => {
  expect(directory.getCentre('hzcg')).toMatchObject({ tier: 'STREET', division: '440105001', ordinal: 1, parent: 'hz', deployment: 'haizhu', names: { en: 'Chigang Service Centre' } })
  expect(directory.findCentre('nowhere')).toBeUndefined()
  expect(() => directory.getCentre('nowhere')).toThrow(/no centre "nowhere"/)
  expect(directory.centres().map(({ id }) => id)).toEqual(['gz', 'hz', 'hzbj', 'hzcg', 'hzxg', 'th', 'thws', 'thyc', 'yxbj'])
})

test('a number tells the centre that gave it; what a department is called is known where it sits, and where it is known first', () => {
  expect(directory.centreOfNumber({ division: '440105001', ordinal: 1, date: today })?.id).toBe('hzcg')
  expect(directory.centreOfNumber({ division: '440105001', ordinal: 2, date: today })).toBeUndefined()
  expect(directory.centreOfNumber({ division: '440105001', ordinal: 1, date: day('2003-12-31') })).toBeUndefined() // before it was there
  expect(directory.numberPrefixesOf('gz')).toEqual(['44010001'])
  expect(['hzcg', 'hz', undefined].map((centre) => directory.departmentNames('gs', today, centre)?.zh)).toEqual(['工商行政管理服务点', '工商行政管理局', '工商行政管理局'])
  expect(directory.departmentNames('nowhere', today)).toBeUndefined()
})

test('a street reports to its district, and where the district has no centre to the city', () => {
  expect(['hzcg', 'hz', 'thws', 'yxbj', 'gz'].map((centre) => directory.ledgerCentreOf(centre))).toEqual(['hz', 'hz', 'th', 'gz', 'gz'])
  expect(directory.sources().map(({ id }) => id)).toContain('city')
})

test('a clerk holds the acceptance post at their own centre and none elsewhere', () => {
  expect(directory.postsOf('hzcg.clerk', 'hzcg', today)).toEqual([
    {
      centreId: 'hzcg', id: 'hzcg.acceptance', department: 'zw', names: { zh: '受理岗', en: 'Acceptance' }, stages: ['acceptance', 'delivery'], isHead: false,
      window: 'hzcg-w1', lateDays: 3, from: day('2004-01-01'), to: null,
    },
  ])
  expect(directory.postsOf('hzcg.clerk', 'hz', today)).toEqual([])
  expect(directory.postsOf('hzcg.clerk', 'hzcg', day('2003-12-31'))).toEqual([])
  expect(directory.window('hzcg', 'hzcg-w1', today)?.general).toBe(true)
})

test('the lowest empowered tier of a civil-affairs item is the street, of a trade licence the district', () => {
  expect(directory.lowestEmpowered('mz-001', '440105001', today)).toMatchObject({ region: '440105001', basis: 'delegated', inNameOf: '440105' })
  expect(directory.lowestEmpowered('gs-001', '440105001', today)).toMatchObject({ region: '440105', basis: 'statutory' })
  expect(directory.lowestEmpowered('gs-001', '440111', today)).toMatchObject({ region: '4401' })
})

test('the service office is the hall of its centre; heads may record further back than counters, and others only the same day', () => {
  expect(directory.department('hzcg', 'zw', today)?.hall).toBe(true)
  expect(directory.department('hzcg', 'gs', today)?.hall).toBe(false)
  expect(directory.posts('hzcg', today).filter(({ lateDays }) => lateDays > 0).map(({ id, lateDays }) => [id, lateDays])).toEqual([['hzcg.acceptance', 3], ['hzcg.head', 10]])
})

test('who holds the power: a street by delegation, its district where it has none', () => {
  expect(directory.competence('mz-001', 'hzcg', today)).toEqual({ held: true, holders: ['hzcg', 'hz', 'gz'] })
  expect(directory.competence('gs-001', 'hzcg', today)).toEqual({ held: false, holders: ['hz', 'gz'] })
  expect(directory.competence('gs-001', 'yxbj', today)).toEqual({ held: false, holders: ['gz'] })
  expect(directory.competence('gs-001', 'nowhere', today)).toEqual({ held: false, holders: [] })
})

test('importing the same file again writes nothing; a changed entry is seen after a reload', async () => {
  expect(await importDirectory(db.urls.owner, fixtureCity)).toBe(false)
  const changed = structuredClone(fixtureCity)
  changed.officers.find(({ subject }) => subject === 'thyc.clerk')!.to = '2015-06-30'
  expect(await importDirectory(db.urls.owner, changed)).toBe(true)
  expect(directory.postsOf('thyc.clerk', 'thyc', today)).toHaveLength(1)
  await directory.reload()
  expect(directory.postsOf('thyc.clerk', 'thyc', today)).toHaveLength(0)
  expect(directory.postsOf('thyc.clerk', 'thyc', day('2015-06-29'))).toHaveLength(1)
})

test('a faulty file leaves nothing half-written', async () => {
  const faulty = structuredClone(fixtureCity)
  faulty.centres[0]!.names.zh = '改名'
  faulty.centres[8]!.parent = 'nowhere'
  await expect(importDirectory(db.urls.owner, faulty)).rejects.toThrow('centre yxbj: its parent nowhere is missing')
  await directory.reload()
  expect(directory.getCentre('gz').names.zh).toBe('广州市政务服务中心')
})

test('a key is valid from its instant until its end, and its number keeps its key', async () => {
  const first = { source: 'hzcg', kid: 'hzcg-1', publicKey: publicKey(), from: new Date('2015-01-01T00:00:00Z'), to: null }
  await enrolKey(db.urls.owner, first)
  await directory.reload()
  expect(directory.keyOf('hzcg', 'hzcg-1', new Date('2014-12-31T23:59:59.999Z'))).toBeUndefined()
  expect(directory.keyOf('hzcg', 'hzcg-1', new Date('2015-01-01T00:00:00Z'))?.asymmetricKeyType).toBe('ed25519')
  expect(directory.keyOf('hz', 'hzcg-1', new Date('2015-01-01T00:00:00Z'))).toBeUndefined()
  await enrolKey(db.urls.owner, { ...first, to: new Date('2016-01-01T00:00:00Z') })
  await directory.reload()
  expect(directory.keyOf('hzcg', 'hzcg-1', new Date('2016-01-01T00:00:00Z'))).toBeUndefined()
  await expect(enrolKey(db.urls.owner, { ...first, publicKey: publicKey() })).rejects.toThrow('Key hzcg-1 of source hzcg is enrolled with another public key')
})

test('a source that another deployment announced is entered with its centre and keys', async () => {
  const lw = {
    source: 'lw', kind: 'centre' as const, deployment: 'liwan', ledgerCentre: 'gz', enrolledAt: '2015-06-30T01:00:00.000Z',
    centre: {
      id: 'lw', tier: 'DISTRICT' as const, kind: 'general' as const, parent: 'gz', division: '440103', ordinal: 1, names: { zh: '荔湾区政务服务中心' },
      from: '2015-06-30', to: null,
    },
    keys: [{ kid: 'lw-1', algorithm: 'Ed25519' as const, publicKey: publicKey(), from: '2015-06-30T01:00:00.000Z', to: null }],
  }
  await db.plumbing.inPlumbing((tx) => enrolSource(tx, lw))
  await db.plumbing.inPlumbing((tx) => enrolSource(tx, lw))
  await directory.reload()
  expect(directory.ledgerCentreOf('lw')).toBe('gz')
  expect(sourceEntry(directory, 'lw')).toEqual(lw)
})
