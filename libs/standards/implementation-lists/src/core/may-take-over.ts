import type { Day, Tier } from '@tongban/kernel'

/** A version of the city's standard, as far as taking it over is concerned. */
export interface TakeOver {
  effectiveFrom: Day
  tiers: readonly Tier[]
}

/** Whether a centre takes a version over now: it is of a tier that exercises the item, and the effective date has come by office time. */
export function mayTakeOver(standard: TakeOver, centre: { tier: Tier }, today: Day): boolean {
  return standard.tiers.includes(centre.tier) && standard.effectiveFrom <= today
}
