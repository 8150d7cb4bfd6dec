import { compareSides, type LedgerDuty } from './compare-sides.js'
import type { StreamReport } from './reconcile.js'

const TOPIC = 'tb.hz.events'
const report = (change: Partial<StreamReport>): StreamReport => ({
  side: 'sent', owner: null, source: 'hzcg', topic: TOPIC, lastSeq: 10, settledSeq: 10, link: 'aa', recomputedLink: 'aa', verifiedHead: null, parked: 0, deadLetters: 0, ageSeconds: 5, state: 'green', faults: [], ...change,
})
const ledger = (change: Partial<StreamReport> = {}): StreamReport => report({ side: 'ledger', owner: 'hz', settledSeq: null, ...change })
const duties: LedgerDuty[] = [{ owner: 'hz', topics: [TOPIC] }, { owner: 'gz', topics: ['tb.gz.events', TOPIC] }]
const said = (reports: StreamReport[]) => reports.map(({ side, owner, state, faults }) => [side === 'sent' ? 'sent' : owner, state, ...faults.map(({ seq, what }) => `${seq} ${what}`)])

test('every ledger that must read it has read it: green', () => {
  expect(said(compareSides([report({}), ledger(), ledger({ owner: 'gz' })], duties))).toEqual([['sent', 'green'], ['hz', 'green'], ['gz', 'green']])
})

test('a ledger that must read a stream and has nothing of it is red, and added to the list', () => {
  expect(said(compareSides([report({}), ledger()], duties))).toEqual([['sent', 'green'], ['hz', 'green'], ['gz', 'red', '1 not-read']])
})

test('what was sent within the last minute only is pending where it is not read, also for a ledger that has nothing of it yet', () => {
  expect(said(compareSides([report({ settledSeq: 8 }), ledger({ lastSeq: 8, link: '88' })], duties.slice(0, 1)))).toEqual([['sent', 'green'], ['hz', 'pending']])
  expect(said(compareSides([report({ settledSeq: 0 })], duties.slice(0, 1)))).toEqual([['sent', 'green'], ['hz', 'pending']])
})

test('a ledger stuck before a number that is older than a minute is red and names it, however new the newest is', () => {
  expect(said(compareSides([report({ settledSeq: 8, ageSeconds: 0 }), ledger({ lastSeq: 7, link: '77' })], duties.slice(0, 1)))).toEqual([['sent', 'green'], ['hz', 'red', '8 not-read']])
})

test('other links at the same number, and a ledger ahead of its source, are red', () => {
  expect(said(compareSides([report({}), ledger({ link: 'bb' })]))).toEqual([['sent', 'green'], ['hz', 'red', '10 sides-differ']])
  expect(said(compareSides([report({}), ledger({ lastSeq: 12 })]))).toEqual([['sent', 'green'], ['hz', 'red', '11 ahead-of-its-source']])
})

test('a stream that nobody has begun, and one of a topic that is no ledger’s duty, are no matter', () => {
  expect(said(compareSides([report({ lastSeq: 0, settledSeq: 0 }), report({ topic: 'tb.city.standards' })], duties))).toEqual([['sent', 'green'], ['sent', 'green']])
})

test('a red ledger that is behind as well stays red', () => {
  expect(said(compareSides([report({ settledSeq: 0 }), ledger({ lastSeq: 4, state: 'red' })]))).toEqual([['sent', 'green'], ['hz', 'red']])
})
