import { placeOfUnusable } from './unusable-text.js'

test.each([
  ['NUL', { input: { reason: 'a\u0000b' } }, 'input.reason'],
  ['half a surrogate pair', { input: { parties: [{ name: '陈' }, { name: '\ud83d' }] } }, 'input.parties[1].name'],
  ['a name of a field', { input: { 'a\u0000': 1 } }, 'input.?'],
  ['nothing', { input: { reason: '合法 😀 \u202E', at: null, n: 1 } }, undefined],
])('finds %s', (_, variables, place) => {
  expect(placeOfUnusable(variables)).toBe(place)
})

test('goes deeper than calls could', () => {
  let deep: unknown = '\u0000'
  for (let i = 0; i < 200_000; i++) deep = [deep]
  expect(placeOfUnusable({ deep })?.length).toBeGreaterThan(100_000)
})
