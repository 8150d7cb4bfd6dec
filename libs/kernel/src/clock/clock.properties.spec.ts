import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { calendar } from '../calendar/published-calendar.js'
import { day, formatDay, type Day } from '../day.js'
import { cardDays, instantsOf } from './cards.js'
import type { Clock, Pause } from './clock.js'
import { consumed, counts } from './counting.js'
import { dueOf, greenChannel, halve } from './due.js'
import { explain } from './explain.js'

const pauseAfter = (start: Day) => fc.tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 30 })).map(([from, length]): Pause => ({ from: start + from, to: start + from + length }))
const clocks = fc.integer({ min: day('2004-01-01'), max: day('2027-06-30') }).chain((start) => fc.record<Clock>({
  start: fc.constant(start),
  limit: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('wd', 'cal'),
  extensions: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 2 }),
  pauses: fc.array(pauseAfter(start), { maxLength: 4 }),
  calendarVersion: fc.constant(calendar.version),
}))
const clockAndPause = clocks.chain((clock) => fc.tuple(fc.constant(clock), pauseAfter(clock.start)))
const total = (clock: Clock) => clock.limit + clock.extensions.reduce((a, b) => a + b, 0)
const due = (clock: Clock): Day => dueOf(clock, calendar)!.date
const withPause = (clock: Clock, pause: Pause): Clock => ({ ...clock, pauses: [...clock.pauses, pause] })
const counted = (clock: Clock, after: Day, to: Day) => consumed(clock, to, calendar) - consumed(clock, after, calendar)
const holds = <T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => boolean | void) => fc.assert(fc.property(arbitrary, predicate), { numRuns: 500 })

test('consumed(due) = limit + extensions, and due is a counted day', () => holds(clocks, (clock) => {
  const d = due(clock)
  expect([consumed(clock, d, calendar), consumed(clock, d - 1, calendar), counts(clock, d, calendar)]).toEqual([total(clock), total(clock) - 1, true])
}))

test('pauses commute and are idempotent: they form a set union', () => holds(clocks, (clock) => {
  const { pauses } = clock
  const halves = pauses.flatMap(({ from, to }) => { const middle = Math.floor((from + to!) / 2); return [{ from, to: middle }, { from: middle, to }] })
  for (const same of [[...pauses].reverse(), [...pauses, ...pauses], halves]) expect(dueOf({ ...clock, pauses: same }, calendar)).toEqual(dueOf(clock, calendar))
}))

test('a pause moves due by exactly the unit days after start and before due that it newly covers, and what follows from them, never earlier', () => holds(clockAndPause, ([clock, pause]) => {
  const paused = withPause(clock, pause)
  const [before, after] = [due(clock), due(paused)]
  const newlyCovered = (to: Day) => counted(clock, clock.start, to) - counted(paused, clock.start, to)
  expect(after).toBeGreaterThanOrEqual(before)
  if (newlyCovered(before) === 0) expect(after).toBe(before)
  else expect(counted(clock, before, after)).toBe(newlyCovered(after))
}))

test('a pause wholly before due moves it by exactly its counted days', () => holds(clockAndPause, ([clock, pause]) => {
  fc.pre(pause.to! < due(clock))
  const covered = counted(clock, Math.max(pause.from, clock.start), Math.max(pause.to!, clock.start))
  expect(counted(withPause(clock, pause), due(clock), due(withPause(clock, pause)))).toBe(covered)
}))

test('warn ≤ due < yellow < red', () => holds(clocks, (clock) => {
  const { warn, due: dueAt, yellow, red } = instantsOf(clock, calendar)
  expect(warn !== null).toBe(clock.limit >= 3)
  expect((warn ?? dueAt!) <= dueAt! && dueAt! < yellow! && yellow! < red!).toBe(true)
  if (warn) expect(cardDays(clock, calendar).warn!.date).toBeGreaterThan(clock.start)
}))

test('the instants only ever move later by an extension or a pause, closed or open', () => holds(fc.tuple(clockAndPause, fc.integer({ min: 1, max: 15 }), fc.boolean()), ([[clock, pause], days, open]) => {
  const then = instantsOf(clock, calendar)
  for (const changed of [withPause(clock, open ? { ...pause, to: null } : pause), { ...clock, extensions: [...clock.extensions, days] }]) {
    const now = instantsOf(changed, calendar)
    for (const name of ['warn', 'due', 'yellow', 'red'] as const) {
      // Null is later than every day: the clock stands.
      if (then[name] !== null) expect(now[name]?.getTime() ?? Infinity).toBeGreaterThanOrEqual(then[name].getTime())
      else expect(now[name]).toBeNull()
    }
  }
}))

test('an extension moves due by exactly its counted days', () => holds(fc.tuple(clocks, fc.integer({ min: 1, max: 15 })), ([clock, days]) => {
  expect(counted(clock, due(clock), due({ ...clock, extensions: [...clock.extensions, days] }))).toBe(days)
}))

test('an open pause leaves no due day unless it was reached before, and resuming gives the closed pause', () => holds(clockAndPause, ([clock, pause]) => {
  const open = dueOf(withPause(clock, { ...pause, to: null }), calendar)
  expect(open).toEqual(due(clock) <= pause.from ? dueOf(clock, calendar) : null)
}))

test('the green channel: due = min(due without it, max(halved due, next working day after the grant)); never later', () => holds(fc.tuple(clocks, fc.integer({ min: -5, max: 120 })), ([clock, after]) => {
  const plain = { ...clock, pauses: [] }
  const grantedOn = Math.max(clock.start, clock.start + after)
  let next = grantedOn + 1
  while (consumed({ ...plain, unit: 'wd', start: next - 1 }, next, calendar) === 0) next++
  const halved = due({ ...plain, limit: Math.max(1, Math.ceil(clock.limit / 2)) })
  expect(due(greenChannel(plain, grantedOn))).toBe(Math.min(due(plain), Math.max(halved, next)))
  expect(due(greenChannel(clock, grantedOn))).toBeLessThanOrEqual(due(clock))
}))

test('half a limit is at least a day, at most the limit, and grows with it', () => holds(fc.integer({ min: 1, max: 500 }), (limit) => {
  expect(halve(limit) >= 1 && halve(limit) <= limit && halve(limit) * 2 >= limit && halve(limit + 1) >= halve(limit)).toBe(true)
}))

test('an instant case is due on a working day ≥ start, none between', () => holds(clocks, (clock) => {
  const d = due({ ...clock, limit: 0, extensions: [], pauses: [] })
  expect(d >= clock.start && consumed({ ...clock, unit: 'wd', pauses: [], start: clock.start - 1 }, d, calendar)).toBe(1)
}))

test('the explanation counts what the due day counted', () => holds(clocks, (clock) => {
  const lines = explain(clock, calendar)
  expect([lines.length, lines.filter((line) => line.counted).length, lines.at(-1)!.day]).toEqual([due(clock) - clock.start + 1, total(clock), due(clock)])
  expect(lines.every((line) => line.counted === (line.reason === 'working-day' || line.reason === 'make-up-day' || line.reason === 'calendar-day'))).toBe(true)
  expect(lines.some((line) => line.provisional)).toBe(clock.unit === 'wd' && dueOf(clock, calendar)!.provisional)
}))

test('provisional exactly past 2026-12-31, and only where working days are counted', () => holds(clocks, (clock) => {
  expect(dueOf(clock, calendar)!.provisional).toBe(clock.unit === 'wd' && formatDay(due(clock)) > '2026-12-31')
}))

test('an independent reference that walks dates as text over the raw data gives the same day', () => {
  const require = createRequire(import.meta.url)
  const data = JSON.parse(readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>
  const tomorrow = (text: string) => { const at = new Date(`${text}T12:00:00Z`); at.setUTCDate(at.getUTCDate() + 1); return at.toISOString().slice(0, 10) }
  const works = (text: string) => text in data.workdays || (!(text in data.holidays) && ![0, 6].includes(new Date(`${text}T12:00:00Z`).getUTCDay()))
  const reference = (start: string, days: number, working: boolean, pauses: [string, string][]) => {
    const standing = new Set<string>()
    for (const [event, last] of pauses) for (let text = event; text < last;) standing.add((text = tomorrow(text)))
    const passed: string[] = []
    for (let text = tomorrow(start); passed.length < days; text = tomorrow(text)) if (!standing.has(text) && (!working || works(text))) passed.push(text)
    return passed.at(-1)
  }
  holds(clocks, (clock) => {
    const pauses = clock.pauses.map(({ from, to }): [string, string] => [formatDay(from), formatDay(to!)])
    expect(formatDay(due(clock))).toBe(reference(formatDay(clock.start), total(clock), clock.unit === 'wd', pauses))
  })
})
