import { directorySchema } from '@tongban/directory'
import { exchangeSchema } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { ledgerSchema } from '../schema.js'
import { caseEvents, rowsOf } from './case-events.fixture.js'
import { CaseProjection } from './case-projection.js'
import { LedgerReader } from './ledger-reader.js'

let db: TestDatabase
let reader: LedgerReader
beforeEach(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, ledgerSchema] })
  reader = new LedgerReader(db.app, db.plumbing, 'hz')
})
afterEach(() => db.close())

const apply = (events: ReturnType<typeof caseEvents>, owner = 'hz') => db.plumbing.inPlumbing((tx) => new CaseProjection().apply(tx, owner, rowsOf(events, owner)))
const stepsOf = async (id: string) => (await reader.steps(['hz'], [id])).get(id)!
const page = { first: 20 }

test('a batch becomes the case as it stands and all its steps, each proven', async () => {
  const events = caseEvents()
  await apply(events)
  const id = events[0]!.caseId
  expect(await reader.find(['hz'], 'hzcg', id)).toMatchObject({
    owner: 'hz', centreId: 'hzcg', version: 6, number: '44010500101-20150630-000001-9', state: 'concluded', stage: 'conclusion', result: 'granted', channel: 'window',
    promised: { start: 16616, limit: 5, unit: 'wd', due: 16623, provisional: false },
  })
  expect((await stepsOf(id)).map(({ no, kind, actor, post, proven }) => [no, kind, actor, post, proven])).toEqual([
    [1, 'application-received', 'hzcg.clerk', 'hzcg.acceptance', true], [2, 'accepted', 'hzcg.clerk', 'hzcg.acceptance', true], [3, 'handled', 'hzcg.handler', 'hzcg.handling', true],
    [4, 'reviewed', 'hzcg.reviewer', 'hzcg.review', true], [5, 'approved', 'hzcg.approver', 'hzcg.approval', true], [6, 'concluded', 'hzcg.concluder', 'hzcg.conclusion', true],
  ])
})

test('a case of a joint task names its job, node and epoch; any other none', async () => {
  const joint = { jobId: '01890a5d-ac96-774b-bcce-b302099a8057', node: 'A', epoch: 2 }
  const [first] = caseEvents({ steps: 1 })
  const [other] = caseEvents({ steps: 1, minute: 9 })
  await apply([{ ...first!, joint }, other!])
  expect((await reader.find(['hz'], 'hzcg', first!.caseId))?.joint).toEqual(joint)
  expect((await reader.find(['hz'], 'hzcg', other!.caseId))?.joint).toBeNull()
})

test('one by one, all at once, and again: the ledger is the same', async () => {
  const [one, other] = [caseEvents({ minute: 0 }), caseEvents({ minute: 10, number: '44010500101-20150630-000002-7' })]
  for (const event of one) await apply([event])
  await apply([...other, ...one])
  await apply(other.slice(0, 2))
  expect((await reader.list(['hz'], {}, 'received-asc', page)).map(({ id, version }) => [id, version])).toEqual([[one[0]!.caseId, 6], [other[0]!.caseId, 6]])
  for (const [{ caseId }] of [one, other] as [(typeof one)[0]][]) expect((await stepsOf(caseId)).every(({ proven }) => proven)).toBe(true)
})

test('a step whose hash is not that of its content is kept and flagged, and what follows stays judged by itself', async () => {
  const events = caseEvents()
  events[2] = { ...events[2]!, step: { ...events[2]!.step, actor: 'hzcg.somebody' } }
  await apply(events)
  expect((await stepsOf(events[0]!.caseId)).map(({ proven }) => proven)).toEqual([true, true, false, true, true, true])
})

test.each([
  ['edited', "update ledger_step set basis = '另一依据' where no = 3", [true, true, false, true, true, true]],
  ['edited with its hash made to match', "update ledger_step set actor = 'x', step_hash = 'sha256:' || repeat('0', 64) where no = 3", [true, true, false, false, true, true]],
  ['deleted', 'delete from ledger_step where no = 3', [true, true, false, false, false]],
])('a row that was %s behind the ledger\'s back is found when it is read', async (_, text, proven) => {
  const events = caseEvents()
  await apply(events)
  await db.admin.query({ text })
  expect((await stepsOf(events[0]!.caseId)).map((step) => step.proven)).toEqual(proven)
})

test('a centre that reports another centre\'s case, and a body under another case\'s name, fail', async () => {
  const [event] = caseEvents({ steps: 1 })
  const rows = (change: object) => rowsOf([event!]).map((row) => ({ ...row, ...change }))
  const projection = new CaseProjection()
  await expect(db.plumbing.inPlumbing((tx) => projection.apply(tx, 'hz', rows({ source: 'hzxg' })))).rejects.toThrow('hzxg reports a case of hzcg')
  await expect(db.plumbing.inPlumbing((tx) => projection.apply(tx, 'hz', rows({ aggregateVersion: 2 })))).rejects.toThrow('came as version 2')
})

test('the due list, filters and pages', async () => {
  await apply([...caseEvents({ steps: 1, minute: 0 }), ...caseEvents({ steps: 2, minute: 5, number: 'a' }), ...caseEvents({ centreId: 'hzxg', steps: 3, minute: 10, number: 'b' })])
  expect((await reader.list(['hz'], {}, 'due-asc', page)).map(({ state }) => state).sort()).toEqual(['accepted', 'handled'])
  expect((await reader.list(['hz'], { ofCentres: ['hzxg'] }, 'received-desc', page)).map(({ centreId }) => centreId)).toEqual(['hzxg'])
  expect((await reader.list(['hz'], { states: ['received'] }, 'received-desc', page)).map(({ state }) => state)).toEqual(['received'])
  expect(await reader.list(['hz'], { itemCode: '' }, 'received-desc', page)).toEqual([]) // no item has it
  const first = await reader.list(['hz'], {}, 'received-desc', { first: 1 })
  expect(first.map(({ state }) => state)).toEqual(['handled', 'accepted'])
  expect((await reader.list(['hz'], {}, 'received-desc', { first: 1, after: [first[0]!.receivedAt.toISOString(), first[0]!.id] })).map(({ state }) => state)).toEqual(['accepted', 'received'])
})

test('only the owner\'s people see the ledger, and the application role cannot write it', async () => {
  const events = caseEvents()
  await apply(events)
  for (const readers of [[], ['hzcg'], ['th'], ['gz']]) {
    expect(await reader.find(readers, 'hzcg', events[0]!.caseId)).toBeUndefined()
    expect((await reader.steps(readers, [events[0]!.caseId])).get(events[0]!.caseId)).toEqual([])
  }
  for (const text of ["update ledger_case set state = 'x'", 'delete from ledger_step', "insert into ledger_case (owner) values ('hz')"])
    await expect(db.app.inTenant(['hz'], (tx) => tx.query({ text }))).rejects.toThrow('permission denied')
})
