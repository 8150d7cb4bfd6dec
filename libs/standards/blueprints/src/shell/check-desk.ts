import type { Day } from '@tongban/kernel'
import type { CheckContext } from '../core/check/check-blueprint.js'

/** What a check has to know of the city on a day: its catalogue, departments, powers and divisions. */
export class CheckDesk {
  constructor(readonly contextOn: (on: Day) => Promise<CheckContext>) {}
}
