import { stepHash } from '@tongban/contracts'
import { isRefusal } from '@tongban/kernel'
import { caseStatements } from './case-statements.js'
import { acting, done, openOffice, outbox, receiving, staff, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())
beforeEach(() => open.clock.set('2015-06-30T01:00:00Z'))

const fileOf = async (id: string) => (await open.db.admin.query<any>({ text: 'select * from case_file where id = $1', values: [id] })).rows[0]
const stepsOf = async (id: string) => (await open.db.admin.query<any>({ text: 'select * from case_step where case_id = $1 order by no', values: [id] })).rows

test('a case goes its whole way by different officers, and every step says who, from where, when and why', async () => {
  const id = await takeAsFarAs(open, 'deliverCase')
  expect((await stepsOf(id)).map(({ no, kind, actor, post, window_id }) => [no, kind, actor, post, window_id])).toEqual([
    [1, 'application-received', 'hzcg.clerk', 'hzcg.acceptance', 'hzcg-w1'],
    [2, 'accepted', 'hzcg.clerk', 'hzcg.acceptance', 'hzcg-w1'],
    [3, 'handled', 'hzcg.handler', 'hzcg.handling', null],
    [4, 'reviewed', 'hzcg.reviewer', 'hzcg.review', null],
    [5, 'approved', 'hzcg.approver', 'hzcg.approval', null],
    [6, 'concluded', 'hzcg.concluder', 'hzcg.conclusion', null],
    [7, 'delivered', 'hzcg.clerk', 'hzcg.acceptance', 'hzcg-w1'],
  ])
  expect(await fileOf(id)).toMatchObject({ version: 7, state: 'delivered', result: 'granted', promised_due: '2015-07-07' })
})

test('each step is one message of the same version, chained by its hash to the step before', async () => {
  const id = await takeAsFarAs(open, 'reviewCase')
  const sent = await outbox(open, id)
  expect(sent.map(({ state, stage, step }) => [step.no, state, stage])).toEqual([[1, 'received', 'acceptance'], [2, 'accepted', 'acceptance'], [3, 'handled', 'handling'], [4, 'reviewed', 'review']])
  for (const [index, { step }] of sent.entries()) {
    expect(stepHash('hzcg', id, step)).toBe(step.stepHash)
    expect(step.previousStepHash).toBe(sent[index - 1]?.step.stepHash ?? null)
  }
  expect(sent[1]?.clocks).toEqual({
    promised: { start: '2015-06-30', limit: 5, unit: 'wd', due: '2015-07-07', provisional: false },
    statutory: { start: '2015-06-30', limit: 20, unit: 'wd', due: '2015-07-28', provisional: false },
  })
})

test('each act wakes the relay', async () => {
  const before = open.woken.times
  await takeAsFarAs(open, 'reviewCase')
  expect(open.woken.times - before).toBe(4)
})

test('the same command again gives the first answer, the receipt code included, and writes nothing', async () => {
  const id = await takeAsFarAs(open, 'receiveApplication')
  const command = acting(id)
  const first = done(await open.acts.run('acceptCase', command, staff('clerk')))
  expect(first).toMatchObject({ caseId: id, no: 2, receiptCode: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/) })
  done(await open.acts.run('handleCase', acting(id), staff('handler')))
  expect(await open.acts.run('acceptCase', command, staff('clerk'))).toEqual(first)
  expect(await stepsOf(id)).toHaveLength(3)
})

test('the same command id with another body, another act or another officer is refused', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  const command = acting(id)
  done(await open.acts.run('handleCase', command, staff('handler')))
  const refused = { refused: 'command-id-reused', params: { commandId: command.commandId } }
  expect(await open.acts.run('handleCase', { ...command, reason: '另有理由' }, staff('handler'))).toEqual(refused)
  expect(await open.acts.run('reviewCase', command, staff('handler'))).toEqual(refused)
  expect(await open.acts.run('handleCase', command, staff('reviewer'))).toEqual(refused)
})

test('an application received twice by the same command is one case', async () => {
  const command = receiving()
  const answers = await Promise.all(Array.from({ length: 4 }, () => open.applications.receive(command, staff('clerk'))))
  expect(new Set(answers.map((answer) => done(answer).caseId)).size).toBe(1)
  expect(await open.applications.receive({ ...command, papers: [] }, staff('clerk'))).toMatchObject({ refused: 'command-id-reused' })
})

test('of eight officers who handle the same case at once, one does', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  const answers = await Promise.all(Array.from({ length: 8 }, () => open.acts.run('handleCase', acting(id), staff('handler'))))
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1)
  expect(answers.filter(isRefusal).map(({ refused }) => refused)).toEqual(Array.from({ length: 7 }, () => 'case-state'))
  expect(await stepsOf(id)).toHaveLength(3)
})

test('an act whose case changes each time it is written is decided three times, then busy', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  await open.db.admin.query({ text: "create sequence tries; grant usage on sequence tries to public; create function outrun() returns trigger language plpgsql as 'begin perform nextval(''tries''); return null; end'; create trigger outrun before update on case_file for each row execute function outrun()" })
  expect(await open.acts.run('handleCase', acting(id), staff('handler'))).toEqual({ refused: 'busy', params: {} })
  expect((await open.db.admin.query<{ last_value: string }>({ text: 'select last_value from tries' })).rows[0]).toEqual({ last_value: '3' })
  expect(await stepsOf(id)).toHaveLength(2)
  expect(await outbox(open, id)).toHaveLength(2)
  await open.db.admin.query({ text: 'drop trigger outrun on case_file' })
})

test.each(Object.entries(caseStatements))('the statement %s has as many values as it says', (_, { text, values }) => {
  expect(Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))).toBe(values)
})

test('an expected version that has passed is refused', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  expect(await open.acts.run('handleCase', acting(id, { expectedVersion: 1 }), staff('handler'))).toEqual({ refused: 'changed-meanwhile', params: { expected: 1, actual: 2 } })
  done(await open.acts.run('handleCase', acting(id, { expectedVersion: 2 }), staff('handler')))
})

test('an item that the centre does not run, and a window that is not its, are refused', async () => {
  expect(await open.applications.receive(receiving({ itemCode: 'gt-001' }), staff('clerk'))).toMatchObject({ refused: 'item-not-in-force', params: { item: 'gt-001', on: '2015-06-30' } })
  expect(await open.applications.receive(receiving({ window: 'hzxg-w1' }), staff('clerk'))).toMatchObject({ refused: 'no-such-window' })
})

test('papers told, completed in parts, accepted: the clock starts on the day of acceptance', async () => {
  const { caseId } = done(await open.applications.receive(receiving({ papers: [{ code: 'GS-APPLICATION', copies: 1 }] }), staff('clerk')))
  expect(await open.acts.run('acceptCase', acting(caseId), staff('clerk'))).toMatchObject({ refused: 'papers-missing', params: { materials: ['GS-ARTICLES', 'GS-LEASE'] } })
  done(await open.acts.run('notifyMissing', acting(caseId, { completeBy: null }), staff('clerk')))
  open.clock.set('2015-07-10T01:00:00Z')
  done(await open.acts.run('completePapers', acting(caseId, { papers: [{ code: 'GS-ARTICLES', copies: 2 }] }), staff('clerk')))
  done(await open.acts.run('completePapers', acting(caseId, { papers: [{ code: 'GS-LEASE', copies: 1 }] }), staff('clerk')))
  done(await open.acts.run('acceptCase', acting(caseId), staff('clerk')))
  expect(await fileOf(caseId)).toMatchObject({ promised_due: '2015-07-17', notification: { missing: ['GS-ARTICLES', 'GS-LEASE'], completeBy: 16646 } })
})

test('a reason that names a party of the case is refused, and nothing is written', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  expect(await open.acts.run('withdrawCase', acting(id, { reason: '陈晓明要求撤回' }), staff('clerk'))).toEqual({ refused: 'text-names-a-person', params: { field: 'reason' } })
  expect(await stepsOf(id)).toHaveLength(2)
})

test('history is only added to: the application role can neither change nor delete a step', async () => {
  const id = await takeAsFarAs(open, 'acceptCase')
  for (const text of ['update case_step set actor = actor', 'delete from case_step', 'delete from case_file'])
    await expect(open.db.app.inTenant(['hzcg'], (tx) => tx.query({ text }))).rejects.toThrow('permission denied')
  expect(await stepsOf(id)).toHaveLength(2)
})
