import { calendar, day } from '@tongban/kernel'
import { observedOf, type DecidedTasks } from './observed.js'

const node = { id: 'A', kind: 'decision' as const, item: 'gs-001', department: 'gs', limit: { days: 2, unit: 'wd' as const } }
const seen = (offered: string, decided: string, more: Partial<DecidedTasks> = {}): DecidedTasks => ({ kind: 'decision', item: 'gs-001', department: 'gs', offered, decided, pauses: [], times: 1, ...more })

// 2015-07-03 is a Friday.
test('working days from offer to decision, a weekend not among them; calendar days where the limit is in those', () => {
  const both = [seen('2015-07-03', '2015-07-06', { times: 3 }), seen('2015-06-30', '2015-06-30')]
  expect(observedOf([node], both, calendar)).toEqual({ A: { tasks: 4, stood: 0, handling: [{ days: 0, times: 1 }, { days: 1, times: 3 }], supplement: null, byLaw: null } })
  const inCalendarDays = observedOf([{ ...node, limit: { days: 5, unit: 'cal' } }], both, calendar)
  expect(inCalendarDays.A!.handling).toEqual([{ days: 0, times: 1 }, { days: 3, times: 3 }])
})

test('days on which the clock stood are no handling, and are told in calendar days with how often it stood', () => {
  const pauses = [{ from: day('2015-07-01'), to: day('2015-07-08'), reason: 'supplement' }, { from: day('2015-07-06'), to: null, reason: 'supplement' }]
  const { A } = observedOf([node], [seen('2015-06-30', '2015-07-10', { pauses }), seen('2015-06-30', '2015-07-01', { times: 3 })], calendar)
  expect(A).toEqual({ tasks: 4, stood: 1, handling: [{ days: 1, times: 4 }], supplement: { chance: 0.25, days: [{ days: 9, times: 1 }] }, byLaw: null })
  const heard = observedOf([node], [seen('2015-06-30', '2015-07-10', { pauses: [pauses[0]!, { ...pauses[1]!, reason: 'hearing' }] })], calendar) // papers until the 6th, then the hearing
  expect(heard.A).toMatchObject({ stood: 1, supplement: { chance: 1, days: [{ days: 5, times: 1 }] }, byLaw: { chance: 1, days: [{ days: 4, times: 1 }] } })
})

test('another item, another department, another kind of node, or a node without an item tells nothing', () => {
  const others = [{ ...node, id: 'B', item: 'gs-002' }, { ...node, id: 'C', department: 'zj' }, { ...node, id: 'D', item: null }, { ...node, id: 'E', kind: 'issue' as const }]
  expect(observedOf(others, [seen('2015-06-30', '2015-07-01')], calendar)).toEqual({})
})
