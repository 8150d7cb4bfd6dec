import { conclude } from './conclude.js'
import { act, at, kase, terms } from './office.fixture.js'

const july2 = act('conclusion', '2015-07-02T10:00')

test.each([['approved', 'granted'], ['refused', 'refused']] as const)('a case that was %s is concluded as %s', (state, result) => {
  expect(conclude(kase(state), july2)).toMatchObject({ step: { kind: 'concluded', post: 'hzcg.conclusion' }, change: { state: 'concluded', result, concludedAt: at('2015-07-02T10:00') } })
})

test('an instant case is concluded straight after acceptance, and granted', () => {
  expect(conclude(kase('accepted', { terms: { ...terms, kind: 'instant' } }), july2)).toMatchObject({ change: { state: 'concluded', result: 'granted' } })
})

test('a promised case is not: it is handled, reviewed and approved first', () => {
  expect(conclude(kase('accepted'), july2)).toEqual({ refused: 'not-instant', params: { case: '44010500501-20150630-000001-1' } })
})
