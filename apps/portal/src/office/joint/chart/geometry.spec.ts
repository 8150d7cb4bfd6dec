import { labelPlace, pathOf, placed } from './geometry.js'

test('a straight edge is a line', () => {
  expect(pathOf([{ x: 0, y: 10 }, { x: 50, y: 10 }])).toBe('M 0 10 L 50 10')
})

test('a turn is rounded by 8, and by half of a part that is shorter than 16', () => {
  expect(pathOf([{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 20, y: 40 }])).toBe('M 0 0 L 12 0 Q 20 0 20 8 L 20 40')
  expect(pathOf([{ x: 0, y: 0 }, { x: 6, y: 0 }, { x: 6, y: 40 }])).toBe('M 0 0 L 3 0 Q 6 0 6 8 L 6 40')
})

test('an edge\'s words stand in the middle of its longest level part', () => {
  expect(labelPlace([{ x: 0, y: 0 }, { x: 20, y: 0 }, { x: 20, y: 40 }, { x: 120, y: 40 }])).toEqual({ at: { x: 70, y: 40 }, room: 100 })
})

test('places are the server\'s, stretched to the size of a card', () => {
  expect(placed({ x: 100, y: 100 })).toEqual({ x: 130, y: 192 })
})
