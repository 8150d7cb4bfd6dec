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

// K is wanted only where X is refused, and comes after A. After K comes Z, by a hard edge.
const conditional = office({ lead: 'gs', nodes: ['A', 'X', 'K', 'Z'].map((id) => node(id)), edges: [when('A', 'K', 'X', 'refused'), hard('K', 'Z')] })

test('a condition that came true asks for a task once what its edge comes from is over, in whatever way, and binds no further', () => {
  const asked = decided(accepted(conditional), conditional, 'X', 'refuse')
  expect(states(asked)).toMatchObject({ K: 'waiting' })
  expect(states(decided(asked, conditional, 'A', 'approve'))).toMatchObject({ K: 'offered', Z: 'waiting' })
  expect(states(decided(asked, conditional, 'A', 'refuse'))).toMatchObject({ K: 'offered', Z: 'waiting' })
})

test('a node that no condition asks for is skipped once it would be its turn, and what follows goes on', () => {
  const unasked = decided(accepted(conditional), conditional, 'X', 'approve')
  expect(states(unasked)).toEqual({ A: 'offered', X: 'approved', K: 'waiting', Z: 'waiting' })
  expect(states(decided(unasked, conditional, 'A', 'refuse'))).toEqual({ A: 'refused', X: 'approved', K: 'skipped', Z: 'offered' })
})

test('what must also be approved has a hard edge of its own: that one cancels, whatever the condition came to', () => {
  const context = office({ lead: 'gs', nodes: ['A', 'X', 'K'].map((id) => node(id)), edges: [when('X', 'K', 'X', 'refused'), hard('A', 'K')] })
  for (const x of ['approve', 'refuse'] as const) {
    expect(states(decided(decided(accepted(context), context, 'X', x), context, 'A', 'refuse'))).toMatchObject({ K: 'cancelled' })
    expect(states(decided(decided(accepted(context), context, 'A', 'refuse'), context, 'X', x))).toMatchObject({ K: 'cancelled' })
  }
})

// A decides; who is refused may ask B to look again; E makes out what either granted.
const appeal = office({
  lead: 'gs', nodes: [node('A'), node('B'), node('E', { kind: 'issue' })],
  edges: [when('A', 'B', 'A', 'refused'), when('A', 'E', 'A', 'approved'), when('B', 'E', 'B', 'approved')],
})

test('an appeal: refused by A and approved by B, it is issued, and the job is granted', () => {
  const refused = decided(accepted(appeal), appeal, 'A', 'refuse')
  expect([states(refused), refused.row.state]).toEqual([{ A: 'refused', B: 'offered', E: 'waiting' }, 'in-review'])
  const won = decided(refused, appeal, 'B', 'approve')
  expect([states(won), won.row.state]).toEqual([{ A: 'refused', B: 'approved', E: 'offered' }, 'issuing'])
  expect(decided(won, appeal, 'E', 'approve').row.state).toBe('granted')
})

test('an appeal that is lost leaves nothing to issue; one that nobody needed is skipped', () => {
  const lost = decided(decided(accepted(appeal), appeal, 'A', 'refuse'), appeal, 'B', 'refuse')
  expect([states(lost), lost.row.state]).toEqual([{ A: 'refused', B: 'refused', E: 'skipped' }, 'refused'])
  const direct = decided(accepted(appeal), appeal, 'A', 'approve')
  expect(states(direct)).toEqual({ A: 'approved', B: 'skipped', E: 'offered' })
  expect(decided(direct, appeal, 'E', 'approve').row.state).toBe('granted')
})

test('a refusal that something was asked for because of, but that nothing was issued by way of, is still a loss', () => {
  const context = office({
    lead: 'gs', nodes: [node('A'), node('X'), node('N', { kind: 'notice', item: null }), node('E', { kind: 'issue' })],
    edges: [when('X', 'N', 'X', 'refused'), hard('A', 'E'), soft('N', 'E')],
  })
  const told = ['A', 'N', 'E'].reduce((job, id) => decided(job, context, id, 'approve'), decided(accepted(context), context, 'X', 'refuse'))
  expect([states(told), told.row.state]).toEqual([{ A: 'approved', X: 'refused', N: 'approved', E: 'approved' }, 'partial'])
})

test('what a refusal asked for leads to nothing where what came after it was skipped', () => {
  const context = office({
    lead: 'gs', nodes: [node('A'), node('X'), node('H'), node('S'), node('E', { kind: 'issue' })],
    edges: [when('X', 'H', 'X', 'refused'), hard('H', 'S'), when('A', 'S', 'A', 'refused'), hard('S', 'E'), hard('A', 'E')],
  })
  const job = ['H', 'E'].reduce((sofar, id) => decided(sofar, context, id, 'approve'), decided(decided(accepted(context), context, 'A', 'approve'), context, 'X', 'refuse'))
  expect([states(job), job.row.state]).toEqual([{ A: 'approved', X: 'refused', H: 'approved', S: 'skipped', E: 'approved' }, 'partial'])
})

test('of two things to issue, the one that a refusal cancelled is missing, though the appeal brought the other', () => {
  const two = office({
    lead: 'gs', nodes: [node('A'), node('B'), node('E', { kind: 'issue' }), node('F', { kind: 'issue' })],
    edges: [when('A', 'B', 'A', 'refused'), hard('A', 'F'), hard('B', 'E')],
  })
  expect(['B', 'E'].reduce((job, id) => decided(job, two, id, 'approve'), decided(accepted(two), two, 'A', 'refuse')).row.state).toBe('partial')
})

// H is heard where O objects, so that the lead can settle the objection; A needs O.
const hearing = office({ lead: 'gs', nodes: [opinion('O'), opinion('H'), node('A')], edges: [when('O', 'H', 'O', 'objected'), hard('O', 'A')] })

test('an objection asks for what hangs on it while it stands, and stays one however the lead settles it', () => {
  const objected = decided(accepted(hearing), hearing, 'O', 'object')
  expect(states(objected)).toEqual({ O: 'objected', H: 'offered', A: 'waiting' })
  const heard = decided(objected, hearing, 'H', 'consent')
  expect(heard.row.state).toBe('in-review')
  const settled = (type: 'overrideObjection' | 'upholdObjection', job: typeof heard) => done(job, hearing, { type, node: 'O', by: gs }).job
  expect(states(settled('overrideObjection', heard))).toEqual({ O: 'objected', H: 'consented', A: 'offered' })
  expect(states(settled('upholdObjection', heard))).toEqual({ O: 'objected', H: 'consented', A: 'cancelled' })
  expect(states(settled('overrideObjection', objected))).toMatchObject({ H: 'offered' }) // settled before it was heard: it is asked for all the same
  expect(states(decided(accepted(hearing), hearing, 'O', 'consent'))).toEqual({ O: 'consented', H: 'skipped', A: 'offered' })
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
