import { isRefusal } from '@tongban/kernel'
import { accepted, answer, decided, district, done, hard, node, office, soft, states, when } from './office.fixture.js'

const gs = { subject: 'lead', department: 'gs' }
const opinion = (id: string) => node(id, { kind: 'opinion', department: 'wj' })

test('a refusal cancels exactly its hard descendants: a soft one goes on, and so does what stands beside', () => {
  const context = office({ lead: 'gs', nodes: ['A', 'B', 'C', 'D', 'F'].map((id) => node(id)), edges: [hard('A', 'B'), hard('B', 'C'), soft('A', 'D')] })
  const job = decided(accepted(context), context, 'A', 'refuse')
  expect(states(job)).toEqual({ A: 'refused', B: 'cancelled', C: 'cancelled', D: 'offered', F: 'offered' })
  expect(job.row.state).toBe('in-review')
  expect(decided(decided(job, context, 'D', 'approve'), context, 'F', 'approve').row.state).toBe('partial')
})

test('a soft edge orders only: what follows waits for the end, whichever it is', () => {
  const context = office({ lead: 'gs', nodes: [opinion('O'), node('A')], edges: [soft('O', 'A')] })
  expect(states(accepted(context))).toEqual({ O: 'offered', A: 'waiting' })
  expect(states(decided(accepted(context), context, 'O', 'object'))).toEqual({ O: 'objected', A: 'offered' })
})

test('an objection blocks hard edges until the lead overrides it with a reason', () => {
  const context = office({ lead: 'gs', nodes: [opinion('O'), node('A')], edges: [hard('O', 'A')] })
  const blocked = decided(accepted(context), context, 'O', 'object')
  expect(states(blocked)).toEqual({ O: 'objected', A: 'waiting' })
  expect(answer(blocked, context, { type: 'overrideObjection', node: 'O', by: { subject: 'other', department: 'wj' } })).toMatchObject({ refused: 'not-the-lead', params: { lead: 'gs', department: 'wj' } })
  expect(answer(blocked, context, { type: 'overrideObjection', node: 'O', by: gs, reason: ' ' })).toMatchObject({ refused: 'reason-needed' })
  const { job } = done(blocked, context, { type: 'overrideObjection', node: 'O', by: gs, reason: '已现场复核' })
  expect(states(job)).toEqual({ O: 'objected', A: 'offered' })
  expect(answer(job, context, { type: 'upholdObjection', node: 'O', by: gs })).toMatchObject({ refused: 'no-objection-stands', params: { objection: 'overridden' } })
  expect(decided(job, context, 'A', 'approve').row.state).toBe('granted')
})

test('an objection that the lead upholds counts like a refusal', () => {
  const context = office({ lead: 'gs', nodes: [opinion('O'), node('A')], edges: [hard('O', 'A')] })
  const { job } = done(decided(accepted(context), context, 'O', 'object'), context, { type: 'upholdObjection', node: 'O', by: gs })
  expect([states(job), job.row.state]).toEqual([{ O: 'objected', A: 'cancelled' }, 'refused'])
})

test('while an objection stands the job does not end, though nothing else is open', () => {
  const context = office({ lead: 'gs', nodes: [opinion('O')], edges: [] })
  expect(decided(accepted(context), context, 'O', 'object').row).toMatchObject({ state: 'in-review', endedAt: null })
})

// K is wanted only where X is refused; it also needs A. After K comes Z, by a hard edge.
const conditional = office({ lead: 'gs', nodes: ['A', 'X', 'K', 'Z'].map((id) => node(id)), edges: [when('A', 'K', 'X', 'refused'), hard('K', 'Z')] })

test('a condition that comes true makes its edge a hard one', () => {
  const asked = decided(accepted(conditional), conditional, 'X', 'refuse')
  expect(states(asked)).toMatchObject({ K: 'waiting' })
  expect(states(decided(asked, conditional, 'A', 'approve'))).toMatchObject({ K: 'offered', Z: 'waiting' })
  expect(states(decided(asked, conditional, 'A', 'refuse'))).toMatchObject({ K: 'cancelled', Z: 'cancelled' })
})

test('a node that no condition asks for is skipped, and what follows goes on', () => {
  expect(states(decided(accepted(conditional), conditional, 'X', 'approve'))).toEqual({ A: 'offered', X: 'approved', K: 'skipped', Z: 'offered' })
})

test('with an issue node the job is granted by what is issued: nothing issued is refused', () => {
  const context = office({ lead: 'gs', nodes: [node('A'), node('B'), node('I', { kind: 'issue' })], edges: [hard('A', 'I')] })
  const both = (a: 'approve' | 'refuse', b: 'approve' | 'refuse') => decided(decided(accepted(context), context, 'A', a), context, 'B', b)
  expect(both('refuse', 'approve').row.state).toBe('refused')
  expect(decided(both('approve', 'refuse'), context, 'I', 'approve').row.state).toBe('partial')
  expect(decided(both('approve', 'approve'), context, 'I', 'approve').row.state).toBe('granted')
})

test('a job that nobody holds the power for says so, and is offered once somebody does', () => {
  const context = office({ lead: 'gs', nodes: [node('A')], edges: [] }, { holders: () => [] })
  const stuck = accepted(context)
  expect(stuck.tasks.A).toMatchObject({ state: 'waiting', unroutable: true })
  expect(answer(stuck, context, { type: 'routeAgain' })).toEqual({ step: null, job: stuck, out: [] })
  expect(done(stuck, { ...context, holders: () => [district] }, { type: 'routeAgain' }).job.tasks.A).toMatchObject({ state: 'offered', unroutable: false, holdings: [{ centre: 'hz', epoch: 1 }] })
})

test('what has no item is the receiving centre\'s', () => {
  const context = office({ lead: 'gs', nodes: [node('A', { kind: 'applicant-duty', item: null })], edges: [] }, { holders: () => { throw new Error('asked') } })
  expect(accepted(context).tasks.A!.holdings[0]).toMatchObject({ centre: 'hzcg', tier: null })
})

test('a decision of another kind than the node takes is refused with those it takes', () => {
  const context = office({ lead: 'gs', nodes: [opinion('O')], edges: [] })
  expect(answer(accepted(context), context, { type: 'decideTask', node: 'O', decision: 'approve' })).toEqual({ refused: 'decision-not-of-kind', params: { node: 'O', kind: 'opinion', decision: 'approve', possible: ['consent', 'object'] } })
  expect(isRefusal(answer(accepted(context), context, { type: 'decideTask', node: 'O', decision: 'object', reason: null }))).toBe(true)
})
