/** How a centre's list stands to the city's standard. */
export type AdoptionState = 'current' | 'behind' | 'differs' | 'silent'

interface Running {
  version: number
  contentHash: string
}

/**
 * Compares what a centre acknowledged with what is in force: `silent` it has acknowledged nothing, `differs` what it runs is not what was published
 * under that version, `behind` it runs another version than the one in force.
 * `publishedHash` is the hash of the version the centre says it runs; undefined when the city never published it.
 */
export function adoptionState(inForce: number | undefined, running: Running | undefined, publishedHash: string | undefined): AdoptionState {
  if (!running) return 'silent'
  if (running.contentHash !== publishedHash) return 'differs'
  return running.version === inForce ? 'current' : 'behind'
}

/** In the order in which the city office looks at them: what is wrong, what is late, what has said nothing, what is as it should be. */
export const adoptionStates = ['differs', 'behind', 'silent', 'current'] as const satisfies readonly AdoptionState[]

export const adoptionRank = (state: AdoptionState): number => adoptionStates.indexOf(state)

/** In that order, then by centre. */
export const byAdoption = (a: { state: AdoptionState; centreId: string }, b: { state: AdoptionState; centreId: string }): number =>
  adoptionRank(a.state) - adoptionRank(b.state) || (a.centreId < b.centreId ? -1 : 1)
