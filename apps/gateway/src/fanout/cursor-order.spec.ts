import { compareCursors } from './cursor-order.js'

const cursor = (...parts: (string | number | null)[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

test.each([
  ['by the first key', ['code', 'a', 9], ['code', 'b', 1], -1],
  ['by the next key where the first is the same', ['code', 'a', 2], ['code', 'a', 10], -1],
  ['numbers as numbers', ['no', 9], ['no', 10], -1],
  ['from the largest down where the sort says so', ['received-desc', '2015-06-30T01:00:00.000Z', 'a'], ['received-desc', '2015-06-29T01:00:00.000Z', 'b'], -1],
  ['nothing last', ['accepted', null, 'a'], ['accepted', '2015-06-29T01:00:00.000Z', 'b'], 1],
  ['nothing last also downwards', ['accepted-desc', null, 'a'], ['accepted-desc', '2015-06-29T01:00:00.000Z', 'b'], 1],
  ['the same as the same', ['code', 'a'], ['code', 'a'], 0],
])('cursors are ordered %s', (_, a, b, order) => {
  expect(Math.sign(compareCursors(cursor(...a), cursor(...b)))).toBe(order)
  expect(Math.sign(compareCursors(cursor(...b), cursor(...a)))).toBe(order === 0 ? 0 : -order)
})

test('cursors of two sorts are a deployment\'s fault', () => {
  expect(() => compareCursors(cursor('code', 'a'), cursor('code-desc', 'a'))).toThrow('different sorts')
})
