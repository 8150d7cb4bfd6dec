/** The source that coordination publishes as, and the tenant its rows belong to. */
export const COORDINATION = 'coordination'

/** Whose rows its statements see. */
export const OURS = [COORDINATION] as const
