import fc from 'fast-check'
import type { BlueprintContent, BlueprintEdge } from './blueprint.js'
import { blueprint, node } from './three-certificates.fixture.js'

const limits = fc.record({ days: fc.integer({ min: 1, max: 20 }), unit: fc.constant('wd' as const) })

/** For specs: blueprints of up to 40 nodes without a cycle, their edges hard and soft, leading from a lower to a higher number. */
export const randomBlueprint: fc.Arbitrary<BlueprintContent> = fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(
  fc.array(limits, { minLength: size, maxLength: size }),
  fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom<BlueprintEdge['kind']>('hard', 'soft')), { maxLength: 80, selector: ([a, b]) => `${a}>${b}` }),
)).map(([days, pairs]) => blueprint(
  days.map((limit, at) => node(`n${at}`, { limit })),
  pairs.filter(([a, b]) => a < b).map(([a, b, kind]) => ({ from: `n${a}`, to: `n${b}`, kind, when: null })),
))
