import type { BlueprintPublished } from '@tongban/contracts'
import type { ElkExtendedEdge, ElkNode } from 'elkjs'
import { createRequire } from 'node:module'
import type { BlueprintContent } from '../core/blueprint.js'

/** A chart as it travels; versions published before edges were laid out have none. */
export type Layout = BlueprintPublished['layout']
/** A chart that can be drawn: every node's place and every edge's way, the edges in the content's order. */
export type Chart = Layout & { edges: NonNullable<Layout['edges']> }

/** The card that a page draws for a node. */
const CARD = { width: 200, height: 96 }

const OPTIONS = {
  'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'ORTHOGONAL', 'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '40', 'elk.spacing.edgeNode': '24', 'elk.spacing.edgeEdge': '16', 'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24', 'elk.layered.spacing.edgeEdgeBetweenLayers': '16', 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
}

/** Places a blueprint's nodes from left to right and draws its edges at right angles, in whole pixels; the same content always comes out the same. */
export async function layOut({ nodes, edges }: Pick<BlueprintContent, 'nodes' | 'edges'>): Promise<Chart> {
  const Elk = createRequire(import.meta.url)('elkjs') as typeof import('elkjs').default // 1.5 MB, only needed by who publishes
  const chart = await new Elk().layout<ElkNode>({
    id: 'chart',
    layoutOptions: OPTIONS,
    children: nodes.map(({ id }) => ({ id, ...CARD })),
    edges: edges.map(({ from, to }, at) => ({ id: `edge ${at}`, sources: [from], targets: [to] })),
  })
  return {
    width: whole(chart.width),
    height: whole(chart.height),
    nodes: (chart.children ?? []).map(({ id, x, y, width, height }) => ({ id, x: whole(x), y: whole(y), width: whole(width), height: whole(height) })),
    edges: edges.map(({ from, to }, at) => ({ from, to, points: pointsOf(chart.edges?.[at]) })),
  }
}

const whole = (pixels: number | undefined) => Math.max(0, Math.round(pixels ?? 0))

function pointsOf(edge: ElkExtendedEdge | undefined): { x: number; y: number }[] {
  const [section] = edge?.sections ?? []
  return section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(({ x, y }) => ({ x: whole(x), y: whole(y) })) : []
}
