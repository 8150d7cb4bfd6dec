/** The oldest major version of PostgreSQL that serves. */
export const OLDEST = 15
