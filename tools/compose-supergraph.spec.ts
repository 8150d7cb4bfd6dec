import { compose, isFresh, readSubgraphs } from './compose-supergraph.mjs'

test('the supergraph is what its subgraphs compose to now', () => {
  expect(isFresh()).toBe(true)
})

test('subgraphs that contradict each other do not compose, and the fault is named', () => {
  const { city, centre } = readSubgraphs()
  const other = city.replace(/type PageInfo @shareable \{\n {2}hasNextPage: Boolean!/, 'type PageInfo @shareable {\n  hasNextPage: Int!')
  expect(other).not.toBe(city)
  expect(() => compose({ city: other, centre })).toThrow('PageInfo.hasNextPage')
})
