import { calendar, day, isRefusal } from '@tongban/kernel'
import fc from 'fast-check'
import { acts } from './acts.js'
import type { Kase, Stage } from './case.js'
import { nextOfCentreTask, type CentreTaskMove, type CentreTaskState } from './centre-task.js'
import { hearOfTask, standingOf, type News } from './hear-of-task.js'
import { act, at, kase } from './office.fixture.js'
import { openTask } from './open-task.js'
import type { CaseAct } from './transitions.js'

// The table by which coordination and centres were shown to converge over a network that loses, doubles and reorders, and the case that is kept: after
// whatever was done and heard, the case stands where the table leads.

const now = '2015-07-01T02:00:00.000Z'
const opened = openTask({
  jobId: 'job-1', node: 'A', epoch: 1, kind: 'decision', blueprint: { code: 'szhy', version: 1 }, item: 'gs-001', department: 'gs', region: '440105001', receivedBy: 'hzcg', limit: { days: 2, unit: 'wd' },
  start: day('2015-06-30'), pauses: [], papers: [], offeredAt: '2015-06-30T01:00:00.000Z',
}, null, at('2015-06-30T09:30'), calendar)

type Event = 'claim' | 'approve' | 'refuse' | 'confirm' | 'late' | 'cancel' | 'confirm another' | 'late another'
const events: Event[] = ['claim', 'approve', 'refuse', 'confirm', 'late', 'cancel', 'confirm another', 'late another']

const news: Partial<Record<Event, News>> = {
  confirm: { type: 'confirmed', commandId: 'd-1', at: now },
  late: { type: 'late', commandId: 'd-1', why: 'old-epoch', at: now },
  cancel: { type: 'cancelled', why: 'reassigned', at: now },
  'confirm another': { type: 'confirmed', commandId: 'd-2', at: now },
  'late another': { type: 'late', commandId: 'd-2', why: 'old-epoch', at: now },
}

/** The answer to a decision that was never made here moves nothing. */
const moves: Partial<Record<Event, CentreTaskMove>> = { claim: 'claim', approve: 'decide', refuse: 'decide', confirm: 'confirm', late: 'comeLate', cancel: 'cancel' }

function byTable(state: CentreTaskState, event: Event): CentreTaskState {
  const move = moves[event]
  return (move && (nextOfCentreTask[state] as Partial<Record<CentreTaskMove, CentreTaskState>>)[move]) ?? state
}

const stages: Partial<Record<CaseAct, Stage>> = { claimTask: 'acceptance', handleCase: 'handling', reviewCase: 'review', approveCase: 'approval', refuseCase: 'approval' }

/** Officers act on the case; a decision takes the stages before it. */
function inCase(of: Kase, event: Event): Kase {
  const heard = news[event]
  if (heard) return { ...of, ...hearOfTask(of, heard, calendar)?.change }
  const way: CaseAct[] = event === 'claim' ? ['claimTask'] : ['handleCase', 'reviewCase', event === 'approve' ? 'approveCase' : 'refuseCase']
  return way.reduce((before, name) => {
    const decision = acts[name](before, { ...act(stages[name]!, '2015-07-01T10:00', { reason: '现场核验', basis: '《公司登记管理条例》第二十条' }), commandId: 'd-1' }, calendar)
    return isRefusal(decision) ? before : { ...before, ...decision.change }
  }, of)
}

test('whatever is done and heard, in whatever order and however often, the case stands where the table leads, and is concluded only when confirmed', () => {
  const ends = new Set<CentreTaskState>()
  fc.assert(fc.property(fc.array(fc.constantFrom(...events), { maxLength: 14 }), (happened) => {
    let state: CentreTaskState = 'received'
    let ours: Kase = kase('received', { ...opened, state: 'received' })
    for (const event of happened) {
      state = byTable(state, event)
      ours = inCase(ours, event)
      expect([event, standingOf(ours)]).toEqual([event, state])
      const conclusion = acts.concludeCase(ours, act('conclusion', '2015-07-01T11:00'), calendar)
      expect([event, isRefusal(conclusion)]).toEqual([event, state !== 'confirmed'])
    }
    ends.add(state)
  }), { numRuns: 2_000, seed: 4 })
  expect([...ends].sort()).toEqual(['cancelled', 'claimed', 'confirmed', 'late', 'received', 'unconfirmed'])
})
