import { v7 } from 'uuid'
import { acceptedJob, done, openCoordination, states, submission, type OpenCoordination } from './coordination.fixture.js'

let open: OpenCoordination
beforeEach(async () => {
  open = await openCoordination()
  await open.publish(1)
})
afterEach(() => open.close())

const look = async (at: string) => {
  open.clock.set(at)
  await open.sweep()
}

test('an offer that lies undelivered for four working hours alarms the coordinator once; receiving it ends the alarm', async () => {
  const jobId = await acceptedJob(open) // offered at 09:00
  await look('2015-06-30T05:59:00Z') // 13:59: three hours in the morning and not yet one after noon
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: [] }])
  await look('2015-06-30T06:00:00Z')
  await look('2015-06-30T06:01:00Z')
  expect(await open.rows('select attention, version from joint_job')).toEqual([{ attention: ['away'], version: 3 }])
  await open.tell('hz', 'joint.task-received.v1', jobId, { node: 'A', epoch: 1, caseId: null })
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: [] }])
})

test('each job is alarmed by the rules of its own version, and a later one changes nothing in it', async () => {
  const first = await acceptedJob(open)
  await open.publish(2, { awayAfterHours: 1, officeHours: ['08:00-09:30', '16:00-18:00'] }) // half an hour in the morning, half an hour from four
  const second = await acceptedJob(open, 2)
  const alarmed = async () => (await open.rows("select id from joint_job where attention = '{away}'")).map(({ id }) => id)
  await look('2015-06-30T05:59:00Z')
  expect(await alarmed()).toEqual([])
  await look('2015-06-30T06:00:00Z')
  expect(await alarmed()).toEqual([first])
  await look('2015-06-30T08:29:00Z')
  expect(await alarmed()).toEqual([first])
  await look('2015-06-30T08:30:00Z')
  expect(await alarmed()).toHaveLength(2)
  for (const id of [first, second]) {
    const { commands: _, ...rows } = await open.job(id)
    expect({ ...(await open.replayed(id)), commands: undefined }).toEqual({ ...rows, commands: undefined })
  }
})

test('a task that is not decided by its limit is escalated, once, the day after: two working days from Tuesday end on Thursday', async () => {
  const jobId = await acceptedJob(open)
  await open.tell('hz', 'joint.task-received.v1', jobId, { node: 'A', epoch: 1, caseId: null })
  await look('2015-07-02T15:59:00Z')
  expect((await open.job(jobId)).tasks['A']!.escalatedAt).toBe(null)
  await look('2015-07-02T16:00:00Z')
  expect((await open.job(jobId)).tasks['A']!.escalatedAt).toBe('2015-07-02T16:00:00.000Z')
  expect(await open.rows('select attention, timer_at from joint_job')).toEqual([{ attention: ['escalated'], timer_at: null }])
})

test('silence is consent only from whom the offer reached: away, the task is escalated; a decision that comes after the consent is shown until a person settled it', async () => {
  await open.publish(2, {}, (content) => {
    const O = { ...content.nodes[0]!, id: 'O', kind: 'opinion' as const, limit: { days: 2, unit: 'wd' as const }, materials: [], deemedConsent: { basis: '《规定》第八条', afterDays: 2 } }
    return { ...content, nodes: [O, ...content.nodes], edges: [{ from: 'O', to: 'A', kind: 'hard', when: null }, ...content.edges] }
  })
  const jobId = await acceptedJob(open, 2)
  const seen = async () => [(await open.job(jobId)).tasks['O']!.state, (await open.rows('select attention from joint_job'))[0].attention]
  await look('2015-07-02T15:59:00Z')
  expect(await seen()).toEqual(['offered', ['away']])
  await look('2015-07-02T16:00:00Z') // two working days after Tuesday are over
  expect(await seen()).toEqual(['offered', ['away', 'escalated']])
  await look('2015-07-12T16:00:00Z')
  expect(await seen()).toEqual(['offered', ['away', 'escalated']])
  open.clock.set('2015-07-13T01:00:00Z')
  await open.tell('hz', 'joint.task-received.v1', jobId, { node: 'O', epoch: 1, caseId: null })
  await look('2015-07-15T15:59:00Z')
  expect(await seen()).toEqual(['received', ['escalated']])
  await look('2015-07-15T16:00:00Z') // two working days after Monday
  expect(await seen()).toEqual(['deemed-consent', []]) // A is offered
  const late = await open.tell('hz', 'joint.task-decided.v1', jobId, { node: 'O', epoch: 1, decision: 'object', reason: '不同意', occurredAt: '2015-07-15T08:00:00.000Z' })
  expect(await seen()).toEqual(['deemed-consent', ['late-decision']])
  done(await open.give(jobId, { type: 'settleLate', late: late.body.commandId, resolution: 'taken-into-account', reason: '已约谈' }))
  expect(await seen()).toEqual(['deemed-consent', []])
})

test('a correction that does not come lapses after its day, and nothing is left to wait for', async () => {
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, { ...submission(), papers: submission().papers.slice(1) })
  expect(await open.give(jobId, { type: 'accept' })).toEqual({ refused: 'papers-missing', params: { materials: ['establishment-registration/company'] } })
  done(await open.give(jobId, { type: 'requestCorrection', completeBy: 16623, note: null })) // 2015-07-07
  expect((await open.sent('hzcg')).find(({ type }) => type === 'joint.papers-requested.v1')!.body).toMatchObject({ kind: 'correction', papers: [submission().papers[0]], completeBy: '2015-07-07' })
  await look('2015-07-07T15:00:00Z')
  expect((await open.job(jobId)).row.state).toBe('correction')
  await look('2015-07-07T16:00:00Z')
  expect(await open.rows('select state, timer_at from joint_job')).toEqual([{ state: 'lapsed', timer_at: null }])
})

test('a task that nobody holds the power over alarms, and is offered the morning after somebody does', async () => {
  await open.db.admin.query({ text: "update power set valid_from = '2015-07-01' where item like 'gs-%'; update directory_version set version = version + 1" })
  await open.office.directory.reload()
  const jobId = await acceptedJob(open)
  expect(states(await open.job(jobId))['A']).toBe('waiting')
  expect(await open.rows('select attention, timer_at from joint_job')).toEqual([{ attention: ['unroutable'], timer_at: new Date('2015-06-30T16:00:00Z') }])
  await look('2015-06-30T15:59:00Z')
  expect(states(await open.job(jobId))['A']).toBe('waiting')
  await look('2015-06-30T16:00:00Z')
  expect((await open.sent('hz')).map(({ type }) => type)).toEqual(['joint.task-offered.v1'])
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: [] }])
})

test('timers look of themselves, and stop', async () => {
  const jobId = await acceptedJob(open)
  open.timers.start((error) => { throw error })
  open.clock.set('2015-06-30T06:00:00Z')
  for (let tries = 0; tries < 300 && (await open.job(jobId)).row.version < 3; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  await open.timers.stop()
  expect((await open.job(jobId)).tasks['A']!.holdings[0]!.awayRaisedAt).toBe('2015-06-30T06:00:00.000Z')
})
