import { adoptionState } from './adoption.js'

test.each([
  ['runs the version in force', 2, { version: 2, contentHash: 'b' }, 'b', 'current'],
  ['still runs the one before', 2, { version: 1, contentHash: 'a' }, 'a', 'behind'],
  ['runs other content under the right number', 2, { version: 2, contentHash: 'x' }, 'b', 'differs'],
  ['runs a version that was never published', 2, { version: 9, contentHash: 'x' }, undefined, 'differs'],
  ['has not acknowledged anything', 2, undefined, undefined, 'silent'],
] as const)('a centre that %s', (_, inForce, running, published, expected) => {
  expect(adoptionState(inForce, running, published)).toBe(expected)
})
