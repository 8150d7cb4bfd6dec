import { divisionLevel, tiers, type Tier } from '@tongban/kernel'
import type { BlueprintNode } from './blueprint.js'

/** What a route reads of a power of the directory: the department, and the beginning of the division codes it holds for. */
export interface Empowered {
  department: string
  region: string
}

/**
 * Whose power a node is decided by: of `powers` over the node's item where the job is and on that day, the lowest tier first (`Directory.powers`), the first
 * of the node's department that is not below the node's tier. A district's node is the city's where no district is empowered.
 */
export function routeOf<P extends Empowered>(node: Pick<BlueprintNode, 'department' | 'tier'>, powers: readonly P[]): P | undefined {
  return powers.find(({ department, region }) => department === node.department && !isBelow(tierOf(region), node.tier))
}

/** The tier of a power's region: 4401 and 440100 the city's, 440105 a district's, 440105001 a street's. */
export function tierOf(region: string): Tier {
  if (region.length === 9) return 'STREET'
  return region.length === 6 && divisionLevel(region) === 'district' ? 'DISTRICT' : 'CITY'
}

const isBelow = (tier: Tier, floor: Tier | null) => floor !== null && tiers.indexOf(tier) > tiers.indexOf(floor)
