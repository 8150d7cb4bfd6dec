import { calendar } from '@tongban/kernel'
import { actOptions } from './act-options.js'
import type { Kase } from './case.js'
import { at, kase, officer } from './office.fixture.js'
import { actsPossibleIn, caseStates } from './transitions.js'

const held = () => ({ held: true, holders: ['hzcg'] })
const of = (kept: Kase, stage: Parameters<typeof officer>[0], time = '2015-07-01T09:00', powerOn: () => { held: boolean; holders: string[] } = held) =>
  Object.fromEntries(actOptions(kept, { by: officer(stage), at: at(time), powerOn }, calendar).map(({ act, refusal }) => [act, refusal?.refused ?? 'now']))

test('the clerk accepts what is complete, and has nothing to notify of', () => {
  expect(of(kase('received'), 'acceptance')).toEqual({ notifyMissing: 'nothing-missing', completePapers: 'nothing-missing', acceptCase: 'now', declineCase: 'now', withdrawCase: 'now' })
})

test('with papers missing it is told, or completed', () => {
  expect(of(kase('received', { papers: [] }), 'acceptance')).toEqual({ notifyMissing: 'now', completePapers: 'now', acceptCase: 'papers-missing', declineCase: 'now', withdrawCase: 'now' })
})

test('art. 32 has accepted it on the sixth working day: neither told nor declined any more', () => {
  expect(of(kase('received', { papers: [] }), 'acceptance', '2015-07-08T09:00')).toEqual({ notifyMissing: 'counts-as-accepted', completePapers: 'now', acceptCase: 'now', declineCase: 'counts-as-accepted', withdrawCase: 'now' })
})

test('each officer sees the acts of their own post alone', () => {
  expect(of(kase('accepted'), 'handling')).toEqual({ handleCase: 'now' })
  expect(of(kase('accepted'), 'acceptance')).toEqual({ withdrawCase: 'now' })
  expect(of(kase('accepted'), 'approval')).toEqual({})
  expect(of(kase('reviewed'), 'approval')).toEqual({ approveCase: 'now', refuseCase: 'now', sendBackCase: 'now' })
})

test('who handled it is told that the review is another\'s', () => {
  expect(of(kase('handled', { officers: { handling: 'hzcg.review' } }), 'review')).toEqual({ reviewCase: 'same-officer', sendBackCase: 'same-officer' })
})

test('without the power on the day it cannot be accepted', () => {
  expect(of(kase('received'), 'acceptance', '2015-07-01T09:00', () => ({ held: false, holders: ['hz'] }))['acceptCase']).toBe('no-power')
})

test('what the officer has to write is said beforehand', () => {
  const options = actOptions(kase('reviewed'), { by: officer('approval'), at: at('2015-07-01T09:00'), powerOn: held }, calendar)
  expect(options.map(({ act, reasonNeeded, basisNeeded }) => [act, reasonNeeded, basisNeeded])).toEqual([['approveCase', false, false], ['refuseCase', true, true], ['sendBackCase', true, false]])
})

test('in every state the offer is within what can follow', () => {
  for (const state of caseStates)
    for (const stage of ['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery'] as const)
      for (const act of Object.keys(of(kase(state), stage))) expect(actsPossibleIn(state)).toContain(act)
})
