import { tierOf } from '@tongban/blueprints'
import { regionOf, type Directory, type Power } from '@tongban/directory'
import { tiers, type Day, type Tier } from '@tongban/kernel'
import type { Context, Holder } from '../core/context.js'

/**
 * Who may be offered a node's task on a day: the centres of those regions whose department of the node holds the power over its item there, the lowest
 * tier first, none below the node's tier. A region without a centre is passed over: the next tier above acts.
 * Of a centre's powers over an item the most exact one counts: by that it decides.
 */
export const holdersOn = (directory: Directory, on: Day): Context['holders'] => ({ item, department, tier }, region) => {
  const powers = item === null ? [] : directory.powers(item, region, on).filter((power) => power.department === department && !isBelow(tierOf(power.region), tier))
  const holders = powers.flatMap((power) => centreOf(directory, power, on))
  return holders.filter(({ centre }, at) => holders.findIndex((other) => other.centre === centre) === at)
}

/** The centre of a power's region where its department sits: the general one before others, then by its number. */
function centreOf(directory: Directory, { region, department, basis, inNameOf }: Power, on: Day): Holder[] {
  const tier = tierOf(region)
  const [centre] = directory.centres(on)
    .filter((one) => one.tier === tier && one.division.startsWith(region) && directory.department(one.id, department, on) !== undefined)
    .sort((a, b) => Number(b.kind === 'general') - Number(a.kind === 'general') || a.ordinal - b.ordinal)
  return centre ? [{ centre: centre.id, tier, region: regionOf(region), basis, inNameOf: inNameOf === null ? null : regionOf(inNameOf) }] : []
}

const isBelow = (tier: Tier, floor: Tier | null) => floor !== null && tiers.indexOf(tier) > tiers.indexOf(floor)
