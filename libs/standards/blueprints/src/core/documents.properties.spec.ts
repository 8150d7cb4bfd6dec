import fc from 'fast-check'
import { forms, keyOf } from './blueprint.js'
import { joinNeeds, needsOf, stricter, type Need } from './documents.js'

const material = fc.record({
  code: fc.constantFrom('articles', 'identity-document', 'application-form'),
  subject: fc.constantFrom('company', 'agent'),
  variant: fc.constantFrom(null, 'tax'),
  form: fc.constantFrom(...forms),
})
const needs = fc.array(fc.record({ id: fc.constantFrom('A', 'B', 'C', 'D'), materials: fc.array(material, { maxLength: 6 }) }), { maxLength: 5 })
  .map((nodes) => nodes.map(needsOf).reduce(joinNeeds, []))
const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void) => fc.assert(fc.property(arbitrary, predicate), { numRuns: 300 })

test('joining is idempotent', () => holds(needs, (a) => expect(joinNeeds(a, a)).toEqual(a)))

test('joining commutes', () => holds(fc.tuple(needs, needs), ([a, b]) => expect(joinNeeds(a, b)).toEqual(joinNeeds(b, a))))

test('joining is associative', () => holds(fc.tuple(needs, needs, needs), ([a, b, c]) => expect(joinNeeds(joinNeeds(a, b), c)).toEqual(joinNeeds(a, joinNeeds(b, c)))))

test('nothing joins to itself: an empty list is neutral', () => holds(needs, (a) => expect(joinNeeds(a, [])).toEqual(a)))

test('each document is there once, in the strictest form that anybody asks for', () => holds(fc.tuple(needs, needs), ([a, b]) => {
  const joined = joinNeeds(a, b)
  expect(new Set(joined.map(keyOf)).size).toBe(joined.length)
  for (const need of joined) {
    const asked = [...a, ...b].filter((each: Need) => keyOf(each) === keyOf(need)).flatMap(({ uses }) => uses.map(({ form }) => form))
    expect(need.form).toBe(asked.reduce(stricter))
    expect(need.uses.map(({ form }) => form).reduce(stricter)).toBe(need.form)
  }
}))
