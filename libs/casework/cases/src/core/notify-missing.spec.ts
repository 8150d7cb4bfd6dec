import { day } from '@tongban/kernel'
import { completePapers } from './complete-papers.js'
import { decline } from './decline.js'
import { lapse } from './lapse.js'
import { notifyMissing } from './notify-missing.js'
import { act, allPapers, at, kase } from './office.fixture.js'

const lacking = kase('received', { papers: [{ code: 'GS-APPLICATION', copies: 1 }, { code: 'GS-ARTICLES', copies: 1 }] })
const told = kase('notified', { papers: lacking.papers, notification: { at: at('2015-06-30T09:30'), missing: ['GS-ARTICLES', 'GS-LEASE'], completeBy: day('2015-07-30') } })
const notify = (time: string, change = {}) => ({ ...act('acceptance', time), completeBy: null, ...change })
const bring = (...papers: { code: string; copies: number }[]) => ({ ...act('acceptance', '2015-07-02T09:00'), papers })

test('tells everything missing at once, a second copy included, with thirty days to complete it', () => {
  expect(notifyMissing(lacking, notify('2015-06-30T09:30'))).toMatchObject({
    step: { kind: 'missing-notified' },
    change: { state: 'notified', notification: { at: at('2015-06-30T09:30'), missing: ['GS-ARTICLES', 'GS-LEASE'], completeBy: day('2015-07-30') } },
  })
})

test('a material that is not required is never missing', () => {
  expect(notifyMissing(kase('received', { papers: allPapers }), notify('2015-06-30T09:30'))).toEqual({ refused: 'nothing-missing', params: { act: 'notifyMissing' } })
})

test('a copy count of 0 on the list still asks for the paper itself', () => {
  const terms = { ...lacking.terms, materials: [{ code: 'GS-ID', required: true, copies: 0 }] }
  expect(notifyMissing(kase('received', { terms, papers: [] }), notify('2015-06-30T09:30'))).toMatchObject({ change: { notification: { missing: ['GS-ID'] } } })
})

test('after the fifth working day it is too late to tell: the application counts as accepted', () => {
  expect(notifyMissing(lacking, notify('2015-07-08T00:00'))).toEqual({ refused: 'counts-as-accepted', params: { until: '2015-07-07', from: '2015-06-30' } })
})

test.each(['2015-06-30', '2016-07-01'])('the day for completion lies after the notification and within a year of it, unlike %s', (given) => {
  expect(notifyMissing(lacking, notify('2015-06-30T09:30', { completeBy: day(given) })))
    .toEqual({ refused: 'complete-by-not-usable', params: { given, earliest: '2015-07-01', latest: '2016-06-30' } })
})

test('papers come in parts, and copies add up', () => {
  expect(completePapers(told, bring({ code: 'GS-ARTICLES', copies: 1 }))).toMatchObject({
    change: { state: 'notified', papers: [{ code: 'GS-APPLICATION', copies: 1 }, { code: 'GS-ARTICLES', copies: 2 }] },
  })
})

test.each([[0, 'too-small'], [-1, 'too-small'], [1001, 'too-big']])('%i copies cannot be', (copies, reason) => {
  expect(completePapers(told, bring({ code: 'GS-LEASE', copies }))).toEqual({ refused: 'bad-input', params: { field: 'papers.GS-LEASE.copies', reason } })
})

test('papers the item does not list, and papers named twice, are refused', () => {
  expect(completePapers(told, bring({ code: 'GS-X', copies: 1 }, { code: 'GS-LEASE', copies: 1 }))).toEqual({ refused: 'unknown-material', params: { item: 'gs-company', materials: ['GS-X'] } })
  expect(completePapers(told, bring({ code: 'GS-LEASE', copies: 1 }, { code: 'GS-LEASE', copies: 1 }))).toEqual({ refused: 'material-twice', params: { material: 'GS-LEASE' } })
})

test('lapses the day after the last day for the papers, not on it', () => {
  expect(lapse(told, act('acceptance', '2015-07-30T23:59'))).toEqual({ refused: 'papers-not-overdue', params: { until: '2015-07-30' } })
  expect(lapse(told, act('acceptance', '2015-07-31T00:00'))).toMatchObject({ step: { kind: 'lapsed' }, change: { state: 'lapsed', closedAt: at('2015-07-31T00:00') } })
})

test('complete papers do not lapse', () => {
  expect(lapse({ ...told, papers: allPapers }, act('acceptance', '2015-08-31T09:00'))).toMatchObject({ refused: 'nothing-missing' })
})

test('an application that counts as accepted can no longer be turned away', () => {
  const turnAway = { reason: '不属于本机关职权', basis: '《中华人民共和国行政许可法》第三十二条第一款第(二)项' }
  expect(decline(lacking, act('acceptance', '2015-07-07T17:00', turnAway))).toMatchObject({ change: { state: 'not-accepted' } })
  expect(decline(lacking, act('acceptance', '2015-07-08T09:00', turnAway))).toMatchObject({ refused: 'counts-as-accepted' })
})
