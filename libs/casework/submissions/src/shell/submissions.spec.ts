import { randomUUID } from 'node:crypto'
import { isRefusal } from '@tongban/kernel'
import { acting, applicant, articles, done, openOffice, staff, submitting, type OpenOffice } from './office.fixture.js'
import { submissionStatements } from './submission-statements.js'
import { IdentityVault } from '@tongban/counter'
import { SubmissionDesk } from './submission-desk.js'
import { SubmissionReader } from './submission-reader.js'

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())
beforeEach(() => open.clock.set('2015-06-30T01:00:00Z'))

const submit = async (change = {}) => done(await open.intake.submit(submitting(change), staff('clerk')))
const progressed = (jobId: string, state: string, version: number) => open.hear('joint.job-progressed.v1', {
  jobId, version, state, blueprint: { code: 'three-certificates', version: 1 }, acceptedAt: null, endedAt: null, due: { date: '2015-07-07', provisional: false }, result: null,
  nodes: [{ node: 'A', state: 'offered', epoch: 1, centre: 'hz' }], at: '2015-06-30T02:00:00.000Z',
})

test('a job is received at once with number and receipt code, and travels as one message of the same statement', async () => {
  const command = submitting()
  const { submissionId: id, receiptCode } = done(await open.intake.submit(command, staff('clerk')))
  expect(receiptCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(await open.row(id)).toMatchObject({ state: 'submitted', version: 1, number: expect.stringMatching(/^44010500101-20150630-5\d{5}-\d$/), blueprint_code: 'three-certificates', blueprint_version: 1, lead: 'gs', region: '440105001' })
  const vault = new IdentityVault(open.keys)
  expect(await open.words(id)).toEqual([{
    type: 'joint.job-submitted.v1', topic: 'tb.coordination.inbox', version: 1,
    body: {
      jobId: id, commandId: command.commandId, blueprint: { code: 'three-certificates', version: 1 }, region: '440105001', papers: [{ code: 'articles', subject: 'company', variant: null }],
      subjectKeys: [vault.subjectKey(applicant)], subjectKeyVersion: 1, occurredAt: '2015-06-30T01:00:00.000Z',
    },
  }])
})

test('from 2015-09-29 the same code is version 2; before it was in force there is none', async () => {
  open.clock.set('2015-09-29T01:00:00Z')
  const id = (await submit({ papers: [] })).submissionId
  expect(await open.row(id)).toMatchObject({ blueprint_version: 2 })
  open.clock.set('2015-06-29T01:00:00Z')
  expect(await open.intake.submit(submitting(), staff('clerk'))).toEqual({ refused: 'blueprint-not-in-force', params: { blueprint: 'three-certificates', on: '2015-06-29' } })
})

test('the same command gives the first answer, with the receipt code; another body is refused; four at once are one', async () => {
  const command = submitting()
  const answers = await Promise.all(Array.from({ length: 4 }, () => open.intake.submit(command, staff('clerk'))))
  expect(new Set(answers.map((answer) => JSON.stringify(done(answer)))).size).toBe(1)
  expect(await open.intake.submit({ ...command, papers: [] }, staff('clerk'))).toEqual({ refused: 'command-id-reused', params: { commandId: command.commandId } })
})

test.each([
  ['another centre\'s window', { centreId: 'hzxg' }, { refused: 'not-your-centre', params: { centre: 'hzxg' } }],
  ['a matter of another street', { region: '440105002' }, { refused: 'region-not-here', params: { region: '440105002', centre: 'hzcg', division: '440105001' } }],
  ['a region that is no code', { region: '440105001x' }, { refused: 'region-not-here' }],
  ['nobody who applies', { parties: [] }, { refused: 'party-missing' }],
  ['a paper that nobody asks for', { papers: [{ ...articles, code: 'lease-of-nothing' }] }, { refused: 'papers-not-asked' }],
  ['a copy where the original is asked for', { papers: [{ ...articles, form: 'copy' }] }, { refused: 'form-not-strict-enough' }],
  ['an unknown window', { window: 'hzxg-w1' }, { refused: 'no-such-window' }],
])('%s is refused, and nothing is written', async (_, change, refused) => {
  const before = (await open.db.admin.query({ text: 'select from submission_step union all select from outbox' })).rowCount
  expect(await open.intake.submit(submitting(change), staff('clerk'))).toMatchObject(refused)
  expect((await open.db.admin.query({ text: 'select from submission_step union all select from outbox' })).rowCount).toBe(before)
})

test('an officer without the post of acceptance is refused, and so is a reason that names the applicant', async () => {
  expect(await open.intake.submit(submitting(), staff('handler'))).toMatchObject({ refused: 'not-your-stage' })
  const { submissionId } = await submit()
  expect(await open.submissions.run('withdrawJob', acting(submissionId, { reason: '陈晓明要求撤回' }), staff('clerk'))).toEqual({ refused: 'text-names-a-person', params: { field: 'reason' } })
})

test('recorded later than the post may is refused, with the posts that may', async () => {
  open.clock.set('2015-07-30T01:00:00Z')
  const late = { occurredAt: new Date('2015-06-30T02:00:00Z'), reason: '停电补录' }
  expect(await open.intake.submit(submitting(late), staff('clerk'))).toMatchObject({ refused: 'late-not-allowed', params: { days: 22, post: 'hzcg.acceptance' } })
})

test('asked once, brought, gone on: the notice, the papers and each word are in the history', async () => {
  const { submissionId: id } = await submit({ papers: [] })
  const request = { jobId: id, kind: 'correction' as const, papers: [{ code: 'articles', subject: 'company', variant: null }], note: null, completeBy: '2015-07-20', since: '2015-06-30T02:00:00.000Z', requestedAt: '2015-06-30T02:00:00.000Z' }
  await open.hear('joint.papers-requested.v1', request)
  await open.hear('joint.papers-requested.v1', request)
  expect(await open.row(id)).toMatchObject({ state: 'correction', version: 2, request: { papers: request.papers, completeBy: '2015-07-20' } })
  const command = acting(id, { papers: [articles] })
  done(await open.submissions.run('bringJobPapers', command, staff('clerk')))
  expect((await open.words(id)).at(-1)).toEqual({ type: 'joint.papers-received.v1', topic: 'tb.coordination.inbox', version: 3, body: { jobId: id, commandId: command.commandId, papers: request.papers, occurredAt: '2015-06-30T01:00:00.000Z' } })
  await progressed(id, 'accepted', 5)
  await progressed(id, 'accepted', 6)
  await progressed(id, 'accepted', 5)
  expect(await open.row(id)).toMatchObject({ state: 'accepted', version: 4, request: null, progress: { version: 6, due: { date: '2015-07-07' } } })
  expect((await open.steps(id)).map(({ kind, state, actor }) => `${kind} ${state} ${actor}`)).toEqual([
    'job-submitted submitted hzcg.clerk', 'papers-requested correction coordination', 'papers-received correction hzcg.clerk', 'job-progressed accepted coordination',
  ])
})

test('a withdrawal waits for coordination, which ends it or says that it came too late', async () => {
  const [one, other] = [await submit(), await submit()]
  for (const { submissionId } of [one, other]) {
    done(await open.submissions.run('withdrawJob', acting(submissionId, { reason: '申请人来函' }), staff('clerk')))
    expect(await open.submissions.run('bringJobPapers', acting(submissionId, { papers: [articles] }), staff('clerk'))).toMatchObject({ refused: 'submission-state', params: { state: 'withdrawing' } })
  }
  await progressed(one.submissionId, 'withdrawn', 3)
  expect(await open.row(one.submissionId)).toMatchObject({ state: 'withdrawn', closed_at: expect.any(Date) })
  await progressed(other.submissionId, 'granted', 9)
  const [, { body }] = await open.words(other.submissionId) as any
  await open.hear('joint.act-refused.v1', { jobId: other.submissionId, node: null, commandId: body.commandId, code: 'job-state', params: [], at: '2015-06-30T02:00:00.000Z' })
  expect(await open.row(other.submissionId)).toMatchObject({ state: 'granted' })
})

test('a submission that coordination cannot take up says so', async () => {
  const command = submitting()
  const { submissionId: jobId } = done(await open.intake.submit(command, staff('clerk')))
  await open.hear('joint.act-refused.v1', { jobId, node: null, commandId: command.commandId, code: 'papers-not-asked', params: [], at: '2015-06-30T02:00:00.000Z' })
  expect(await open.row(jobId)).toMatchObject({ state: 'not-taken', closed_at: new Date('2015-06-30T02:00:00Z') })
  expect((await open.steps(jobId)).at(-1)).toMatchObject({ kind: 'not-taken', reason: 'papers-not-asked' })
})

test('what is not coordination\'s, of a job of another centre or of none, changes nothing and says why', async () => {
  const { submissionId: jobId } = await submit()
  const body = { jobId, node: null, commandId: randomUUID(), code: 'job-state', params: [], at: '2015-06-30T02:00:00.000Z' }
  await expect(open.hear('joint.act-refused.v1', body, { source: 'hz' })).rejects.toThrow('hz speaks of a joint job; only coordination does')
  await expect(open.hear('joint.act-refused.v1', body)).rejects.toThrow('no command')
  await expect(open.hear('joint.act-refused.v1', body, { centreId: 'hzxg' })).rejects.toThrow(`job ${jobId} was not submitted at hzxg`)
  expect(await open.row(jobId)).toMatchObject({ version: 1, state: 'submitted' })
})

test('another centre\'s submission is answered as one that does not exist', async () => {
  const { submissionId } = await submit()
  for (const id of [submissionId, randomUUID()])
    for (const centreId of ['hzcg', 'hzxg'])
      expect(await open.submissions.run('withdrawJob', acting(id, { centreId, reason: '申请人来函' }), staff('clerk', 'hzxg'))).toEqual({ refused: 'no-such-submission', params: { job: id } })
})

test('number and receipt code show how far it is; a wrong code and a number that does not exist answer alike, and guesses are throttled', async () => {
  const reader = new SubmissionReader(open.db.app, new IdentityVault(open.keys))
  const desk = new SubmissionDesk(reader)
  const { submissionId, receiptCode } = await submit()
  const { number } = await open.row(submissionId)
  const asking = (change: object) => desk.show({ centreId: 'hzcg', number, receiptCode: receiptCode!, address: '127.0.0.1', ...change })
  expect(await asking({})).toMatchObject({ id: submissionId })
  for (const change of [{ receiptCode: '0000-0000-0000-0000' }, { number: '44010500101-20150630-599999-1' }, { centreId: 'hzxg' }]) expect(await asking(change)).toEqual({ refused: 'progress-not-found', params: {} })
  for (let i = 0; i < 8; i++) await asking({ receiptCode: 'guess' })
  expect(await asking({})).toMatchObject({ refused: 'too-many-attempts' })
})

test('a list has its own centre\'s, the newest first, page by page', async () => {
  const reader = new SubmissionReader(open.db.app, new IdentityVault(open.keys))
  open.clock.set('2016-01-05T01:00:00Z')
  const { submissionId } = await submit({ papers: [] })
  const [first, second] = await reader.list(['hzcg'], 'hzcg', {}, { first: 1 })
  expect([first!.id, second!.receivedAt < first!.receivedAt]).toEqual([submissionId, true])
  expect((await reader.list(['hzcg'], 'hzcg', { open: false, states: ['withdrawn'] }, { first: 9 })).map(({ state }) => state)).toEqual(['withdrawn'])
  expect(await reader.list(['hzxg'], 'hzcg', {}, { first: 9 })).toEqual([])
  expect((await reader.parties(['hzcg'], 'hzcg', submissionId)).map(({ name }) => name)).toEqual(['陈晓明'])
  expect(await reader.parties(['hzxg'], 'hzcg', submissionId)).toEqual([])
})

test('history is only added to', async () => {
  for (const text of ['update submission_step set actor = actor', 'delete from submission_step', 'delete from submission'])
    await expect(open.db.app.inTenant(['hzcg'], (tx) => tx.query({ text }))).rejects.toThrow('permission denied')
})

test.each(Object.entries(submissionStatements))('the statement %s has as many values as it says', (_, { text, values }) => {
  expect(Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))).toBe(values)
})

test('no name and no number of a person stands outside its seal', async () => {
  const text = (await open.db.admin.query<{ text: string }>({ text: "select string_agg(t::text, '') as text from (select o::text as t from outbox o union all select s::text from submission s union all select p::text from submission_party p union all select s::text from submission_step s) as t" })).rows[0]!.text
  expect(text.length).toBeGreaterThan(1000)
  expect([text.includes(applicant.name), text.includes(applicant.identity), isRefusal(text)]).toEqual([false, false, false])
})
