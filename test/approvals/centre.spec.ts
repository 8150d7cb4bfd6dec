import { isRefusal } from '@tongban/kernel'
import { centreTaskMoves, centreTaskStates, nextOfCentreTask, type CentreTaskMove, type CentreTaskState } from '@tongban/cases'
import { claim, decide, takeNews, type CentreTask, type TaskNews } from './centre.js'

const of = { job: 'job-1', node: 'A', epoch: 1 }
const at = '2015-06-30T01:00:00.000Z'
const decision = { commandId: 'd-1', decision: 'approve' as const, at, reason: null }
const news = (type: TaskNews['type'], more: object = {}) => ({ type, body: { ...of, ...more } }) as TaskNews
const offer = news('joint.task-offered.v1')
const cancel = news('joint.task-cancelled.v1')
const confirm = news('joint.task-decision-accepted.v1', { commandId: 'd-1' })
const comeLate = news('joint.task-decision-late.v1', { commandId: 'd-1' })

/** A record in the state asked for, by the way there. */
function record(state: CentreTaskState): CentreTask {
  const received = takeNews(null, offer, at).task
  const claimed = (claim(received, 'hz.handler', at) as { task: CentreTask }).task
  const unconfirmed = (decide(claimed, decision) as { task: CentreTask }).task
  return { received, claimed, unconfirmed, confirmed: takeNews(unconfirmed, confirm, at).task, late: takeNews(unconfirmed, comeLate, at).task, cancelled: takeNews(received, cancel, at).task }[state]
}

function take(task: CentreTask, move: CentreTaskMove) {
  if (move === 'claim') return claim(task, 'hz.handler', at)
  if (move === 'decide') return decide(task, decision)
  return takeNews(task, { cancel, confirm, comeLate }[move], at)
}

// Columns: claim, decide, confirm, come late, cancel. "-" changes nothing; an officer's act is refused, news is passed over.
const expected: Record<CentreTaskState, string> = {
  received: '   claimed -           -         -    cancelled',
  claimed: '    -       unconfirmed -         -    cancelled',
  unconfirmed: '-       -           confirmed late -',
  confirmed: '  -       -           -         -    -',
  late: '       -       -           -         -    -',
  cancelled: '  -       -           -         -    -',
}
const cells = centreTaskStates.flatMap((state) => centreTaskMoves.map((move, column) => [state, move, expected[state].trim().split(/\s+/)[column]!] as const))

test.each(cells)('%s, %s: %s', (state, move, to) => {
  const answer = take(record(state), move)
  if (to !== '-') expect(answer).toMatchObject({ task: { state: to } })
  else if (move === 'claim' || move === 'decide') expect(answer).toMatchObject({ refused: 'task-state', params: { state, act: move, possible: Object.keys(nextOfCentreTask[state]) } })
  else expect(answer).toEqual({ task: record(state), out: [] })
})

test('an offer is answered once, however often it comes', () => {
  const first = takeNews(null, offer, at)
  expect(first.out).toEqual([{ type: 'joint.task-received.v1', body: { ...of, occurredAt: at } }])
  expect(takeNews(first.task, offer, at)).toEqual({ task: first.task, out: [] })
})

test('an offer that arrives after it was taken back opens nothing', () => {
  const back = takeNews(null, cancel, at).task
  const offered = takeNews(back, offer, at)
  expect(offered).toMatchObject({ task: { state: 'cancelled' }, out: [] })
  expect(isRefusal(claim(offered.task, 'hz.handler', at))).toBe(true)
})

test('nothing is worked on before its offer is here, whatever was heard of it', () => {
  const paused = takeNews(null, news('joint.task-clock-stopped.v1', { pause: 'supplement-1' }), at).task
  expect(claim(paused, 'hz.handler', at)).toMatchObject({ refused: 'task-state' })
  expect(takeNews(paused, offer, at)).toMatchObject({ task: { state: 'received', offered: true, pauses: { 'supplement-1': 'open' } }, out: [{ type: 'joint.task-received.v1' }] })
})

test('a pause that is over stays over when its beginning arrives after its end', () => {
  const over = takeNews(record('claimed'), news('joint.task-clock-restarted.v1', { pause: 'supplement-1' }), at).task
  expect(takeNews(over, news('joint.task-clock-stopped.v1', { pause: 'supplement-1' }), at).task.pauses).toEqual({ 'supplement-1': 'over' })
})

test('the answer to another decision moves nothing', () => {
  const other = news('joint.task-decision-accepted.v1', { commandId: 'd-2' })
  expect(takeNews(record('unconfirmed'), other, at).task.state).toBe('unconfirmed')
})
