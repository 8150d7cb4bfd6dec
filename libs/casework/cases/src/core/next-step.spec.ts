import { choosePost, isRefusal, NO_DEPARTMENT, type HeldPost, type Stage } from '@tongban/kernel'
import { stageOf } from './act-rules.js'
import type { Kase } from './case.js'
import { possibleActs } from './check-act.js'
import { dutiesOf, nextStage } from './next-step.js'
import { at, kase, terms } from './office.fixture.js'
import { caseStates, type CaseState } from './transitions.js'

const waitsFor: Record<CaseState, Stage | null> = {
  received: 'acceptance', notified: 'acceptance', accepted: 'handling', handled: 'review', reviewed: 'approval', approved: 'conclusion', refused: 'conclusion', concluded: 'delivery',
  delivered: null, 'not-accepted': null, withdrawn: null, lapsed: null, cancelled: null,
}
const closedAt = (state: CaseState) => (waitsFor[state] ? null : at('2015-07-01T09:00'))

test.each(caseStates)('a case that is %s waits for the officer of its next stage', (state) => {
  const kept = kase(state, { closedAt: closedAt(state) })
  expect(nextStage(kept)).toBe(waitsFor[state])
  const stages = possibleActs(kept).map((act) => stageOf(act, state))
  expect(stages.length === 0 ? null : stages).toEqual(waitsFor[state] === null ? null : expect.arrayContaining([waitsFor[state]]))
})

test('an accepted instant case waits for its conclusion; a task that is closed once concluded for nobody', () => {
  expect(nextStage(kase('accepted', { terms: { ...terms, kind: 'instant' } }))).toBe('conclusion')
  expect(nextStage(kase('concluded', { closedAt: at('2015-07-01T09:00'), task: {} as Kase['task'] }))).toBeNull()
})

const post = (change: Partial<HeldPost>): HeldPost => ({ id: 'p', stages: ['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery'], department: 'gs', window: null, general: false, hall: false, lateDays: 0, ...change })
const posts: [string, HeldPost][] = [
  ['a department\'s own', post({})], ['of the hall', post({ department: 'zw', hall: true })], ['at a general window', post({ department: 'zw', window: 'w1', general: true })],
  ['for two stages alone', post({ stages: ['acceptance', 'delivery'] })],
]

test.each(posts)('the duties of a post %s are what it would be chosen for', (_, one) => {
  const duties = dutiesOf([one], NO_DEPARTMENT)
  for (const stage of ['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery'] as const)
    for (const department of ['gs', 'mz', NO_DEPARTMENT]) {
      const chosen = !isRefusal(choosePost({ centreId: 'hzcg', department }, stage, { by: { posts: [one] }, late: null, occurredAt: at('2015-06-30T09:00') }))
      expect([stage, department, duties.some((duty) => duty.stage === stage && (duty.department === null || duty.department === department))]).toEqual([stage, department, chosen])
    }
})
