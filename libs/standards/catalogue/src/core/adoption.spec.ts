import { adoptionState, byAdoption } from './adoption.js'

test.each([
  ['runs the version in force', 2, { version: 2, contentHash: 'b' }, 'b', 'current'],
  ['still runs the one before', 2, { version: 1, contentHash: 'a' }, 'a', 'behind'],
  ['runs other content under the right number', 2, { version: 2, contentHash: 'x' }, 'b', 'differs'],
  ['runs a version that was never published', 2, { version: 9, contentHash: 'x' }, undefined, 'differs'],
  ['has not acknowledged anything', 2, undefined, undefined, 'silent'],
] as const)('a centre that %s', (_, inForce, running, published, expected) => {
  expect(adoptionState(inForce, running, published)).toBe(expected)
})

test('who runs something else comes first, then who is behind, who is silent, and who runs what is in force', () => {
  const centres = ([['a', 'current'], ['d', 'silent'], ['c', 'behind'], ['b', 'behind'], ['e', 'differs']] as const).map(([centreId, state]) => ({ centreId, state }))
  expect([...centres].sort(byAdoption).map(({ centreId }) => centreId)).toEqual(['e', 'b', 'c', 'd', 'a'])
})
