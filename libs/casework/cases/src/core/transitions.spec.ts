import { calendar, day, isRefusal } from '@tongban/kernel'
import { stageOf } from './act-rules.js'
import { acts } from './acts.js'
import { act, allPapers, at, kase, terms } from './office.fixture.js'
import { caseActs, caseStates, type CaseAct, type CaseState } from './transitions.js'

// Columns: notify, complete, accept, decline, handle, review, approve, refuse, send back, conclude, deliver, withdraw, lapse, claim, request papers. "-" is refused.
const expected: Record<CaseState, string> = {
  received: 'notified  received  accepted  not-accepted  -        -         -         -        -         -          -          withdrawn  -  -      -',
  notified: '-         notified  accepted  not-accepted  -        -         -         -        -         -          -          withdrawn  lapsed  -      -',
  accepted: '-         -         -         -             handled  -         -         -        -         concluded  -          withdrawn  -  -      -',
  handled: ' -         -         -         -             -        reviewed  -         -        accepted  -          -          withdrawn  -  -      -',
  reviewed: '-         -         -         -             -        -         approved  refused  handled   -          -          withdrawn  -  -      -',
  approved: '-         -         -         -             -        -         -         -        -         concluded  -          -          -  -      -',
  refused: ' -         -         -         -             -        -         -         -        -         concluded  -          -          -  -      -',
  concluded: '-        -         -         -             -        -         -         -        -         -          delivered  -          -  -      -',
  delivered: '-        -         -         -             -        -         -         -        -         -          -          -          -  -      -',
  'not-accepted': '-   -         -         -             -        -         -         -        -         -          -          -          -  -      -',
  withdrawn: '-        -         -         -             -        -         -         -        -         -          -          -          -  -      -',
  lapsed: '-           -         -         -             -        -         -         -        -         -          -          -          -  -      -',
  cancelled: '-        -         -         -             -        -         -         -        -         -          -          -          -       -      -',
}

const cells = caseStates.flatMap((state) => caseActs.map((name, column) => [state, name, expected[state].trim().split(/\s+/)[column]!] as const))

/** A case in the state, of the shape that lets the act through where the table does. */
function ready(state: CaseState, name: CaseAct) {
  const lacks = ['notifyMissing', 'completePapers', 'lapseCase'].includes(name)
  return kase(state, {
    papers: lacks ? [] : allPapers,
    terms: name === 'concludeCase' ? { ...terms, kind: 'instant' } : terms,
    notification: state === 'notified' ? { at: at('2015-06-30T09:00'), missing: ['GS-LEASE'], completeBy: day('2015-06-30') } : null,
  })
}

test.each(cells)('%s, %s: %s', (state, name, to) => {
  const before = ready(state, name)
  const decision = acts[name](before, {
    ...act(stageOf(name, state), '2015-07-01T10:00', { reason: '现场核验', basis: '《公司登记管理条例》第二十条' }), papers: [{ code: 'GS-LEASE', copies: 1 }], completeBy: null,
  }, calendar)
  if (to === '-') expect(decision).toMatchObject({ refused: 'case-state', params: { state, act: name } })
  else expect(decision).toMatchObject({ change: { state: to } })
})

test('a refused act says what is possible instead', () => {
  const decision = acts.acceptCase(kase('accepted'), act('acceptance', '2015-07-01T10:00'), calendar)
  expect(isRefusal(decision) && decision.params.possible).toEqual(['handleCase', 'withdrawCase'])
})
