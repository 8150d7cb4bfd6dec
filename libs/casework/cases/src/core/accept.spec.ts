import { calendar, day } from '@tongban/kernel'
import { accept } from './accept.js'
import { act, at, kase, terms } from './office.fixture.js'

const due = (promised: string, statutory: string, start = '2015-06-30') => ({
  promised: { clock: { start: day(start) }, due: { date: day(promised), provisional: false } },
  statutory: { clock: { start: day(start) }, due: { date: day(statutory), provisional: false } },
})

test('accepted 2015-06-30 with 5 working days promised and 20 by law: due 2015-07-07 and 2015-07-28', () => {
  expect(accept(kase('received'), act('acceptance', '2015-06-30T10:00'), calendar)).toMatchObject({
    step: { kind: 'accepted', stage: 'acceptance', post: 'hzcg.acceptance', window: 'hzcg-w1' },
    change: { state: 'accepted', acceptedAt: at('2015-06-30T10:00'), officers: { acceptance: 'hzcg.acceptance' }, closedAt: null, ...due('2015-07-07', '2015-07-28') },
  })
})

test('accepted 2015-09-29: due 2015-10-12, over National Day and the worked Saturday', () => {
  const kept = kase('received', { receivedAt: at('2015-09-29T09:00'), notifyBy: { date: day('2015-10-12'), provisional: false } })
  expect(accept(kept, act('acceptance', '2015-09-29T09:30'), calendar)).toMatchObject({ change: { promised: { due: { date: day('2015-10-12') } } } })
})

test('with a paper missing it is not accepted, and every missing code is named', () => {
  const kept = kase('received', { papers: [{ code: 'GS-ARTICLES', copies: 1 }] })
  expect(accept(kept, act('acceptance', '2015-06-30T10:00'), calendar)).toEqual({ refused: 'papers-missing', params: { materials: ['GS-APPLICATION', 'GS-ARTICLES', 'GS-LEASE'] } })
})

test('art. 32: nothing told by the fifth working day, so the clock starts on the day of receipt, papers or none', () => {
  const late = act('acceptance', '2015-07-08T09:00')
  expect(accept(kase('received', { papers: [] }), late, calendar)).toMatchObject({ change: due('2015-07-07', '2015-07-28', '2015-06-30') })
})

test('art. 32: on the fifth working day itself it is not too late, and the clock starts that day', () => {
  expect(accept(kase('received'), act('acceptance', '2015-07-07T23:59'), calendar)).toMatchObject({ change: { promised: { clock: { start: day('2015-07-07') } } } })
})

test('art. 32: told in time, so the clock starts on the day of acceptance however late the papers came', () => {
  const told = kase('notified', { notification: { at: at('2015-07-07T17:00'), missing: ['GS-LEASE'], completeBy: day('2015-08-06') } })
  expect(accept(told, act('acceptance', '2015-07-20T09:00'), calendar)).toMatchObject({ change: { promised: { clock: { start: day('2015-07-20') } } } })
})

test('an instant case is due on the day it is accepted', () => {
  const instant = kase('received', { terms: { ...terms, kind: 'instant', promised: { days: 0, unit: 'wd' } } })
  expect(accept(instant, act('acceptance', '2015-06-30T10:00'), calendar)).toMatchObject({ change: { promised: { due: { date: day('2015-06-30') } } } })
})

test('past the published calendar a due date is provisional', () => {
  const kept = kase('received', { receivedAt: at('2026-12-29T09:00'), notifyBy: { date: day('2027-01-05'), provisional: true }, lastStep: { no: 1, hash: '', occurredAt: at('2026-12-29T09:00') } })
  expect(accept(kept, act('acceptance', '2026-12-29T10:00'), calendar)).toMatchObject({ change: { promised: { due: { provisional: true } } } })
})

describe('a centre accepts what it may decide', () => {
  const ended = { powerOn: (on: number) => ({ held: on < day('2015-07-08'), holders: on < day('2015-07-08') ? ['hzcg', 'hz'] : ['hz', 'gz'] }) }

  test('refuses on a day on which the power is with other centres, and names them', () => {
    const kept = kase('received', { receivedAt: at('2015-07-07T09:00'), notifyBy: { date: day('2015-07-14'), provisional: false } })
    expect(accept(kept, act('acceptance', '2015-07-07T16:00', ended), calendar)).toMatchObject({ step: { kind: 'accepted' } })
    expect(accept(kept, act('acceptance', '2015-07-08T10:00', ended), calendar))
      .toEqual({ refused: 'no-power', params: { item: 'gs-company', centre: 'hzcg', on: '2015-07-08', holders: ['hz', 'gz'] } })
  })

  test('an application that counts as accepted counts from the day it was received, when the centre still had the power (art. 32)', () => {
    const kept = kase('received')
    expect(accept(kept, act('acceptance', '2015-07-08T10:00', ended), calendar)).toMatchObject({ step: { kind: 'accepted' }, change: { promised: { clock: { start: day('2015-06-30') } } } })
  })
})
