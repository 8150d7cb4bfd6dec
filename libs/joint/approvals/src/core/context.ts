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
}

/** A centre with the power over an item, and by what it has it. */
export interface Holder {
  centre: string
  tier: Tier | null
  /** Beginning of the division codes that the power holds for: 4401 the city's, 440105 a district's. */
  region: string
  basis: 'statutory' | 'delegated' | 'transferred'
  /** Of a delegated power, the region of whoever delegated it and is answerable; null for the others. */
  inNameOf: string | null
}
