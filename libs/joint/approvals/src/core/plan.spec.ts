import { changedRows } from './decide.js'
import { accepted, done, hard, node, office, rules, when } from './office.fixture.js'
import { planOf } from './plan.js'

const plan = (edges: Parameters<typeof hard>[], more: ReturnType<typeof when>[] = []) =>
  planOf({ code: 'b', version: 1, content: { lead: 'gs', nodes: ['E', 'D', 'C', 'B', 'A'].map((id) => node(id)), edges: [...edges.map(([from, to]) => hard(from, to)), ...more], rules } })

test('nodes come after all they wait for, conditions included', () => {
  expect(plan([['A', 'B'], ['B', 'C'], ['B', 'D'], ['C', 'E'], ['D', 'E']]).order.map(({ id }) => id)).toEqual(['A', 'B', 'D', 'C', 'E'])
  const ids = plan([], [when('E', 'D', 'A', 'refused')]).order.map(({ id }) => id)
  expect(ids.indexOf('D')).toBeGreaterThan(ids.indexOf('A'))
})

test('a cycle and an edge to nowhere are bugs: publication refuses both', () => {
  expect(() => plan([['A', 'B'], ['B', 'A']])).toThrow('cycle')
  expect(() => plan([], [when('A', 'B', 'B', 'refused')])).toThrow('cycle')
  expect(() => plan([['A', 'Z']])).toThrow('A → Z')
})

test('the rules of a version are its jobs\'; hours in which no hour passes are a bug', () => {
  const of = (change: object) => planOf({ code: 'b', version: 1, content: { lead: 'gs', nodes: [], edges: [], rules: { ...rules, ...change } } }).rules
  expect(of({ supplementPause: { basis: '第九条' } })).toEqual({ awayAfterHours: 4, officeHours: [{ opens: 540, closes: 720 }, { opens: 780, closes: 1020 }], supplementBasis: '第九条' })
  for (const wrong of [{ officeHours: [] }, { officeHours: ['12:00-09:00'] }, { officeHours: ['13:00-17:00', '09:00-12:00'] }, { officeHours: ['9-5'] }, { awayAfterHours: 0 }]) expect(() => of(wrong)).toThrow('never pass')
})

test('only the rows that a step changed are named', () => {
  const context = office()
  const before = accepted(context)
  const { job } = done(before, context, { type: 'decideTask', node: 'A', decision: 'approve' })
  expect(changedRows(before, job)).toEqual({ row: true, tasks: ['A', 'B'], late: [] })
  const late = done(job, context, { type: 'decideTask', node: 'A', decision: 'refuse', commandId: 'late-1' }).job
  expect(changedRows(job, late)).toEqual({ row: true, tasks: [], late: ['late-1'] })
})
