import type { BlueprintPublished } from '@tongban/contracts'
import type { ElkNode } from 'elkjs'
import { createRequire } from 'node:module'
import type { BlueprintContent } from '../core/blueprint.js'

export type Layout = BlueprintPublished['layout']

const NODE = { width: 180, height: 60 }

/** Places a blueprint's nodes from left to right, in pixels; the same content always comes out the same. */
export async function layOut({ nodes, edges }: Pick<BlueprintContent, 'nodes' | 'edges'>): Promise<Layout> {
  const Elk = createRequire(import.meta.url)('elkjs') as typeof import('elkjs').default // 1.5 MB, only needed by who publishes
  const chart: ElkNode = await new Elk().layout<ElkNode>({
    id: 'chart',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.spacing.nodeNode': '32', 'elk.layered.spacing.nodeNodeBetweenLayers': '64' },
    children: nodes.map(({ id }) => ({ id, ...NODE })),
    edges: edges.map(({ from, to }, at) => ({ id: `edge ${at}`, sources: [from], targets: [to] })),
  })
  const whole = (pixels: number | undefined) => Math.max(0, Math.round(pixels ?? 0))
  return {
    width: whole(chart.width),
    height: whole(chart.height),
    nodes: (chart.children ?? []).map(({ id, x, y, width, height }) => ({ id, x: whole(x), y: whole(y), width: whole(width), height: whole(height) })),
  }
}
