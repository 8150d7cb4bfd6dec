import { directorySchema } from '@tongban/directory'
import { exchangeSchema, reconcile } from '@tongban/exchange'
import { testDatabase, type TestDatabase } from '@tongban/testing'
import { ledgerSchema } from '../schema.js'
import { carryUp, keyOf } from './carried.fixture.js'
import { caseEvents } from './case-events.fixture.js'
import { CaseProjection } from './case-projection.js'
import { LedgerReader } from './ledger-reader.js'

const ONE = '0197bb7e-5c00-7000-8000-000000000001'
const TWO = '0197bb7e-5c00-7000-8000-000000000002'
const tables = ['ledger_case', 'ledger_step'] as const

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase({ schemas: [directorySchema, exchangeSchema, ledgerSchema] })
  // Numbers 1 to 6 are the first case's steps, 7 to 10 the second's.
  await carryUp(db, [...caseEvents({ caseId: ONE }), ...caseEvents({ caseId: TWO, steps: 4, minute: 10, number: '44010500101-20150630-000002-7' })], [new CaseProjection()])
  for (const table of tables) await db.admin.query({ text: `create table kept_${table} as select * from ${table}` })
})
afterAll(() => db.close())
afterEach(async () => {
  for (const table of tables) await db.admin.query({ text: `delete from ${table}; insert into ${table} select * from kept_${table}` })
})

const named = async () => {
  const report = (await reconcile(db.plumbing, keyOf, { owner: 'hz', projections: [new CaseProjection()] })).find(({ side }) => side === 'ledger')!
  return [report.state, ...new Set(report.faults.map(({ source, topic, seq, what }) => `${source} ${topic} ${seq} ${what}`))]
}
const at = (seq: number) => `hzcg tb.hz.events ${seq} projection-differs`

test('cases and steps as they came up are green', async () => {
  expect(await named()).toEqual(['green'])
})

const set = (what: string) => `update ledger_case set ${what} where case_id = '${ONE}'`
test.each([
  ['a case deleted', `delete from ledger_case where case_id = '${ONE}'`, [6]],
  ['every case deleted', 'delete from ledger_case', [6, 10]],
  ['its state', set("state = 'accepted'"), [6]],
  ['its stage', set('stage = null'), [6]],
  ['its number', set("number = '44010500101-20150630-000009-3'"), [6]],
  ['its result', set("result = 'refused'"), [6]],
  ['its due day', set("promised_due = '2099-01-01'"), [6]],
  ['its promised clock', set(`promised = jsonb_set(promised, '{due}', '"2099-01-01"')`), [6]],
  ['its statutory clock', set('statutory = null'), [6]],
  ['its version', set('version = 5'), [6]],
  ['its item', set("item_code = 'gs-001'"), [6]],
  ['when it was received', set("received_at = received_at + interval '1 day'"), [6]],
  ['when it was accepted', set('accepted_at = null'), [6]],
  ['its owner', set("owner = 'th'"), [6]],
  ['two cases swapped', `update ledger_case set case_id = case case_id when '${ONE}' then '${TWO}'::uuid else '${ONE}'::uuid end, centre_id = 'swap'; update ledger_case set centre_id = 'hzcg'`, [6, 10]],
  ['a step deleted', `delete from ledger_step where case_id = '${ONE}' and no = 3`, [3]],
  ['every step deleted', `delete from ledger_step where case_id = '${TWO}'`, [7, 8, 9, 10]],
  ['the state a step led to', `update ledger_step set state = 'refused' where case_id = '${TWO}' and no = 2`, [8]],
  ['the actor of a step', `update ledger_step set actor = 'hzcg.other' where case_id = '${TWO}' and no = 2`, [8]],
  ['whether a hash matched', `update ledger_step set hash_matched = false where case_id = '${TWO}' and no = 2`, [8]],
  ['two steps swapped', `update ledger_step set no = case no when 2 then 103 else 102 end where case_id = '${ONE}' and no in (2, 3); update ledger_step set no = no - 100 where no > 100`, [2, 3]],
])('%s changed behind the ledger’s back: red, and the event is named', async (_, tamper, seqs) => {
  await db.admin.query({ text: tamper })
  expect(await named()).toEqual(['red', ...seqs.map(at)])
})

test.each([
  ['a case', `insert into ledger_case select (jsonb_populate_record(c, '{"case_id":"0197bb7e-5c00-7000-8000-000000000009"}')).* from ledger_case c limit 1`],
  ['a step', `insert into ledger_step select (jsonb_populate_record(s, '{"no":9}')).* from ledger_step s where case_id = '${TWO}' limit 1`],
])('%s of which no event speaks is red under the newest of its centre', async (_, tamper) => {
  await db.admin.query({ text: tamper })
  expect(await named()).toEqual(['red', at(10)])
})

test('an event moved to another case does not stop the comparison', async () => {
  await db.admin.query({ text: 'create table kept_event as select * from ledger_event' })
  await db.admin.query({ text: "update ledger_event set aggregate_id = 'another' where seq = 3" })
  expect(await named()).toEqual(expect.arrayContaining(['red', at(3)]))
  await db.admin.query({ text: 'delete from ledger_event; insert into ledger_event select * from kept_event; drop table kept_event' })
})

describe('a case is proven only while it is as its newest event says', () => {
  const proven = async () => (await new LedgerReader(db.app, db.plumbing, 'hz').asSaid(['hz'], [ONE])).has(ONE)
  test('as it came up', async () => { expect(await proven()).toBe(true) })
  test.each([["state = 'accepted'"], ["promised_due = '2099-01-01'"], ['promised = null'], ["number = '1'"], ["result = 'refused'"], ['version = 5']])('not with %s', async (what) => {
    await db.admin.query({ text: set(what) })
    expect(await proven()).toBe(false)
  })
  test('not for whom the ledger is not', async () => { expect((await new LedgerReader(db.app, db.plumbing, 'hz').asSaid(['th'], [ONE])).size).toBe(0) })
})
