import { calendar, CalendarNotPublished, day, formatDay } from '@tongban/kernel'
import fc from 'fast-check'
import type { BlueprintContent } from './blueprint.js'
import type { Observed } from './distribution.js'
import { expectedDue } from './expected-due.js'
import { randomBlueprint } from './random-blueprint.fixture.js'
import { randomOf } from './random.js'
import { blueprint, edgeWhen, node, threeCertificates } from './three-certificates.fixture.js'
import { whatIf, type Question } from './what-if.js'

const always = (days: number): Observed => ({ handling: [{ days, times: 1 }], supplement: null })
const ask = (change: Partial<Question> = {}): Question => ({ start: day('2015-06-30'), observed: {}, runs: 1000, seed: 20150630, ...change })

test('nothing seen: every node takes its whole limit, every run ends on the due day', () => {
  const { due, p50, p80, p95, onTime, critical } = whatIf(threeCertificates, ask(), calendar)
  expect([due, p50, p80, p95].map(formatDay)).toEqual(Array(4).fill('2015-07-07'))
  expect([onTime, critical.A, critical.B, critical.E, critical.C! + critical.D!]).toEqual([1, 1, 1, 1, 1])
})

test('half of the time A needs 2 days and half of the time 4: the median ends on the due day, the rest two working days later', () => {
  const observed = { A: { handling: [{ days: 2, times: 50 }, { days: 4, times: 50 }], supplement: null } }
  const { p50, p80, p95, onTime } = whatIf(threeCertificates, ask({ observed, runs: 4000 }), calendar)
  expect([p80, p95].map(formatDay)).toEqual(['2015-07-09', '2015-07-09'])
  expect(['2015-07-07', '2015-07-09']).toContain(formatDay(p50))
  expect(onTime).toBeGreaterThan(0.46)
  expect(onTime).toBeLessThan(0.54)
})

test('of each node the days by which half and four fifths of the runs had ended it', () => {
  const observed = { A: { handling: [{ days: 1, times: 7 }, { days: 4, times: 3 }], supplement: null } }
  const { nodes } = whatIf(threeCertificates, ask({ observed, runs: 4000 }), calendar)
  expect([formatDay(nodes.A!.p50), formatDay(nodes.A!.p80)]).toEqual(['2015-07-01', '2015-07-06'])
  expect([formatDay(nodes.E!.p50), formatDay(nodes.E!.p80)]).toEqual(['2015-07-06', '2015-07-09'])
})

test('papers that are always missing for 7 calendar days move the end by the 5 working days among them', () => {
  const observed = { A: { handling: [{ days: 2, times: 1 }], supplement: { chance: 1, days: [{ days: 7, times: 1 }] } } }
  expect(formatDay(whatIf(threeCertificates, ask({ observed }), calendar).p95)).toBe('2015-07-14')
})

// Due 2015-07-07; A's clock stood from 06-30 to 07-07, over five working days, so that the job is due on 07-14, when it ends.
test('missing papers stand outside the clock where the blueprint cites a rule, and count where it cites none; what the law names stands in both', () => {
  const paused = { ...threeCertificates, rules: { ...threeCertificates.rules, supplementPause: { basis: '《办法》第十二条' } } }
  const handling = [{ days: 2, times: 1 }]
  const wait = { chance: 1, days: [{ days: 7, times: 1 }] }
  const play = (content: BlueprintContent, A: Observed) => {
    const { due, p95, onTime } = whatIf(content, ask({ observed: { A } }), calendar)
    return [formatDay(due), formatDay(p95), onTime]
  }
  expect(play(paused, { handling, supplement: wait })).toEqual(['2015-07-07', '2015-07-14', 1])
  expect(play(threeCertificates, { handling, supplement: wait })).toEqual(['2015-07-07', '2015-07-14', 0])
  expect(play(threeCertificates, { handling, supplement: null, byLaw: wait })).toEqual(['2015-07-07', '2015-07-14', 1])
  expect(play(paused, { handling: [{ days: 3, times: 1 }], supplement: wait })).toEqual(['2015-07-07', '2015-07-15', 0]) // a day too slow all the same
})

// C and D begin on Friday 07-03. C stands until 07-10 and ends on 07-13, E on 07-14; D works until Monday 07-06, and that day counts: the job is due on 07-13.
test('papers that one of two branches waits for stop no clock while the other works', () => {
  const paused = { ...threeCertificates, rules: { ...threeCertificates.rules, supplementPause: { basis: '《办法》第十二条' } } }
  const slow = { handling: [{ days: 1, times: 1 }], supplement: { chance: 1, days: [{ days: 7, times: 1 }] } }
  const play = (observed: Record<string, Observed>) => {
    const { p95, onTime } = whatIf(paused, ask({ observed }), calendar)
    return [formatDay(p95), onTime]
  }
  expect(play({ C: slow })).toEqual(['2015-07-14', 0])
  expect(play({ C: slow, D: slow })).toEqual(['2015-07-14', 1])
})

test('what needs no day waits for its papers all the same', () => {
  const observed = { A: { handling: [{ days: 0, times: 1 }], supplement: { chance: 1, days: [{ days: 7, times: 1 }] } } }
  expect(formatDay(whatIf(threeCertificates, ask({ observed }), calendar).p95)).toBe('2015-07-10') // A ends 2015-07-07, then 3 working days
})

test('the slower of two branches is what the end waits for', () => {
  const { critical } = whatIf(threeCertificates, ask({ observed: { D: always(3) } }), calendar)
  expect([critical.C, critical.D]).toEqual([0, 1])
})

test('silence that counts as consent ends an opinion however long it was seen to take', () => {
  const opinion = node('O', { kind: 'opinion', limit: { days: 5, unit: 'wd' }, deemedConsent: { basis: '第九条', afterDays: 5 } })
  const asked = blueprint([opinion, node('E', { kind: 'issue' })], ['O>E'])
  expect(formatDay(whatIf(asked, ask({ observed: { O: always(30) } }), calendar).p95)).toBe('2015-07-08')
})

test('what only a refusal brings about takes no time when all agree', () => {
  const appeal = blueprint([node('A'), node('X', { limit: { days: 20, unit: 'wd' } }), node('E', { kind: 'issue' })], ['A>E', edgeWhen('A', 'X', 'A', 'refused')])
  const { due, p95, critical } = whatIf(appeal, ask(), calendar)
  expect([formatDay(due), formatDay(p95), critical.X]).toEqual(['2015-07-29', '2015-07-02', 0])
})

test('the same seed answers the same, another one otherwise; progress is told of every 500 runs', () => {
  const observed = { A: { handling: Array.from({ length: 30 }, (_, days) => ({ days, times: 1 })), supplement: { chance: 0.3, days: [{ days: 4, times: 1 }, { days: 9, times: 2 }] } } }
  const told: string[] = []
  const first = whatIf(threeCertificates, ask({ observed, runs: 1200 }), calendar, ({ done, of }) => told.push(`${done}/${of}`))
  expect(told).toEqual(['500/1200', '1000/1200', '1200/1200'])
  expect(whatIf(threeCertificates, ask({ observed, runs: 1200 }), calendar)).toEqual(first)
  expect(whatIf(threeCertificates, ask({ observed, runs: 1200, seed: 2 }), calendar).onTime).not.toBe(first.onTime)
})

test('past the last published day the answer says so; before the first there is none', () => {
  expect(whatIf(threeCertificates, ask({ start: day('2026-12-30'), runs: 1 }), calendar).provisional).toBe(true)
  expect(() => whatIf(threeCertificates, ask({ start: day('1999-12-30') }), calendar)).toThrow(CalendarNotPublished)
})

test.each([{ runs: 0 }, { runs: 1.5 }, { observed: { A: { handling: [], supplement: null } } }, { observed: { A: always(-1) } }, { observed: { A: always(0.5) } }])('refuses %p', (change) => {
  expect(() => whatIf(threeCertificates, ask(change), calendar)).toThrow(RangeError)
})

test('percentiles stand in order, and lie between the start and the slowest that was seen', () => fc.assert(fc.property(randomBlueprint, fc.integer(), (content, seed) => {
  const observed = Object.fromEntries(content.nodes.map(({ id, limit }) => [id, { handling: [{ days: 0, times: 1 }, { days: limit.days, times: 2 }], supplement: null }]))
  const { p50, p80, p95, due, onTime } = whatIf(content, ask({ observed, seed, runs: 40 }), calendar)
  expect([p50 <= p80, p80 <= p95, p95 <= due, onTime]).toEqual([true, true, true, 1])
  expect(due).toBe(expectedDue(content, day('2015-06-30'), calendar).date)
}), { numRuns: 50 }))

// The first numbers of mulberry32 with seed 1, from its published form.
test('the numbers are those of mulberry32, the same on every machine', () => {
  const random = randomOf(1)
  expect([random(), random(), random()].map((each) => each.toFixed(6))).toEqual(['0.627074', '0.002736', '0.527447'])
})
