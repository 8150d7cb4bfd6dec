import { accepted, answer, at, command, decided, done, office, states } from './office.fixture.js'
import { decide } from './decide.js'

const context = office()
const away = done(accepted(context), context, { type: 'reassignTask', node: 'A', to: 'gz', reason: '区中心停电' })

test('a reassignment raises the epoch, tells both centres, and leaves the clock as it runs', () => {
  expect(away.job.tasks.A).toMatchObject({ state: 'offered', epoch: 2, holdings: [{ centre: 'hz', epoch: 1, endedAt: context.at }, { centre: 'gz', epoch: 2, endedAt: null }] })
  expect(away.out.map(({ to, type, body }) => [to, type, (body as { epoch?: number }).epoch])).toEqual([
    ['hz', 'joint.task-cancelled.v1', 1], ['gz', 'joint.task-offered.v1', 2], ['hzcg', 'joint.job-progressed.v1', undefined],
  ])
  expect(away.out[1]).toMatchObject({ body: { clockStart: 16616 } }) // 2015-06-30
})

test('it goes only where the power is, not where the task lies already, and not without a reason', () => {
  expect(answer(accepted(context), context, { type: 'reassignTask', node: 'A', to: 'th' })).toMatchObject({ refused: 'no-power-there', params: { region: '440105', possible: ['gz'] } })
  expect(answer(accepted(context), context, { type: 'reassignTask', node: 'A', to: 'hz' })).toMatchObject({ refused: 'holds-it-already' })
  expect(answer(accepted(context), context, { type: 'reassignTask', node: 'A', to: 'gz', reason: '' })).toMatchObject({ refused: 'reason-needed' })
})

test('a decision under the old epoch becomes a record for a person, whatever has happened since', () => {
  const old = { type: 'decideTask', node: 'A', decision: 'approve', centre: 'hz', epoch: 1 } as const
  const late = done(away.job, { ...context, at: at('2015-07-01T10:00') }, { ...old, occurredAt: at('2015-06-30T17:00') })
  expect(states(late.job)).toEqual(states(away.job))
  expect(late.job.late).toEqual([{ commandId: late.step!.commandId, node: 'A', epoch: 1, centre: 'hz', decision: 'approve', why: 'old-epoch', decidedAt: at('2015-06-30T17:00'), at: at('2015-07-01T10:00'), settled: null }])
  expect(late.out).toEqual([{ to: 'hz', type: 'joint.task-decision-late.v1', body: { job: 'job-1', node: 'A', epoch: 1, commandId: late.step!.commandId, why: 'old-epoch' } }])
  expect(done(decided(away.job, context, 'A', 'approve'), context, old).job.late[0]).toMatchObject({ why: 'old-epoch' })
})

test('after a withdrawal it is late because it was cancelled; a second one because it is decided', () => {
  const gone = done(accepted(context), context, { type: 'withdraw' }).job
  expect(done(gone, context, { type: 'decideTask', node: 'A', decision: 'approve' }).job.late[0]).toMatchObject({ why: 'cancelled' })
  const twice = decided(accepted(context), context, 'A', 'approve')
  expect(done(twice, context, { type: 'decideTask', node: 'A', decision: 'refuse' }).job).toMatchObject({ tasks: { A: { state: 'approved' } }, late: [{ why: 'decided-before', decision: 'refuse' }] })
})

test('another centre decides nothing, under no epoch, and an epoch never given is told from an old one', () => {
  expect(answer(away.job, context, { type: 'decideTask', node: 'A', decision: 'approve', centre: 'hz', epoch: 2 })).toMatchObject({ refused: 'wrong-centre', params: { centre: 'hz', epoch: 2 } })
  expect(answer(away.job, context, { type: 'decideTask', node: 'A', decision: 'approve', centre: 'gz', epoch: 1 })).toMatchObject({ refused: 'wrong-centre' })
  expect(answer(away.job, context, { type: 'decideTask', node: 'A', decision: 'approve', centre: 'gz', epoch: 3 })).toMatchObject({ refused: 'no-such-epoch', params: { current: 2 } })
  expect(answer(away.job, context, { type: 'decideTask', node: 'toString', decision: 'approve', centre: 'gz', epoch: 1 })).toMatchObject({ refused: 'no-such-task' })
  expect(answer(accepted(context), context, { type: 'withdraw', centre: 'hz' })).toMatchObject({ refused: 'wrong-centre' })
})

test('the same decision again is answered again and changes nothing', () => {
  const decision = command(accepted(context), context, { type: 'decideTask', node: 'A', decision: 'approve' })
  const first = decide(accepted(context), decision, context) as ReturnType<typeof done>
  expect(decide(first.job, decision, context)).toEqual({ step: null, job: first.job, out: [{ to: 'hz', type: 'joint.task-decision-accepted.v1', body: { job: 'job-1', node: 'A', epoch: 1, commandId: decision.commandId } }] })
})

test('a person settles a late decision once', () => {
  const late = done(away.job, context, { type: 'decideTask', node: 'A', decision: 'approve', centre: 'hz', epoch: 1 }).job
  const given = { type: 'settleLate', late: late.late[0]!.commandId, resolution: 'set-aside', reason: '以市中心决定为准' } as const
  const settled = done(late, context, given).job
  expect(settled.late[0]!.settled).toEqual({ by: 'coordinator', at: context.at, resolution: 'set-aside', reason: '以市中心决定为准' })
  expect(answer(settled, context, given)).toMatchObject({ refused: 'late-decision-settled', params: { by: 'coordinator' } })
  expect(answer(settled, context, { ...given, late: 'nothing' })).toMatchObject({ refused: 'no-such-late-decision' })
})

test('a withdrawal cancels what is open, tells whoever has it, and leaves nothing', () => {
  const { job, out } = done(away.job, context, { type: 'withdraw' })
  expect([job.row.state, Object.values(states(job))]).toEqual(['withdrawn', ['cancelled', 'cancelled', 'cancelled', 'cancelled', 'cancelled']])
  expect(out.map(({ to, type }) => [to, type])).toEqual([['gz', 'joint.task-cancelled.v1'], ['hzcg', 'joint.job-progressed.v1']])
})

test('another house\'s clock may be wrong: nothing happened before its offer or after we heard of it', () => {
  const heard = { ...context, at: at('2015-07-01T10:00') }
  const received = (occurredAt: string) => done(accepted(context), heard, { type: 'receiveTask', node: 'A', occurredAt: at(occurredAt) }).job.tasks.A!.holdings[0]!.receivedAt
  expect([received('2015-06-30T08:00'), received('2015-06-30T10:00'), received('2015-07-09T10:00')]).toEqual([context.at, at('2015-06-30T10:00'), heard.at])
})
