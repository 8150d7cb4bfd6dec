import { partitionOf } from './partition-of.js'

test('a key stays in the partition it always had', () => {
  // FNV-1a, 32 bits: "" 811c9dc5, "a" e40c292c, "foobar" bf9cf968 (the published test vectors).
  expect([partitionOf('', 1000), partitionOf('a', 1000), partitionOf('foobar', 1000)]).toEqual([0x811c9dc5 % 1000, 0xe40c292c % 1000, 0xbf9cf968 % 1000])
  expect(partitionOf('anything', 1)).toBe(0)
})
