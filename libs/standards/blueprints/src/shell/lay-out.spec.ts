import { threeCertificates } from '../core/three-certificates.fixture.js'
import { Charts } from './charts.js'
import { layOut } from './lay-out.js'

test('三证合一 stands from left to right, C beside D, and nothing on top of anything', async () => {
  const { nodes, width, height } = await layOut(threeCertificates)
  const at = Object.fromEntries(nodes.map((node) => [node.id, node]))
  expect([at.A!.x < at.B!.x, at.B!.x < at.C!.x, at.C!.x === at.D!.x, at.D!.x < at.E!.x]).toEqual([true, true, true, true])
  expect(Math.abs(at.C!.y - at.D!.y)).toBeGreaterThanOrEqual(96)
  for (const { x, y, width: w, height: h } of nodes) expect([w, h, x + w <= width && y + h <= height]).toEqual([200, 96, true])
})

test('each edge goes from the right side of the one card to the left side of the other, at right angles, inside the chart', async () => {
  const { nodes, edges, width, height } = await layOut(threeCertificates)
  const at = Object.fromEntries(nodes.map((node) => [node.id, node]))
  expect(edges.map(({ from, to }) => [from, to])).toEqual(threeCertificates.edges.map(({ from, to }) => [from, to]))
  for (const { from, to, points } of edges) {
    const [first, last] = [points[0]!, points.at(-1)!]
    expect([first.x, last.x]).toEqual([at[from]!.x + 200, at[to]!.x])
    for (const [one, y] of [[at[from]!, first.y], [at[to]!, last.y]] as const) expect(y > one.y && y < one.y + 96).toBe(true)
    points.slice(1).forEach((point, i) => expect(point.x === points[i]!.x || point.y === points[i]!.y).toBe(true))
    for (const { x, y } of points) expect(x <= width && y <= height).toBe(true)
  }
})

test('the same blueprint always comes out the same, in whole pixels', async () => {
  const [one, other] = [await layOut(threeCertificates), await layOut(threeCertificates)]
  expect(one).toEqual(other)
  expect([...one.nodes, ...one.edges.flatMap(({ points }) => points)].flatMap(({ x, y }) => [x, y]).every(Number.isInteger)).toBe(true)
})

test('a version published before edges were laid out is laid out again once; one that has them is drawn as it was published', async () => {
  const charts = new Charts()
  const old = { code: 'three-certificates', version: 1, content: threeCertificates, layout: { width: 1, height: 1, nodes: [] } }
  const chart = await charts.of(old)
  expect(chart).toEqual(await layOut(threeCertificates))
  expect(charts.of(old)).toBe(charts.of(old))
  expect(charts.of({ ...old, layout: { ...old.layout, edges: [] } })).toEqual({ width: 1, height: 1, nodes: [], edges: [] })
})
