import { calendar, day } from '@tongban/kernel'
import { stageOf } from './act-rules.js'
import { acts } from './acts.js'
import { act, kase } from './office.fixture.js'
import type { Task, TaskKind } from './task.js'
import { caseActs, caseStates, type CaseState } from './transitions.js'

// Columns: claim, handle, review, approve, refuse, send back, conclude, deliver, request papers. "-" is refused, as every other act of a case is.
const columns = ['claimTask', 'handleCase', 'reviewCase', 'approveCase', 'refuseCase', 'sendBackCase', 'concludeCase', 'deliverCase', 'requestTaskPapers'] as const
const expected: Record<CaseState, string> = {
  received: 'accepted -        -         -         -        -         -          -          -',
  notified: '-        -        -         -         -        -         -          -          -',
  accepted: '-        handled  -         -         -        -         -          -          accepted',
  handled: ' -        -        reviewed  -         -        accepted  -          -          -',
  reviewed: '-        -        -         approved  refused* handled   -          -          -',
  approved: '-        -        -         -         -        -         concluded  -          -',
  refused: ' -        -        -         -         -        -         concluded  -          -',
  concluded: '-       -        -         -         -        -         -          delivered* -',
  delivered: '-       -        -         -         -        -         -          -          -',
  'not-accepted': '-  -        -         -         -        -         -          -          -',
  withdrawn: '-       -        -         -         -        -         -          -          -',
  lapsed: '  -        -        -         -         -        -         -          -          -',
  cancelled: '-       -        -         -         -        -         -          -          -',
}
// * depends on the kind: neither issue nor notice is refused, and only who issues delivers.
const only = (kind: TaskKind, to: string) => (to === 'refused*' ? kind !== 'issue' && kind !== 'notice' : to === 'delivered*' ? kind === 'issue' : true)
const cell = (kind: TaskKind, state: CaseState, name: (typeof caseActs)[number]) => {
  const to = expected[state].trim().split(/\s+/)[(columns as readonly string[]).indexOf(name)] ?? '-'
  return only(kind, to) ? to.replace('*', '') : '-'
}

function ready(state: CaseState, kind: TaskKind) {
  const confirmed = { decision: 'approve' as const, commandId: 'd-1', at: '2015-06-30T01:00:00.000Z', confirmedAt: '2015-06-30T01:00:00.000Z', late: null }
  const task: Task = {
    jobId: 'job-1', node: 'A', epoch: 1, kind, blueprint: { code: 'szhy', version: 1 }, region: '440105001', receivedBy: 'hzcg', papers: [{ code: 'GS-LEASE', subject: 'company', variant: null, form: 'copy' }],
    offeredAt: '2015-06-30T00:30:00.000Z', decision: ['approved', 'refused'].includes(state) ? confirmed : null, requests: [], reminders: [], pauses: [], forwarded: [], ended: null,
  }
  return kase(state, { task, promised: kase('accepted').promised, statutory: kase('accepted').statutory })
}

const kinds: TaskKind[] = ['decision', 'opinion', 'applicant-duty', 'external', 'notice', 'issue']
const cells = kinds.flatMap((kind) => caseStates.flatMap((state) => caseActs.map((name) => [kind, state, name, cell(kind, state, name)] as const)))

test.each(cells)('%s, %s, %s: %s', (kind, state, name, to) => {
  const decision = acts[name](ready(state, kind), {
    ...act(stageOf(name, state), '2015-07-01T10:00', { reason: '现场核验', basis: '《公司登记管理条例》第二十条' }), commandId: 'd-2',
    papers: [{ code: 'GS-LEASE', subject: 'company', variant: null, copies: 1 }], completeBy: day('2015-07-20'),
  }, calendar)
  if (to === '-') expect(decision).toMatchObject({ refused: 'case-state', params: { state, act: name } })
  else expect(decision).toMatchObject({ change: { state: to } })
})
