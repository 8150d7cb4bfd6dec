import { setTimeout as wait } from 'node:timers/promises'
import { fixedClock } from '@tongban/testing'
import { StandardsTimer } from './standards-timer.js'

const clock = fixedClock('2015-06-30T01:00:00Z')
let sweeps = 0
let failures = 0
const timer = (sweep = async () => { sweeps++ }) => new StandardsTimer(sweep, clock, () => { failures++ })
const until = async (done: () => boolean) => {
  for (let i = 0; i < 100 && !done(); i++) await wait(50)
}

beforeEach(() => {
  sweeps = failures = 0
})

test('sweeps at the start, then rests until something arrives or the office day turns', async () => {
  const running = timer()
  running.start()
  await until(() => sweeps === 1)
  await wait(700)
  expect(sweeps).toBe(1)
  running.arrived()
  await until(() => sweeps > 1)
  expect(sweeps).toBeGreaterThan(1)
  await running.stop()
  const before = sweeps
  const next = timer()
  next.start()
  await until(() => sweeps === before + 1)
  clock.set('2015-07-01T01:00:00Z')
  await until(() => sweeps === before + 2)
  expect(sweeps).toBe(before + 2)
  await next.stop()
})

test('a sweep that fails is tried again', async () => {
  let away = true
  const running = timer(async () => {
    if (away) throw new Error('away')
    sweeps++
  })
  running.start()
  await until(() => failures >= 2)
  away = false
  await until(() => sweeps === 1)
  expect(sweeps).toBe(1)
  await running.stop()
})
