import { type Day, isWithin } from '@tongban/kernel'
import type { Centre, Power } from './entries.js'
import { isInForce } from './in-force.js'

/** Who may decide this item for somebody in this division on that day: the lowest tier first; of one tier the more exact item first. */
export function powersOver(powers: readonly Power[], itemCode: string, division: string, on: Day): Power[] {
  return powers
    .filter((power) => itemCode.startsWith(power.item) && isWithin(division, power.region) && isInForce(power, on))
    .sort((a, b) => b.region.length - a.region.length || b.item.length - a.item.length || (a.department < b.department ? -1 : 1))
}

/** Whether a centre may decide an item itself, and which centres may, the lowest tier first. */
export interface Competence {
  held: boolean
  holders: string[]
}

/**
 * Of the powers over a centre's division, those of its own region are its own: "440105" over the street 440105001 is the district's.
 * `powers` are in the order of `powersOver`; a power of a region without a centre is in nobody's hands here.
 */
export function competenceOf(centre: Pick<Centre, 'id' | 'division'>, powers: readonly Power[], centres: readonly Pick<Centre, 'id' | 'division'>[]): Competence {
  const inRegion = ({ region }: Power) => centres.filter(({ division }) => regionOf(division) === regionOf(region)).map(({ id }) => id)
  return {
    held: powers.some(({ region }) => regionOf(region) === regionOf(centre.division)),
    holders: [...new Set(powers.flatMap(inRegion))],
  }
}

/** The region of a division's own code: 440100, the city's, names 4401; a district's or a street's is itself. */
export const regionOf = (division: string): string => division.replace(/^(\d{2})0000$|^(\d{4})00$/, '$1$2')
