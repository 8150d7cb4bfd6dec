import type { Calendar, Tier } from '@tongban/kernel'
import type { Instant } from './job.js'
import type { Plan, PlanNode } from './plan.js'

/** What a decision needs besides the rows: everything arrives as data. */
export interface Context {
  plan: Plan
  calendar: Calendar
  /** Office time at coordination. */
  at: Instant
  /**
   * The centres that hold the power over a node's item in a region on the day of `at`, the lowest empowered tier first; empty where nobody does.
   * Asked only for nodes with an item: the others are the receiving centre's.
   */
  holders: (node: PlanNode, region: string) => readonly Holder[]
  rules: JobRules
}

export interface Holder {
  centre: string
  tier: Tier | null
}

/** Rules as data, set by the city. */
export interface JobRules {
  /** How many working hours an offer may lie undelivered before the coordinator is alarmed. */
  awayAfterHours: number
  /** When offices are open on a working day, in minutes since midnight; what working hours are counted in. */
  officeHours: readonly (readonly [number, number])[]
  /** The rule by which a supplement after acceptance pauses clocks; null: none is cited, so nothing pauses (Licensing Law, art. 45 names no supplement). */
  supplementBasis: string | null
}

export const defaultRules: JobRules = { awayAfterHours: 4, officeHours: [[9 * 60, 12 * 60], [13 * 60, 17 * 60]], supplementBasis: null }
