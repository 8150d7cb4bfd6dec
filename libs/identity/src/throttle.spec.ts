import { Throttle } from './throttle.js'

const at = (start = 0) => {
  const clock = { now: start }
  return { clock, now: () => clock.now }
}

test('three tries in a minute, then the seconds until the first of them is a minute old', () => {
  const { clock, now } = at()
  const throttle = new Throttle({ tries: 3, windowMs: 60_000, now })
  expect([0, 10_000, 20_000].map((time) => { clock.now = time; return throttle.take('case-17') })).toEqual([0, 0, 0])
  clock.now = 30_500
  expect(throttle.take('case-17')).toBe(30) // 29.5 s, told in whole seconds
  expect(throttle.take('case-18')).toBe(0)
  clock.now = 60_000
  expect(throttle.take('case-17')).toBe(0) // the window slid past the first
  expect(throttle.take('case-17')).toBe(10)
})

test('a try counts against every key of it, or against none when one has no tries left', () => {
  const throttle = new Throttle({ tries: 2, windowMs: 60_000, now: () => 0 })
  throttle.take('case-1', '10.0.0.1')
  throttle.take('case-2', '10.0.0.1')
  expect(throttle.take('case-3', '10.0.0.1')).toBe(60)
  expect([throttle.take('case-3'), throttle.take('case-3'), throttle.take('case-3')]).toEqual([0, 0, 60])
})

test('a success clears a key, and takes one try back from another', () => {
  const throttle = new Throttle({ tries: 1, windowMs: 60_000, now: () => 0 })
  throttle.take('name', 'address')
  throttle.clear('name')
  throttle.giveBack('address')
  expect(throttle.take('name', 'address')).toBe(0)
})

test('remembers no more keys than it may, and forgets the one silent for longest', () => {
  const throttle = new Throttle({ tries: 1, windowMs: 60_000, keys: 3, now: () => 0 })
  for (const key of ['a', 'b', 'c', 'd']) throttle.take(key)
  expect(throttle.size).toBe(3)
  expect([throttle.take('d'), throttle.take('a')]).toEqual([60, 0])
})
