import fc from 'fast-check'
import { calendar, consumed, day, startOfDayInShanghai, type Day } from '@tongban/kernel'
import { isExcluded, jobClock, jobDue } from './clocks.js'
import { daysConsumed } from './days-consumed.js'
import { draft, waitingTask, type Job, type TaskPause, type TaskRow } from './job.js'

const start = day('2015-06-30')
const noon = (d: Day) => new Date(startOfDayInShanghai(d).getTime() + 12 * 3_600_000).toISOString()

interface Given { offered: number; lasts: number | null; received: number; claimed: number; pauses: [number, number | null][] }

const given: fc.Arbitrary<Given> = fc.record({
  offered: fc.integer({ min: 0, max: 20 }), lasts: fc.option(fc.integer({ min: 0, max: 25 }), { freq: 3 }), received: fc.integer({ min: 0, max: 6 }), claimed: fc.integer({ min: 0, max: 6 }),
  pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.option(fc.integer({ min: 0, max: 10 }), { freq: 3 })), { maxLength: 3 }),
})

function task(node: string, { offered, lasts, received, claimed, pauses }: Given): TaskRow {
  const from = start + offered
  const closedAt = lasts === null ? null : noon(from + lasts)
  const day3 = (n: number) => (lasts === null || n <= lasts ? noon(from + n) : null)
  const receivedAt = day3(received)
  const claimedAt = receivedAt === null ? null : day3(received + claimed)
  return {
    ...waitingTask(node), state: lasts === null ? 'claimed' : 'approved', epoch: 1, closedAt,
    holdings: [{ epoch: 1, centre: 'hz', tier: null, offeredAt: noon(from), receivedAt, claimedAt, officer: null, decidedAt: closedAt, endedAt: closedAt, awayRaisedAt: null }],
    pauses: pauses.map(([at, length], i): TaskPause => ({ id: `p${i}`, reason: 'hearing', from: from + at, to: length === null ? null : from + at + length })),
  }
}

function job(tasks: TaskRow[]): Job {
  const kept = draft('job-1')
  return { ...kept, row: { ...kept.row, state: 'in-review', clock: { start, limit: 5, unit: 'wd' } }, tasks: Object.fromEntries(tasks.map((row) => [row.node, row])) }
}

const jobs = fc.array(given, { minLength: 1, maxLength: 4 }).map((all) => job(all.map((one, i) => task(`n${i}`, one))))
const days = fc.integer({ min: 0, max: 40 }).map((n) => start + n)
const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => boolean | void) => fc.assert(fc.property(arbitrary, predicate), { numRuns: 400 })

test('the job counts exactly the days on which nothing is open, or something open does not stand', () => holds(fc.tuple(jobs, days), ([kept, on]) => {
  const clock = jobClock(kept, on, calendar)!
  for (let d = start + 1; d <= on; d++) {
    const open = Object.values(kept.tasks).filter(({ holdings, closedAt }) => noon(d) >= holdings[0]!.offeredAt && (closedAt === null || noon(d) <= closedAt))
    const stands = open.length > 0 && open.every(({ pauses }) => pauses.some(({ from, to }) => from < d && d <= (to ?? Infinity)))
    expect(isExcluded(kept, d)).toBe(stands)
    expect(clock.pauses.some(({ from, to }) => from < d && d <= (to ?? Infinity))).toBe(stands)
  }
}))

test('while one branch runs, no pause of another moves the job\'s due day', () => holds(fc.tuple(fc.array(given, { maxLength: 3 }), days), ([others, on]) => {
  const running = task('runs', { offered: 0, lasts: null, received: 0, claimed: 0, pauses: [] })
  const due = jobDue(job([running, ...others.map((one, i) => task(`n${i}`, one))]), on, calendar)
  expect(due).toEqual({ date: day('2015-07-07'), provisional: false })
}))

test('one more pause never makes the job due earlier', () => holds(fc.tuple(jobs, days, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 })), ([kept, on, from, length]) => {
  const [first, ...rest] = Object.values(kept.tasks)
  const paused = job([{ ...first!, pauses: [...first!.pauses, { id: 'more', reason: 'hearing', from: start + from, to: start + from + length }] }, ...rest])
  const [before, after] = [jobDue(kept, on, calendar), jobDue(paused, on, calendar)]
  expect(after?.date ?? Infinity).toBeGreaterThanOrEqual(before?.date ?? Infinity)
}))

test('every day that a task is held is charged once, to whoever had it; what the job counts is what its clock counts', () => holds(fc.tuple(jobs, days), ([kept, on]) => {
  const uses = daysConsumed(kept, on, calendar)
  for (const { node, holdings, closedAt } of Object.values(kept.tasks)) {
    const charged = uses.filter(({ by }) => by.filter((use) => use.node === node).length === 1).map(({ day: d }) => d)
    const held = uses.map(({ day: d }) => d).filter((d) => noon(d) > holdings[0]!.offeredAt && (closedAt === null || noon(d) <= closedAt))
    expect(charged).toEqual(held)
  }
  const clock = jobClock(kept, on, calendar)!
  expect(uses.filter(({ counted }) => counted)).toHaveLength(consumed({ ...clock, pauses: clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? on })) }, on, calendar))
}))
