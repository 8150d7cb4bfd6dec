import { type Day, isWithin } from '@tongban/kernel'
import type { Power } from './entries.js'
import { isInForce } from './in-force.js'

/** Who may decide this item for somebody in this division on that day: the lowest tier first; of one tier the more exact item first. */
export function powersOver(powers: readonly Power[], itemCode: string, division: string, on: Day): Power[] {
  return powers
    .filter((power) => itemCode.startsWith(power.item) && isWithin(division, power.region) && isInForce(power, on))
    .sort((a, b) => b.region.length - a.region.length || b.item.length - a.item.length || (a.department < b.department ? -1 : 1))
}
