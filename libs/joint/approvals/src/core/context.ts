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

export interface Holder {
  centre: string
  tier: Tier | null
}
