import { isRefusal } from '@tongban/kernel'
import { v7 } from 'uuid'
import { serveApprovals } from './graph/served.fixture.js'
import { acceptedJob, done, openCoordination, states, submission, type OpenCoordination } from './coordination.fixture.js'

// The calendar's first published year is 2004. What needs working days cannot be done by an office time before it; nothing breaks, and nothing is done by half.

let open: OpenCoordination
beforeEach(async () => {
  open = await openCoordination()
  await open.publish(1)
})
afterEach(() => open.close())

const early = { refused: 'before-calendar', params: { year: 2003, first: 2004, last: 2026 } }
const version = async () => (await open.rows('select version from joint_job'))[0].version as number

test('a job is not accepted by an office time that the calendar does not know; once the time is set, it is, by the same command', async () => {
  open.clock.set('2003-12-30T01:00:00Z')
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, submission())
  const accept = { type: 'accept' as const, commandId: v7() }
  expect([await open.give(jobId, accept), await open.give(jobId, accept), await version()]).toEqual([early, early, 1])
  open.clock.set('2015-06-30T01:00:00Z')
  expect(await open.give(jobId, accept)).toEqual({ jobId, no: 2 })
})

test('the graph names the year and the way out, in both languages', async () => {
  const served = await serveApprovals(open)
  try {
    open.clock.set('2003-12-30T01:00:00Z')
    const jobId = v7()
    await open.tell('hzcg', 'joint.job-submitted.v1', jobId, submission())
    const { data } = await served.ask('mutation ($input: AcceptJobInput!) { acceptJob(input: $input) { __typename ... on Refusal { code en: message(lang: EN) zh: message } } }', { input: { commandId: v7(), jobId } }, 'coordinator.gs')
    expect(data.acceptJob).toEqual({
      __typename: 'OfficeTimeBeforeCalendar', code: 'before-calendar',
      en: 'Office time lies in 2003, and the calendar of working days has 2004 to 2026, so that no clock can be counted. Set the office time to a day of these years and repeat the command.',
      zh: '办公时间在 2003 年，工作日历只有 2004 年至 2026 年，无法计算时限。请将办公时间设为其中一日后重新提交。',
    })
    const shown = await served.ask('query ($id: UUID!) { jointJob(id: $id) { __typename ... on JointJob { state due } } jointJobs(first: 5) { edges { node { id state } } } }', { id: jobId }, 'coordinator.gs')
    expect([shown.errors, shown.data.jointJob]).toEqual([undefined, { __typename: 'JointJob', state: 'SUBMITTED', due: null }])
  } finally {
    await served.close()
  }
})

test('with the office time set back behind the calendar, every act and every message is answered, and the timers find nothing to do again and again', async () => {
  const jobId = await acceptedJob(open)
  open.clock.set('2003-12-30T01:00:00Z')
  const acts = [
    { type: 'reassignTask', node: 'A', to: 'gz', reason: '代办' }, { type: 'remindTask', node: 'A' }, { type: 'overrideObjection', node: 'A', reason: '继续' }, { type: 'upholdObjection', node: 'A', reason: '支持' },
    { type: 'decline', reason: '不属联办' }, { type: 'requestCorrection', completeBy: 16623, note: '更正' }, { type: 'settleLate', late: v7(), resolution: 'set-aside', reason: '无效' }, { type: 'accept' },
    { type: 'routeAgain' }, { type: 'passLimit', node: 'A' }, { type: 'raiseAway', node: 'A' }, { type: 'lapse' },
  ] as const
  for (const act of acts) {
    const answer = await open.give(jobId, act)
    expect({ act: act.type, answered: isRefusal(answer) || 'no' in answer }).toEqual({ act: act.type, answered: true })
  }
  const of = { node: 'A', epoch: 1 }
  await open.tell('hz', 'joint.task-received.v1', jobId, { ...of, caseId: null })
  await open.tell('hz', 'joint.task-claimed.v1', jobId, { ...of, officer: 'hz.handler' })
  await open.tell('hz', 'joint.task-decided.v1', jobId, { ...of, decision: 'approve', reason: null })
  const before = await version()
  expect([await open.timers.sweep((error) => { throw error }), await open.timers.sweep((error) => { throw error }), await version()]).toEqual([0, 0, before])
})

test('a decision that comes in meanwhile is held, and counts when the time is set: B is offered', async () => {
  for (const table of ['centre', 'department', 'power']) await open.rows(`update ${table} set valid_from = '1990-01-01'`) // else nobody could be offered B at all
  await open.rows('update directory_version set version = version + 1')
  await open.office.directory.reload()
  const jobId = await acceptedJob(open)
  open.clock.set('2003-12-30T01:00:00Z')
  await open.tell('hz', 'joint.task-decided.v1', jobId, { node: 'A', epoch: 1, decision: 'approve', reason: null, occurredAt: '2015-06-30T02:00:00.000Z' })
  const seen = async () => [states(await open.job(jobId)), await open.desk.countHeld(), (await open.sent('hz')).filter(({ type }) => type === 'joint.act-refused.v1').length]
  expect(await seen()).toEqual([{ A: 'offered', B: 'waiting', C: 'waiting', D: 'waiting', E: 'waiting' }, 1, 0])
  await open.timers.sweep((error) => { throw error })
  expect((await seen())[1]).toBe(1)
  open.clock.set('2015-07-01T01:00:00Z')
  open.timers.blueprintsCame()
  await open.timers.sweep((error) => { throw error })
  expect(await seen()).toEqual([{ A: 'approved', B: 'offered', C: 'waiting', D: 'waiting', E: 'waiting' }, 0, 0])
})

test('a correction that is due by then lapses there too, once', async () => {
  open.clock.set('2003-12-20T01:00:00Z')
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, { ...submission(), papers: submission().papers.slice(1) })
  const asked = await open.give(jobId, { type: 'requestCorrection', completeBy: 12412, note: null }) // 2003-12-26
  expect(isRefusal(asked) ? asked : done(asked).no).toBe(2)
  open.clock.set('2003-12-28T01:00:00Z')
  const sweeps = [await open.timers.sweep((error) => { throw error }), await open.timers.sweep((error) => { throw error })]
  expect([sweeps, (await open.job(jobId)).row.state]).toEqual([[1, 0], 'lapsed'])
})
