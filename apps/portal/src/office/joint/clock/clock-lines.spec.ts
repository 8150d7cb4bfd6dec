import { linesOf } from './clock-lines.js'

const nodes = [{ id: 'A' }, { id: 'B' }] as Parameters<typeof linesOf>[0]['nodes']
const by = (node: string, centreId: string, kind: 'WAITING' | 'HANDLING' | 'DELIVERY') => ({ node, centreId, kind })

test('a node has a line for each centre that had it, in the order of the flow; counted days alone are summed', () => {
  const days = [
    { day: '2015-07-02', counted: true, by: [by('B', 'gz', 'WAITING')] },
    { day: '2015-07-03', counted: true, by: [by('A', 'hz', 'DELIVERY'), by('B', 'gz', 'HANDLING')] },
    { day: '2015-07-04', counted: false, by: [by('B', 'gz', 'HANDLING')] },
    { day: '2015-07-06', counted: true, by: [by('A', 'gz', 'HANDLING')] },
  ] as Parameters<typeof linesOf>[0]['days']
  expect(linesOf({ nodes, days }).map(({ node, centreId, uses, sum }) => [node, centreId, [...uses.values()].join(' '), sum])).toEqual([
    ['A', 'hz', 'DELIVERY', 1], ['A', 'gz', 'HANDLING', 1], ['B', 'gz', 'WAITING HANDLING HANDLING', 2],
  ])
})

test('a counted day that nobody had is nobody\'s, on a line of its own; one that did not count is not', () => {
  const days = [{ day: '2015-07-15', counted: true, by: [] }, { day: '2015-07-18', counted: false, by: [] }]
  expect(linesOf({ nodes, days }).map(({ node, uses }) => [node, [...uses.entries()]])).toEqual([['', [['2015-07-15', 'NOBODY']]]])
})
