import { day } from '@tongban/kernel'
import { actsOnNode, actsOnWhole } from './coordinator-acts.js'
import { nextThings } from './next-things.js'
import { accepted, allPapers, at, decided, done, hard, node, office, submitted } from './office.fixture.js'

const context = office()
const lead = { coordinator: true, department: 'gs' }
const other = { coordinator: true, department: 'zj' }
const nobody = { coordinator: false, department: 'gs' }

test('submitted with all papers it waits to be accepted; with papers missing, to be completed; corrected, for the applicant', () => {
  const [whole, part] = [submitted(context), submitted(context, allPapers(context).slice(2))]
  expect([nextThings(whole, context.plan), nextThings(part, context.plan)]).toEqual([[{ thing: 'to-accept' }], [{ thing: 'to-complete', missing: 2 }]])
  expect([whole, part].map((job) => actsOnWhole(job, context.plan, lead))).toEqual([['acceptJob', 'declineJob', 'requestCorrection'], ['declineJob', 'requestCorrection']])
  const asked = done(part, context, { type: 'requestCorrection', completeBy: day('2015-07-30') }).job
  expect(nextThings(asked, context.plan)).toEqual([{ thing: 'applicant', missing: 2, completeBy: day('2015-07-30') }])
  expect(actsOnWhole(asked, context.plan, lead)).toEqual(['declineJob'])
  expect(actsOnWhole(whole, context.plan, nobody)).toEqual([])
})

test('accepted, what is offered is under way, then away, then worked on; what is over its limit comes before that', () => {
  const job = accepted(context)
  expect(nextThings(job, context.plan)).toEqual([{ thing: 'underway', node: 'A', centre: 'hz' }])
  const away = done(job, { ...context, at: at('2015-06-30T15:00') }, { type: 'raiseAway', node: 'A' }).job
  expect(nextThings(away, context.plan)).toEqual([{ thing: 'away', node: 'A', centre: 'hz' }])
  const claimed = done(job, context, { type: 'claimTask', node: 'A' }).job
  expect(nextThings(claimed, context.plan)).toEqual([{ thing: 'in-work', node: 'A' }])
  const over = { ...claimed, tasks: { ...claimed.tasks, A: { ...claimed.tasks.A!, escalatedAt: at('2015-07-03T00:00') } } }
  expect(nextThings(over, context.plan)).toEqual([{ thing: 'overdue', node: 'A', centre: 'hz' }])
  expect(actsOnNode(claimed, claimed.tasks.A, context.plan, lead, ['gz'])).toEqual(['reassignTask', 'remindTask'])
  expect(actsOnNode(claimed, claimed.tasks.A, context.plan, lead, [])).toEqual(['remindTask'])
  expect(actsOnNode(claimed, claimed.tasks.B, context.plan, lead, ['gz'])).toEqual([]) // it waits for A
  expect(actsOnNode(claimed, claimed.tasks.A, context.plan, nobody, ['gz'])).toEqual([])
})

test('an objection comes first, and is settled by the lead alone', () => {
  const opinion = office({ lead: 'gs', nodes: [node('A', { kind: 'opinion', department: 'zj' }), node('B'), node('C')], edges: [hard('A', 'C')] })
  const job = decided(accepted(opinion), opinion, 'A', 'object')
  expect(nextThings(job, opinion.plan).map(({ thing }) => thing)).toEqual(['objection', 'underway'])
  expect([lead, other].map((viewer) => actsOnNode(job, job.tasks.A, opinion.plan, viewer, []))).toEqual([['overrideObjection', 'upholdObjection'], []])
})

test('a decision that came too late stays to be settled after the job has ended', () => {
  const job = decided(accepted(context), context, 'A', 'refuse')
  const ended = { ...job, late: [{ commandId: 'c', node: 'A', epoch: 1, centre: 'gz', decision: 'approve' as const, why: 'old-epoch' as const, decidedAt: context.at, at: context.at, settled: null }] }
  expect(job.row.state).toBe('refused')
  expect(nextThings(job, context.plan)).toEqual([])
  expect(nextThings(ended, context.plan)).toEqual([{ thing: 'late-decision', node: 'A', centre: 'gz' }])
  expect(actsOnWhole(ended, context.plan, lead)).toEqual(['settleLate'])
})
