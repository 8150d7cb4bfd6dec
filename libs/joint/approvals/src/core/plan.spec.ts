import { changedRows } from './decide.js'
import { accepted, done, hard, node, office, when } from './office.fixture.js'
import { planOf } from './plan.js'

const plan = (edges: Parameters<typeof hard>[], more: ReturnType<typeof when>[] = []) =>
  planOf({ code: 'b', version: 1, content: { lead: 'gs', nodes: ['E', 'D', 'C', 'B', 'A'].map((id) => node(id)), edges: [...edges.map(([from, to]) => hard(from, to)), ...more] } })

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

test('only the rows that a step changed are named', () => {
  const context = office()
  const before = accepted(context)
  const { job } = done(before, context, { type: 'decideTask', node: 'A', decision: 'approve' })
  expect(changedRows(before, job)).toEqual({ row: true, tasks: ['A', 'B'], late: [] })
  const late = done(job, context, { type: 'decideTask', node: 'A', decision: 'refuse', commandId: 'late-1' }).job
  expect(changedRows(job, late)).toEqual({ row: true, tasks: [], late: ['late-1'] })
})
