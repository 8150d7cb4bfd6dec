/** What one request may ask. Each has a query that is refused in the spec beside. */
export interface Limits {
  /** Fields inside fields. */
  depth: number
  /** Renamed fields, fragments opened: the same field asked many times over. */
  aliases: number
  directives: number
  tokens: number
  /** Objects that may have to be made: lists multiply what is asked of each row. */
  cost: number
  /** Requests in one HTTP body. */
  batch: number
  /** Values inside values of the variables. */
  nesting: number
}

export const limits: Limits = { depth: 12, aliases: 30, directives: 20, tokens: 2_000, cost: 10_000, batch: 1, nesting: 32 }

/** Assumed rows of a list that has no page size. */
export const UNPAGED_ROWS = 10

/** An act costs more than the rows it answers with. */
export const ACT_COST = 10
