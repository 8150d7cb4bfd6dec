import { calendar, day, dueOf } from '@tongban/kernel'
import fc from 'fast-check'
import type { BlueprintContent } from './blueprint.js'
import { criticalPath } from './critical-path.js'
import { expectedDue } from './expected-due.js'
import { cyclesOf, graphOf, inOrder } from './graph.js'
import { randomBlueprint } from './random-blueprint.fixture.js'

const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void) => fc.assert(fc.property(arbitrary, predicate), { numRuns: 200 })
const without = (content: BlueprintContent, at: number): BlueprintContent => ({ ...content, edges: content.edges.filter((_, index) => index !== at) })

test('the critical path is at least as long as any node, and no longer than all of them in a row', () => holds(randomBlueprint, (content) => {
  const { workingDays } = criticalPath(content)
  const days = content.nodes.map(({ limit }) => limit.days)
  expect(workingDays).toBeGreaterThanOrEqual(Math.max(...days))
  expect(workingDays).toBeLessThanOrEqual(days.reduce((a, b) => a + b, 0))
}))

test('slack is never below 0, and the nodes without slack hold a way as long as the whole', () => holds(randomBlueprint, (content) => {
  const { nodes, critical, workingDays } = criticalPath(content)
  for (const { slack } of nodes) expect(slack).toBeGreaterThanOrEqual(0)
  expect(criticalPath({
    nodes: content.nodes.filter(({ id }) => critical.includes(id)),
    edges: content.edges.filter(({ from, to }) => critical.includes(from) && critical.includes(to)),
  }).workingDays).toBe(workingDays)
}))

test('a node begins no earlier than what leads to it ends, at its earliest and at its latest', () => holds(randomBlueprint, (content) => {
  const placed = new Map(criticalPath(content).nodes.map((each) => [each.id, each]))
  for (const { from, to } of content.edges) {
    expect(placed.get(to)!.earliest).toBeGreaterThanOrEqual(placed.get(from)!.earliest + placed.get(from)!.days)
    expect(placed.get(to)!.latest).toBeGreaterThanOrEqual(placed.get(from)!.latest + placed.get(from)!.days)
  }
}))

test('to use up one node\'s slack moves nothing; a day more moves the end by a day', () => holds(fc.tuple(randomBlueprint, fc.nat()), ([content, pick]) => {
  const { nodes, workingDays } = criticalPath(content)
  const { id, slack } = nodes[pick % nodes.length]!
  const longer = (by: number) => ({ ...content, nodes: content.nodes.map((each) => (each.id === id ? { ...each, limit: { ...each.limit, days: each.limit.days + by } } : each)) })
  expect([criticalPath(longer(slack)).workingDays, criticalPath(longer(slack + 1)).workingDays]).toEqual([workingDays, workingDays + 1])
}))

test('to remove an edge never makes it longer', () => holds(fc.tuple(randomBlueprint, fc.nat()), ([content, pick]) => {
  fc.pre(content.edges.length > 0)
  expect(criticalPath(without(content, pick % content.edges.length)).workingDays).toBeLessThanOrEqual(criticalPath(content).workingDays)
}))

test('the due day is that of one clock over the critical path, whatever the calendar does', () => {
  const starts = fc.integer({ min: day('2004-01-01'), max: day('2026-06-30') })
  holds(fc.tuple(randomBlueprint, starts), ([content, start]) => {
    const limit = criticalPath(content).workingDays
    expect(expectedDue(content, start, calendar).date).toBe(dueOf({ start, limit, unit: 'wd', extensions: [], pauses: [], calendarVersion: calendar.version }, calendar)!.date)
  })
})

test('every node is in order once, after all that lead to it; no cycle is seen where there is none', () => holds(randomBlueprint, (content) => {
  const graph = graphOf(content)
  const order = inOrder(graph)
  expect([...order].sort()).toEqual([...graph.ids].sort())
  for (const { from, to } of content.edges) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to))
  expect(cyclesOf(graph)).toEqual([])
}))

test('an edge back along a way is a cycle, and the cycle named is one', () => holds(fc.tuple(randomBlueprint, fc.nat()), ([content, pick]) => {
  fc.pre(content.edges.length > 0)
  const { from, to } = content.edges[pick % content.edges.length]!
  const edges = [...content.edges, { from: to, to: from, kind: 'hard' as const, when: null }]
  const [cycle] = cyclesOf(graphOf({ nodes: content.nodes, edges }))
  expect(cycle![0]).toBe(cycle!.at(-1))
  for (let at = 1; at < cycle!.length; at++) expect(edges.some((each) => each.from === cycle![at - 1] && each.to === cycle![at])).toBe(true)
}))

test('calendar days count as those of ordinary weeks: 30 are 22 working days', () => {
  expect(criticalPath({ nodes: [{ id: 'A', limit: { days: 30, unit: 'cal' } } as never], edges: [] }).workingDays).toBe(22)
})
