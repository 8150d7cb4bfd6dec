import { day } from '@tongban/kernel'
import { mayTakeOver } from './may-take-over.js'

const fromJuly: Parameters<typeof mayTakeOver>[0] = { effectiveFrom: day('2015-07-01'), tiers: ['DISTRICT', 'STREET'] }

test.each([
  ['2015-06-30', false],
  ['2015-07-01', true],
  ['2026-01-01', true],
])('in force from 1 July 2015; a street takes it over on %s: %p', (today, taken) => {
  expect(mayTakeOver(fromJuly, { tier: 'STREET' }, day(today))).toBe(taken)
})

test('a centre of a tier that does not exercise the item never takes it over', () => {
  expect(mayTakeOver(fromJuly, { tier: 'CITY' }, day('2026-01-01'))).toBe(false)
})
