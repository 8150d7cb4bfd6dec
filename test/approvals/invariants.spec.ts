import fc from 'fast-check'
import { decide } from '@tongban/approvals'
import { invariants, type InvariantName } from './invariants.js'
import { mutants } from './mutants.js'
import type { Changed } from './kept-job.js'
import { play, type Decide, type Scenario } from './network.js'

const names = Object.keys(invariants) as InvariantName[]

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  size: fc.integer({ min: 1, max: 40 }),
  seed: fc.integer(),
  loss: fc.constantFrom(0, 0.1, 0.4),
  duplication: fc.constantFrom(0, 0.2),
  reordering: fc.constantFrom(0, 0.5, 1),
  withdraws: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
})

/** Everything that an invariant finds wrong, by its name. */
function wrongs(scenario: Scenario, decideJob: Decide, which: readonly InvariantName[], changed?: Changed): Record<string, string> {
  const trace = play(scenario, decideJob, changed)
  return Object.fromEntries(which.flatMap((name) => { const wrong = invariants[name](trace, decideJob); return wrong === null ? [] : [[name, wrong]] }))
}

test('all invariants hold over random graphs, whatever the network does', () => {
  fc.assert(fc.property(scenarios, (scenario) => { expect(wrongs(scenario, decide, names)).toEqual({}) }), { numRuns: Number(process.env.RUNS ?? 150) })
}, 120_000)

test('every invariant has a planted fault', () => {
  expect(names.filter((name) => !mutants.some(({ seenBy }) => seenBy === name))).toEqual([])
})

test.each(mutants)('seen: $fault', ({ seenBy, decide: faulty, changed }) => {
  const { failed, error } = seen(seenBy, faulty, changed)
  expect({ failed, error }).toEqual({ failed: true, error: null })
})

/** Whether scenarios find the fault. One that makes `decide` or the fold throw would be found by anything, and counts for nothing. */
function seen(name: InvariantName, faulty: Decide, changed?: Changed): { failed: boolean; error: string | null } {
  let thrown: string | null = null
  const { failed } = fc.check(fc.property(scenarios, (scenario) => {
    try {
      return wrongs(scenario, faulty, [name], changed)[name] === undefined
    } catch (error) {
      thrown ??= String(error)
      return true
    }
  }), { numRuns: 100, seed: 4, endOnFailure: true })
  return { failed, error: failed ? null : thrown }
}
