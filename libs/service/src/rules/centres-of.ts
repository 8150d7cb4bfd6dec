import type { Principal } from '@tongban/identity'

/**
 * The person's centres, or those of the asked ones that are theirs. Read with these and row-level security answers a centre
 * that is not theirs exactly like one without such a row: an empty list reads nothing and takes the same road.
 * @example centresOf(principal, [input.centreId])
 */
export function centresOf(principal: Principal | undefined, asked?: readonly string[] | null): string[] {
  const own = principal?.centres ?? []
  return asked ? own.filter((centre) => asked.includes(centre)) : [...own]
}
