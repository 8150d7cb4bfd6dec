import { day, formatDay, type Stage } from '@tongban/kernel'
import { inboxDay } from '../core/deadline.js'
import { nextStage } from '../core/next-step.js'
import { terms } from '../core/office.fixture.js'
import type { CaseState } from '../core/transitions.js'
import { listCases, listStatement, type CaseFilter } from './case-list.js'
import { boxesStatement, countBoxes, deskOf, type Desk } from './inbox.js'
import { acting, done, openOffice, receiving, staff, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
const today = day('2015-06-30')
const stages: Stage[] = ['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery']
beforeAll(async () => {
  open = await openOffice()
  for (const last of ['receiveApplication', 'acceptCase', 'handleCase', 'reviewCase', 'approveCase', 'concludeCase', 'deliverCase'] as const) await takeAsFarAs(open, last)
  const { caseId } = done(await open.applications.receive(receiving({ papers: [] }), staff('clerk')))
  done(await open.acts.run('notifyMissing', acting(caseId, { completeBy: day('2015-07-15') }), staff('clerk')))
  const declined = await takeAsFarAs(open, 'receiveApplication')
  done(await open.acts.run('withdrawCase', acting(declined, { reason: '申请人要求撤回' }), staff('clerk')))
})
afterAll(() => open.db.close())

const desk = (stage: Stage, { subject = 'somebody', centre = 'hzcg', department = '*' } = {}): Desk => ({ subject, duties: [`${centre}|${stage}|${department}`] })
const list = (filter: CaseFilter) => listCases(open.db.app, ['hzcg'], filter, 'received-asc', { first: 100 })
const statesOf = async (mine: Desk): Promise<CaseState[]> => (await list({ mine })).map(({ state }) => state).sort()

test('the column the inbox sorts by is the day that the rule gives, in every state', async () => {
  const { rows } = await open.db.admin.query<{ id: string; next_due: string }>({ text: 'select id, next_due::text from case_file' })
  const cases = await list({})
  expect(cases).toHaveLength(9)
  for (const kase of cases) expect([kase.state, rows.find(({ id }) => id === kase.id)!.next_due]).toEqual([kase.state, formatDay(inboxDay(kase))])
})

test('every case is in the box of the stage that it waits for, and in no other', async () => {
  const cases = await list({})
  for (const stage of stages) expect([stage, await statesOf(desk(stage))]).toEqual([stage, cases.filter((kase) => nextStage(kase) === stage).map(({ state }) => state).sort()])
  expect(await statesOf(desk('acceptance'))).toEqual(['notified', 'received'])
  expect(await statesOf(desk('handling'))).toEqual(['accepted'])
})

test('a box is of a department, of a centre, and not of who did the work that is judged', async () => {
  expect(await statesOf(desk('handling', { department: 'gs' }))).toEqual(['accepted'])
  expect(await statesOf(desk('handling', { department: 'mz' }))).toEqual([])
  expect(await statesOf(desk('handling', { centre: 'hzxg' }))).toEqual([])
  expect(await statesOf(desk('review', { subject: 'hzcg.handler' }))).toEqual([])
  expect(await statesOf(desk('approval', { subject: 'hzcg.handler' }))).toEqual([])
  expect(await statesOf(desk('approval', { subject: 'hzcg.reviewer' }))).toEqual([])
  expect(await statesOf(desk('approval', { subject: 'hzcg.approver' }))).toEqual(['reviewed'])
})

test('an instant case waits for its conclusion once accepted', async () => {
  await open.db.admin.query({ text: "update case_file set terms = jsonb_set(terms, '{kind}', '\"instant\"') where state = 'accepted'" })
  expect(await statesOf(desk('conclusion'))).toEqual(['accepted', 'approved'])
  expect(await statesOf(desk('handling'))).toEqual([])
  await open.db.admin.query({ text: 'update case_file set terms = $1 where state = \'accepted\'', values: [JSON.stringify(terms)] })
})

test('the desk of an officer is the posts they hold', async () => {
  const { directory, clock } = open.office
  expect(deskOf(directory, 'hzcg.clerk', ['hzcg', 'hzxg'], clock.now())).toEqual({ subject: 'hzcg.clerk', duties: ['hzcg|acceptance|*', 'hzcg|delivery|*'] })
  expect(deskOf(directory, 'nobody', ['hzcg'], clock.now())).toEqual({ subject: 'nobody', duties: [] })
})

test.each<[string, object, object]>([
  ['2015-06-30', { count: 2, soon: 0, overdue: 0 }, { count: 7, soon: 0, overdue: 0 }],
  // Due 2015-07-07: received, accepted, handled, reviewed and approved; the concluded one has no day, the one notified 2015-07-15.
  ['2015-07-03', { count: 2, soon: 0, overdue: 0 }, { count: 7, soon: 0, overdue: 0 }],
  ['2015-07-06', { count: 2, soon: 1, overdue: 0 }, { count: 7, soon: 5, overdue: 0 }],
  ['2015-07-07', { count: 2, soon: 1, overdue: 0 }, { count: 7, soon: 5, overdue: 0 }],
  ['2015-07-08', { count: 2, soon: 0, overdue: 1 }, { count: 7, soon: 0, overdue: 5 }],
  ['2015-07-16', { count: 2, soon: 0, overdue: 2 }, { count: 7, soon: 0, overdue: 6 }],
])('counted on %s, and listed as counted', async (date, mine, all) => {
  const clerk = desk('acceptance')
  expect(await countBoxes(open.db.app, ['hzcg'], 'hzcg', clerk, day(date))).toEqual({ mine, all })
  for (const within of ['soon', 'overdue'] as const) {
    const due = { within, today: day(date) }
    expect([(await list({ due, mine: clerk })).length, (await list({ due })).length]).toEqual([mine[within as keyof typeof mine], all[within as keyof typeof all]])
  }
})

test('of a centre that is not one\'s own nothing is counted', async () => {
  expect(await countBoxes(open.db.app, [], 'hzcg', desk('acceptance'), today)).toEqual({ mine: { count: 0, soon: 0, overdue: 0 }, all: { count: 0, soon: 0, overdue: 0 } })
})

test('among 20,000 cases of a centre, open and closed, list and counts read the index of the open ones', async () => {
  const id = await takeAsFarAs(open, 'acceptCase', 'hzxg')
  // A generated column takes no value: name the others.
  const { rows } = await open.db.admin.query<{ names: string }>({ text: "select string_agg(column_name, ', ' order by ordinal_position) as names from information_schema.columns where table_name = 'case_file' and is_generated = 'NEVER'" })
  const columns = rows[0]!.names
  await open.db.admin.query({ text: `insert into case_file (${columns}) select ${columns} from (select (jsonb_populate_record(f, jsonb_build_object(
      'id', gen_random_uuid(), 'number', f.number || n, 'centre_id', 'thws', 'promised_due', date '2015-07-01' + n % 300, 'closed_at', case when n % 10 > 0 then '2015-07-01T00:00:00Z' end))).*
    from case_file f, generate_series(1, 20000) as n where f.id = $1) as made`, values: [id] })
  await open.db.admin.query({ text: 'vacuum analyze case_file' })
  const plan = ({ text, values = [] }: { text: string; values?: unknown[] }) => open.db.app.inTenantEach(['thws'], async (tx) =>
    (await tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values })).rows.map((row) => row['QUERY PLAN']).join('\n'))
  const handler = desk('handling', { centre: 'thws' })
  for (const filter of [{}, { mine: handler }, { due: { within: 'soon', today } as const }])
    for (const after of [undefined, ['2015-07-09', id]]) {
      const text = await plan(listStatement(['thws'], filter, 'next-due-asc', { first: 20, ...(after && { after }) }))
      expect(text).toMatch(/Index Scan using case_file_inbox/)
      expect(text).not.toMatch(/Seq Scan on case_file/)
    }
  expect(await plan(boxesStatement('thws', handler, today))).toMatch(/Scan (using|on) case_file_inbox/)
  expect((await countBoxes(open.db.app, ['thws'], 'thws', handler, today)).mine.count).toBe(2_000)
})
