import { calendar, day } from '@tongban/kernel'
import { jobClock, jobDue, taskClock } from './clocks.js'
import { draft } from './job.js'
import { accepted, allPapers, answer, at, decided, done, hard, node, office, paper, rules, states, submitted } from './office.fixture.js'
import { missingPapers } from './papers.js'
import { paperKey } from './plan.js'

const context = office()
const keys = (...codes: string[]) => codes.map((code) => paperKey(paper(code)))
const RULE = '《并联审批办法》第十二条'

test('what is missing over all nodes is asked for once, each paper once', () => {
  const job = submitted(context, allPapers(context).filter((key) => !keys('id', 'zj1', 'ds1').includes(key)))
  expect(missingPapers(context.plan, job)).toEqual(keys('id', 'zj1', 'ds1')) // id is used by four departments
  expect(answer(job, context, { type: 'accept' })).toEqual({ refused: 'papers-missing', params: { materials: keys('id', 'zj1', 'ds1') } })
  const asked = done(job, context, { type: 'requestCorrection', completeBy: day('2015-07-30') })
  expect(asked.out).toEqual([
    { to: 'hzcg', type: 'joint.papers-requested.v1', body: { job: 'job-1', kind: 'correction', papers: keys('id', 'zj1', 'ds1'), note: null, completeBy: day('2015-07-30') } },
    expect.objectContaining({ type: 'joint.job-progressed.v1' }),
  ])
  const part = done(asked.job, context, { type: 'receivePapers', papers: keys('id') }).job
  expect(part.row).toMatchObject({ state: 'correction', request: { papers: keys('zj1', 'ds1') } })
  expect(done(part, context, { type: 'receivePapers', papers: keys('zj1', 'ds1') }).job.row).toMatchObject({ state: 'submitted', request: null })
})

test('a correction asks for something, and by a day to come; it lapses only after that day', () => {
  expect(answer(submitted(context), context, { type: 'requestCorrection', completeBy: day('2015-07-30') })).toMatchObject({ refused: 'nothing-missing' })
  expect(answer(submitted(context, []), context, { type: 'requestCorrection', completeBy: day('2015-06-30') })).toMatchObject({ refused: 'complete-by-not-usable', params: { earliest: '2015-07-01' } })
  const asked = done(submitted(context, []), context, { type: 'requestCorrection', completeBy: day('2015-07-30') }).job
  expect(answer(asked, { ...context, at: at('2015-07-30T23:59') }, { type: 'lapse' })).toMatchObject({ refused: 'papers-not-overdue', params: { until: '2015-07-30' } })
  expect(done(asked, { ...context, at: at('2015-07-31T00:00') }, { type: 'lapse' }).job.row.state).toBe('lapsed')
})

test('papers that no node asks for are not taken', () => {
  expect(answer(draft('job-1'), context, { type: 'submit', papers: keys('id', 'other') })).toMatchObject({ refused: 'papers-not-asked', params: { papers: keys('other') } })
  expect(answer(submitted(context, []), context, { type: 'receivePapers', papers: keys('other') })).toMatchObject({ refused: 'papers-not-asked' })
  expect(answer(submitted(context, []), context, { type: 'receivePapers', papers: keys('id'), centre: 'th' })).toMatchObject({ refused: 'wrong-centre' })
})

// Two departments work side by side; both use the same paper, and each has one of its own.
const two = {
  lead: 'gs', nodes: [node('A', { limit: { days: 5, unit: 'wd' }, materials: ['id', 'a'].map(paper) }), node('B', { limit: { days: 5, unit: 'wd' }, materials: ['id', 'b'].map(paper) })], edges: [],
}
const pair = office({ ...two, rules: { ...rules, supplementPause: { basis: RULE } } })
const claimed = ['A', 'B'].reduce((job, id) => done(job, pair, { type: 'claimTask', node: id }).job, accepted(pair))
const july = (time: string) => ({ ...pair, at: at(`2015-07-${time}`) })

test('what a department holds is not asked for again, nor what is not of its node', () => {
  expect(answer(claimed, pair, { type: 'requestPapers', node: 'A', papers: keys('id') })).toMatchObject({ refused: 'papers-held' })
  expect(answer(claimed, pair, { type: 'requestPapers', node: 'A', papers: keys('b'), unusable: '模糊' })).toMatchObject({ refused: 'papers-not-of-node', params: { papers: keys('b') } })
})

test('a supplement pauses only tasks that use it; requests merge into one notice; each goes on when its papers are there', () => {
  const a = done(claimed, july('01T10:00'), { type: 'requestPapers', node: 'A', papers: keys('a'), unusable: '盖章不清' })
  expect(states(a.job)).toEqual({ A: 'paused', B: 'claimed' })
  expect(a.job.tasks.A!.pauses).toEqual([{ id: 'supplement-1', reason: 'supplement', basis: RULE, from: day('2015-07-01'), to: null }])
  const both = done(a.job, july('01T11:00'), { type: 'requestPapers', node: 'B', papers: keys('id'), unusable: '已过期' })
  expect(states(both.job)).toEqual({ A: 'paused', B: 'paused' })
  expect(both.out[0]).toMatchObject({ to: 'hzcg', type: 'joint.papers-requested.v1', body: { kind: 'supplement', papers: keys('a', 'id') } })
  expect(answer(both.job, july('01T12:00'), { type: 'requestPapers', node: 'A', papers: keys('id') })).toMatchObject({ step: null, out: [] })
  const some = done(both.job, july('03T10:00'), { type: 'receivePapers', papers: keys('id') })
  expect(states(some.job)).toEqual({ A: 'paused', B: 'claimed' })
  expect(some.out.filter(({ type }) => type === 'joint.papers-requested.v1')).toEqual([])
  expect(some.out.filter(({ type }) => type === 'joint.papers-forwarded.v1').map(({ to, body }) => [to, (body as { node: string }).node])).toEqual([['hz', 'A'], ['gz', 'B']])
  const brought = done(both.job, july('03T10:00'), { type: 'receivePapers', papers: keys('id'), centre: 'gz' }) // to one of the departments: it has them
  expect(brought.out.filter(({ type }) => type === 'joint.papers-forwarded.v1').map(({ to, body }) => [to, (body as { node: string }).node])).toEqual([['hz', 'A']])
  const all = done(some.job, july('06T10:00'), { type: 'receivePapers', papers: keys('a') }).job
  expect([states(all), all.row.request]).toEqual([{ A: 'claimed', B: 'claimed' }, null])
})

// A and B are refused or approved for themselves; C needs A's approval and uses a paper of A's.
const three = office({
  lead: 'gs', rules: { ...rules, supplementPause: { basis: RULE } },
  nodes: [node('A', { materials: ['a', 'ac'].map(paper) }), node('B', { materials: ['ab', 'a'].map(paper) }), node('C', { materials: ['ac', 'c'].map(paper) })], edges: [hard('A', 'C')],
})
const working = ['A', 'B'].reduce((job, id) => done(job, three, { type: 'claimTask', node: id }).job, accepted(three))
const asks = (out: ReturnType<typeof done>['out']) => out.flatMap((message) => (message.type === 'joint.papers-requested.v1' ? [[message.to, message.body.papers]] : []))

test('what no task still to be decided uses is not asked for any more, and the receiving centre is told', () => {
  const asked = done(working, three, { type: 'requestPapers', node: 'A', papers: keys('a', 'ac'), unusable: '盖章不清' })
  expect([states(asked.job), asks(asked.out)]).toEqual([{ A: 'paused', B: 'paused', C: 'waiting' }, [['hzcg', keys('a', 'ac')]]])
  const approved = done(asked.job, three, { type: 'decideTask', node: 'A', decision: 'approve' }) // B still uses the one, C the other
  expect([approved.job.row.request?.papers, asks(approved.out)]).toEqual([keys('a', 'ac'), []])
  const refused = done(asked.job, three, { type: 'decideTask', node: 'A', decision: 'refuse' }) // C is cancelled
  expect([states(refused.job), refused.job.row.request?.papers, asks(refused.out)]).toEqual([{ A: 'refused', B: 'paused', C: 'cancelled' }, keys('a'), [['hzcg', keys('a')]]])
})

test('when nothing is needed any more the notice is closed', () => {
  const asked = done(working, three, { type: 'requestPapers', node: 'B', papers: keys('ab'), unusable: '盖章不清' }).job
  const { job, out, step } = done(asked, three, { type: 'decideTask', node: 'B', decision: 'refuse' })
  expect([job.row.request, asks(out)]).toEqual([null, [['hzcg', []]]])
  expect(step!.events.map(({ type }) => type)).toContain('request-closed')
  const ended = done(done(job, three, { type: 'requestPapers', node: 'A', papers: keys('a'), unusable: '盖章不清' }).job, three, { type: 'decideTask', node: 'A', decision: 'refuse' })
  expect([ended.job.row.state, ended.job.row.request, asks(ended.out)]).toEqual(['refused', null, []]) // that the job ended says it
})

test('without a rule that is cited a supplement pauses nothing', () => {
  const job = done(claimed, office(two), { type: 'requestPapers', node: 'A', papers: keys('a'), unusable: '盖章不清' }).job
  expect([states(job), job.row.request?.papers]).toEqual([{ A: 'claimed', B: 'claimed' }, keys('a')])
})

test('pausing one branch buys no time for another: the job\'s day is excluded only while all that is open stands', () => {
  const one = done(claimed, july('01T10:00'), { type: 'pauseTask', node: 'A', pause: 'p', reason: 'hearing' }).job
  expect(jobDue(one, day('2015-07-03'), calendar)).toEqual({ date: day('2015-07-07'), provisional: false })
  const two = done(one, july('03T10:00'), { type: 'pauseTask', node: 'B', pause: 'q', reason: 'testing' }).job
  expect(jobDue(two, day('2015-07-06'), calendar)).toBeNull()
  const on = done(two, july('07T10:00'), { type: 'resumeTask', node: 'B', pause: 'q', reason: 'testing' }).job
  // Monday 07-06 and Tuesday 07-07 stood still for both: two working days later.
  expect(jobClock(on, day('2015-07-09'), calendar)!.pauses).toEqual([{ from: day('2015-07-03'), to: day('2015-07-07'), reason: 'all-paused' }])
  expect(jobDue(on, day('2015-07-09'), calendar)).toEqual({ date: day('2015-07-09'), provisional: false })
  expect(taskClock(on.tasks.A!, pair.plan.nodes.get('A')!, calendar)!.pauses).toEqual([{ id: 'p', reason: 'hearing', from: day('2015-07-01'), to: null }])
  expect(jobDue(decided(on, pair, 'B', 'approve', '2015-07-08T10:00'), day('2015-07-09'), calendar)).toBeNull() // only A is open now, and it stands
})

test('only what the law names, or a rule that is cited, pauses a clock', () => {
  expect(answer(claimed, pair, { type: 'pauseTask', node: 'A', reason: 'internal-consultation' })).toMatchObject({ refused: 'pause-without-rule' })
  expect(answer(claimed, pair, { type: 'pauseTask', node: 'A', reason: 'public-notice' })).toMatchObject({ refused: 'pause-without-rule' })
  expect(states(done(claimed, pair, { type: 'pauseTask', node: 'A', reason: 'public-notice', basis: '《条例》第三条' }).job)).toMatchObject({ A: 'paused' })
})
