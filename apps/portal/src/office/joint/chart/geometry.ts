export interface Point { x: number; y: number }

/** The server draws nodes of 200 by 96; a card that says all its facts needs more, and both languages fit in it. */
export const STRETCH = { x: 1.3, y: 1.86 }

/** Room above for the flag of the node that blocks, and below for the acts that hang from a card. */
export const MARGIN = { top: 6, bottom: 36 }

const CORNER = 8

export const placed = ({ x, y }: Point): Point => ({ x: x * STRETCH.x, y: y * STRETCH.y + MARGIN.top })

/** An edge's corners as a path whose turns are rounded: `M 0 0 L 12 0 Q 20 0 20 8 …`. */
export function pathOf(points: readonly Point[]): string {
  return points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]]
    if (!before) return `M ${point.x} ${point.y}`
    if (!after) return `L ${point.x} ${point.y}`
    const [from, to] = [towards(point, before), towards(point, after)]
    return `L ${from.x} ${from.y} Q ${point.x} ${point.y} ${to.x} ${to.y}`
  }).join(' ')
}

/** A point on the way to another, a corner's radius away, or half the way where that is shorter. */
function towards(point: Point, other: Point): Point {
  const length = Math.hypot(other.x - point.x, other.y - point.y)
  if (length === 0) return point
  const share = Math.min(CORNER, length / 2) / length
  return { x: round(point.x + (other.x - point.x) * share), y: round(point.y + (other.y - point.y) * share) }
}

const round = (n: number): number => Math.round(n * 100) / 100

/** The middle of the longest level part of an edge: where its words stand. */
export function labelPlace(points: readonly Point[]): { at: Point; room: number } {
  const parts = points.slice(1).map((to, i) => ({ from: points[i]!, to })).filter(({ from, to }) => from.y === to.y)
  const [best] = parts.sort((a, b) => Math.abs(b.to.x - b.from.x) - Math.abs(a.to.x - a.from.x))
  if (!best) return { at: points[0] ?? { x: 0, y: 0 }, room: 0 }
  return { at: { x: (best.from.x + best.to.x) / 2, y: best.from.y }, room: Math.abs(best.to.x - best.from.x) }
}

/** Lengths of the chart in rem, so that it grows with the reader's letters. */
export const rem = (px: number): string => `${px / 16}rem`
