import { threeCertificates } from '../core/three-certificates.fixture.js'
import { layOut } from './lay-out.js'

test('三证合一 stands from left to right, C beside D, and nothing on top of anything', async () => {
  const { nodes, width, height } = await layOut(threeCertificates)
  const at = Object.fromEntries(nodes.map((node) => [node.id, node]))
  expect([at.A!.x < at.B!.x, at.B!.x < at.C!.x, at.C!.x === at.D!.x, at.D!.x < at.E!.x]).toEqual([true, true, true, true])
  expect(Math.abs(at.C!.y - at.D!.y)).toBeGreaterThanOrEqual(60)
  for (const { x, y, width: w, height: h } of nodes) expect(x + w <= width && y + h <= height).toBe(true)
})

test('the same blueprint always comes out the same, in whole pixels', async () => {
  const [one, other] = [await layOut(threeCertificates), await layOut(threeCertificates)]
  expect(one).toEqual(other)
  expect(one.nodes.flatMap(({ x, y }) => [x, y]).every(Number.isInteger)).toBe(true)
})
