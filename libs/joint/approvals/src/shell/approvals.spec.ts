import { validateBody } from '@tongban/contracts'
import { refuse } from '@tongban/kernel'
import { v7 } from 'uuid'
import { CentreDesk } from './centre-desk.js'
import { COORDINATION } from './coordination.js'
import { acceptedJob, done, openCoordination, states, submission, work, type OpenCoordination } from './coordination.fixture.js'

let open: OpenCoordination
beforeEach(async () => {
  open = await openCoordination()
  await open.publish(1)
})
afterEach(() => open.close())

test('三证合一 submitted at a street, accepted on 2015-06-30, goes A → B → C ∥ D → E by its facts and is granted; due 2015-07-07', async () => {
  const jobId = await acceptedJob(open)
  expect((await open.sent('hz')).map(({ type, body }) => [type, body.node, body.epoch, body.start, body.limit, body.papers.length])).toEqual([['joint.task-offered.v1', 'A', 1, '2015-06-30', { days: 2, unit: 'wd' }, 12]])
  expect(await open.rows('select state, due, version from joint_job')).toEqual([{ state: 'accepted', due: '2015-07-07', version: 2 }])
  await work(open, jobId, 'A')
  expect((await open.sent('gz')).map(({ body }) => body.node)).toEqual(['B'])
  await work(open, jobId, 'B')
  expect(states(await open.job(jobId))).toEqual({ A: 'approved', B: 'approved', C: 'offered', D: 'offered', E: 'waiting' })
  await work(open, jobId, 'D')
  await work(open, jobId, 'C')
  await work(open, jobId, 'E')
  expect(await open.rows('select state, timer_at, attention from joint_job')).toEqual([{ state: 'granted', timer_at: null, attention: [] }])
  const progressed = (await open.sent('hzcg')).filter(({ type }) => type === 'joint.job-progressed.v1')
  expect(progressed.at(-1)!.body).toMatchObject({ jobId, state: 'granted', result: 'granted', nodes: [{ node: 'A', centre: 'hz', state: 'approved' }, { node: 'B', centre: 'gz' }, { node: 'C' }, { node: 'D' }, { node: 'E', centre: 'hz' }] })
  expect(progressed.map(({ body }) => body.version)).toEqual([...progressed.map(({ body }) => body.version)].sort((a, b) => a - b))
})

test('the rows are what the steps fold to, and every message is as its schema says', async () => {
  const jobId = await acceptedJob(open)
  for (const node of ['A', 'B']) await work(open, jobId, node)
  const { commands: _, ...rows } = await open.job(jobId)
  expect({ ...(await open.replayed(jobId)), commands: undefined }).toEqual({ ...rows, commands: undefined })
  for (const { type, body } of await open.sent()) expect({ type, faults: validateBody(type as never, body) }).toEqual({ type, faults: [] })
})

test('the same message again changes nothing, and a decision gets its answer again', async () => {
  const jobId = await acceptedJob(open)
  const decided = await open.tell('hz', 'joint.task-decided.v1', jobId, { node: 'A', epoch: 1, decision: 'approve', reason: null })
  const before = await open.job(jobId)
  await open.hear({ ...decided, seq: 99 })
  expect(await open.job(jobId)).toEqual(before)
  const answers = (await open.sent('hz')).filter(({ type }) => type === 'joint.task-decision-accepted.v1')
  expect(answers.map(({ body }) => [body.commandId, body.epoch, body.decision])).toEqual([[decided.body.commandId, 1, 'approve'], [decided.body.commandId, 1, 'approve']])
})

test('a refusal cancels exactly what hangs on it, and tells the centres that hold it', async () => {
  const jobId = await acceptedJob(open)
  await work(open, jobId, 'A')
  await work(open, jobId, 'B')
  await work(open, jobId, 'C', 'refuse')
  expect(states(await open.job(jobId))).toEqual({ A: 'approved', B: 'approved', C: 'refused', D: 'offered', E: 'cancelled' })
  await work(open, jobId, 'D')
  expect(await open.rows('select state from joint_job')).toEqual([{ state: 'refused' }])
})

test('reassignment raises the epoch; a decision under the old one is late, and a person settles it once', async () => {
  const jobId = await acceptedJob(open)
  done(await open.give(jobId, { type: 'reassignTask', node: 'A', to: 'gz', reason: '区中心停电' }))
  expect((await open.sent('hz')).map(({ type, body }) => [type, body.why ?? null])).toEqual([['joint.task-offered.v1', null], ['joint.task-cancelled.v1', 'reassigned']])
  const late = await open.tell('hz', 'joint.task-decided.v1', jobId, { node: 'A', epoch: 1, decision: 'approve', reason: null })
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: ['late-decision'] }])
  expect((await open.sent('hz')).at(-1)).toMatchObject({ type: 'joint.task-decision-late.v1', body: { commandId: late.body.commandId, why: 'old-epoch' } })
  const settle = { type: 'settleLate', late: late.body.commandId, resolution: 'set-aside', reason: '以市中心为准' } as const
  done(await open.give(jobId, settle))
  expect(await open.give(jobId, settle)).toMatchObject({ refused: 'late-decision-settled' })
  expect(await open.rows('select settled from joint_late')).toEqual([{ settled: true }])
  expect(await open.rows('select attention from joint_job')).toEqual([{ attention: [] }])
})

test('a task goes up only to who delegated the power: registration to the city, taxes not; once the district\'s own power has lapsed, they do', async () => {
  const jobId = await acceptedJob(open)
  const give = (node: string) => open.give(jobId, { type: 'reassignTask', node, to: 'gz', reason: '区中心停电' })
  done(await give('A'))
  await work(open, jobId, 'A')
  await work(open, jobId, 'B')
  expect(await give('C')).toEqual({ refused: 'power-not-delegated', params: { node: 'C', from: 'hz', to: 'gz', basis: 'statutory', region: '440105001', possible: [] } })
  await open.rows("update power set valid_to = '2015-06-30' where item = 'gsj-' and region = '440105'; update directory_version set version = version + 1")
  await open.office.directory.reload()
  done(await give('C'))
  expect((await open.job(jobId)).tasks['C']).toMatchObject({ epoch: 2, holdings: [{ centre: 'hz' }, { centre: 'gz', tier: 'CITY' }] })
  const told = JSON.stringify([await open.sent(), await open.rows('select events from joint_step'), await open.rows('select row from joint_task')])
  expect(told).not.toMatch(/inNameOf|statutory|delegated/)
})

test('what cannot be is refused, written down and answered, and stalls nothing behind it', async () => {
  const jobId = await acceptedJob(open)
  const forged = open.rowOf('thws', 'joint.task-decided.v1', { jobId, node: 'A', epoch: 1, commandId: v7(), decision: 'approve', reason: null, occurredAt: open.clock.now().toISOString() })
  const next = open.rowOf('hz', 'joint.task-received.v1', { jobId, node: 'A', epoch: 1, commandId: v7(), caseId: null, occurredAt: open.clock.now().toISOString() })
  await open.hear(forged, next)
  expect(states(await open.job(jobId)).A).toBe('received')
  expect(await open.rows('select source, type, code from joint_refused')).toEqual([{ source: 'thws', type: 'joint.task-decided.v1', code: 'wrong-centre' }])
  expect(await open.sent('thws')).toMatchObject([{ type: 'joint.act-refused.v1', body: { commandId: forged.body.commandId, code: 'wrong-centre' } }])
})

test('a job that nobody submitted, a centre that is none, and a message under another name', async () => {
  await open.tell('hzcg', 'joint.job-withdrawn.v1', v7(), { reason: '撤回' })
  expect(await open.rows('select code from joint_refused')).toEqual([{ code: 'no-such-job' }])
  await expect(open.tell('city', 'joint.job-submitted.v1', v7(), submission())).rejects.toThrow('city is no centre')
  const row = open.rowOf('hzcg', 'joint.job-submitted.v1', { jobId: v7(), commandId: v7(), occurredAt: open.clock.now().toISOString(), ...submission() })
  await expect(open.hear({ ...row, aggregateId: v7() })).rejects.toThrow('which is not what it is about')
})

test('a submission under a version that has not come down is held with all that follows it, and taken when it has', async () => {
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, submission(2))
  await open.tell('hzcg', 'joint.job-withdrawn.v1', jobId, { reason: '不办了' })
  await open.sweep()
  expect(await open.rows('select type from joint_held order by position')).toEqual([{ type: 'joint.job-submitted.v1' }, { type: 'joint.job-withdrawn.v1' }])
  expect((await open.job(jobId)).row.state).toBe('draft')
  for (let no = 0; no < 101; no++) await open.tell('thws', 'joint.job-submitted.v1', v7(), { ...submission(), blueprint: { code: 'never-published', version: 1 } })
  const later = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', later, submission(2))
  await open.publish(2)
  open.timers.blueprintsCame()
  await open.sweep()
  expect((await open.job(jobId)).row.state).toBe('withdrawn')
  expect((await open.job(later)).row.state).toBe('submitted') // however much waits before it
  expect(await open.desk.countHeld()).toBe(101)
})

test('twenty commands at once on one job: each is taken, one after the other', async () => {
  const jobId = await acceptedJob(open)
  const answers = await Promise.all(Array.from({ length: 20 }, () => open.give(jobId, { type: 'remindTask', node: 'A' })))
  expect(answers.map((answer) => ('no' in answer ? answer.no! : 0)).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => 3 + i))
  expect((await open.job(jobId)).tasks['A']!.reminders).toBe(20)
})

test('a decision is taken though the coordinator moves the job each time between its being read and written', async () => {
  const jobId = await acceptedJob(open)
  const of = { node: 'A', epoch: 1 }
  await open.tell('hz', 'joint.task-received.v1', jobId, { ...of, caseId: v7() })
  await open.tell('hz', 'joint.task-claimed.v1', jobId, { ...of, officer: 'hz.handler' })
  const decided = open.rowOf('hz', 'joint.task-decided.v1', { jobId, commandId: v7(), occurredAt: open.clock.now().toISOString(), ...of, decision: 'approve', reason: null })
  const between: Promise<unknown>[] = []
  await open.db.plumbing.inPlumbing((tx) => open.desk.apply({
    async query(statement: any) {
      const answer = await tx.query(statement)
      if (statement.name !== 'joint-load') return answer
      // The second waits for the row that the message holds by then.
      between.push(open.give(jobId, { type: 'remindTask', node: 'A' }))
      if (between.length === 1) await between[0]
      return answer
    },
  } as typeof tx, COORDINATION, [decided]), [COORDINATION])
  await Promise.all(between)
  expect([between.length, (await open.job(jobId)).tasks['A']!.state, await open.rows('select code from joint_refused')]).toEqual([2, 'approved', []])
})

test('a centre\'s message that found its job busy fails as what may pass, so that it comes again and is not turned down', async () => {
  const jobId = await acceptedJob(open)
  const row = open.rowOf('hz', 'joint.task-received.v1', { jobId, commandId: v7(), occurredAt: open.clock.now().toISOString(), node: 'A', epoch: 1, caseId: v7() })
  const busy = new CentreDesk({ take: async () => refuse('busy') } as never, open.office)
  await expect(open.db.plumbing.inPlumbing((tx) => busy.apply(tx, COORDINATION, [row]), [COORDINATION])).rejects.toMatchObject({ code: '40001' })
  expect(await open.rows('select code from joint_refused')).toEqual([])
})

test('the same command id with another body is refused; with an old version nothing is done', async () => {
  const jobId = await acceptedJob(open)
  const commandId = v7()
  const first = done(await open.give(jobId, { type: 'remindTask', node: 'A', commandId }))
  expect(await open.give(jobId, { type: 'remindTask', node: 'A', commandId })).toEqual(first)
  expect(await open.give(jobId, { type: 'remindTask', node: 'B', commandId })).toMatchObject({ refused: 'command-id-reused' })
  expect(await open.give(jobId, { type: 'remindTask', node: 'A' }, 1)).toEqual({ refused: 'changed-meanwhile', params: { expected: 1, actual: 3 } })
})
