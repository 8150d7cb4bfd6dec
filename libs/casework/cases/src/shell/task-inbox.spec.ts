import { stepHash } from '@tongban/contracts'
import { acting, done, openOffice, outbox, staff, type OpenOffice } from './office.fixture.js'
import { caseOfTask, hear, offerOf, words } from './task-offers.fixture.js'
import type { CaseAct } from '../core/transitions.js'

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())
beforeEach(() => open.clock.set('2015-06-30T02:00:00Z'))

const because = { reason: '不符合条件', basis: '《公司登记管理条例》第二十条' }
const way: [CaseAct, string][] = [['claimTask', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver'], ['concludeCase', 'concluder'], ['deliverCase', 'clerk']]

/** Opens the case of an offer and takes it as far as asked; answers with the offer, the case's id and the command of the last act. */
async function take(last: CaseAct | 'offered', change: Parameters<typeof offerOf>[0] = {}) {
  const offer = offerOf(change)
  await hear(open, 'joint.task-offered.v1', offer)
  const { id } = await caseOfTask(open, offer)
  let commandId = ''
  for (const [name, role] of last === 'offered' ? [] : way.slice(0, way.findIndex(([act]) => act === last) + 1)) {
    const command = acting(id)
    commandId = command.commandId
    done(await open.acts.run(name, command, staff(role)))
  }
  const { jobId, node, epoch } = offer
  return { offer, of: { jobId, node, epoch }, id: id as string, commandId }
}
const at = '2015-07-01T02:00:00.000Z'
const kinds = async (id: string) => (await outbox(open, id)).map(({ step, state }) => `${step.no} ${step.kind} ${state}`)

test('an offer opens the case with job, node and epoch, and is answered in the same transaction', async () => {
  const { of, id } = await take('offered')
  expect(await caseOfTask(open, of)).toMatchObject({ version: 1, state: 'received', item_code: 'gs-002', item_version: 4, channel: 'joint', number: null, promised_due: '2015-07-02', subject_keys: ['a1'.repeat(32)] })
  expect(await words(open, of.jobId)).toEqual([
    { type: 'joint.task-received.v1', aggregate: `${of.jobId}:A`, version: 1, body: { ...of, caseId: id, commandId: expect.any(String), occurredAt: '2015-06-30T02:00:00.000Z' } },
  ])
  const [step] = await outbox(open, id)
  expect(step).toMatchObject({ joint: of, state: 'received', step: { kind: 'offered', actor: 'coordination', post: 'coordination' }, clocks: { promised: { start: '2015-06-30', limit: 2, due: '2015-07-02' }, statutory: { limit: 20 } } })
  expect(stepHash('hzcg', id, step!.step)).toBe(step!.step.stepHash)
})

test('the same offer twice is one case and one answer; a higher epoch is another case', async () => {
  const { offer, of } = await take('offered')
  await hear(open, 'joint.task-offered.v1', offer)
  expect(await words(open, of.jobId)).toHaveLength(1)
  await hear(open, 'joint.task-offered.v1', { ...offer, epoch: 2 })
  expect((await caseOfTask(open, { ...of, epoch: 2 })).id).not.toBe((await caseOfTask(open, of)).id)
  expect((await words(open, of.jobId)).map(({ version }) => version)).toEqual([1, 100_001])
})

test('claimed, worked by the stages, decided, confirmed, concluded: what coordination hears and what the history says', async () => {
  const { of, id, commandId } = await take('approveCase')
  expect(await open.acts.run('concludeCase', acting(id), staff('concluder'))).toMatchObject({ refused: 'task-unconfirmed', params: { node: 'A', epoch: 1 } })
  await hear(open, 'joint.task-decision-accepted.v1', { ...of, commandId, decision: 'approve', acceptedAt: at })
  await hear(open, 'joint.task-decision-accepted.v1', { ...of, commandId, decision: 'approve', acceptedAt: at })
  done(await open.acts.run('concludeCase', acting(id), staff('concluder')))
  expect((await words(open, of.jobId)).map(({ type, version }) => [type, version])).toEqual([['joint.task-received.v1', 1], ['joint.task-claimed.v1', 2], ['joint.task-decided.v1', 5]])
  expect((await words(open, of.jobId)).at(-1)!.body).toEqual({ ...of, commandId, decision: 'approve', reason: null, occurredAt: '2015-06-30T02:00:00.000Z' })
  expect(await kinds(id)).toEqual(['1 offered received', '2 claimed accepted', '3 handled handled', '4 reviewed reviewed', '5 approved approved', '6 decision-confirmed approved', '7 concluded concluded'])
  expect(await caseOfTask(open, of)).toMatchObject({ number: expect.stringMatching(/^44010500101-20150630-\d{6}-\d$/), result: 'granted', closed_at: new Date('2015-06-30T02:00:00Z') })
  // Who decides hands nothing out; the task that issues does.
  expect(await open.acts.run('deliverCase', acting(id), staff('clerk'))).toMatchObject({ refused: 'case-state', params: { possible: [] } })
})

test('an opinion objects, with its reason; the wire says so', async () => {
  const { of, id } = await take('reviewCase', { kind: 'opinion' })
  done(await open.acts.run('refuseCase', acting(id, because), staff('approver')))
  expect((await words(open, of.jobId)).at(-1)!.body).toMatchObject({ decision: 'object', reason: '不符合条件' })
  expect((await kinds(id)).at(-1)).toBe('5 objected refused')
})

test('who issues delivers, once confirmed', async () => {
  const { of, id, commandId } = await take('approveCase', { kind: 'issue' })
  expect(await open.acts.run('refuseCase', acting(id, because), staff('approver'))).toMatchObject({ refused: 'case-state' })
  await hear(open, 'joint.task-decision-accepted.v1', { ...of, commandId, decision: 'approve', acceptedAt: at })
  done(await open.acts.run('concludeCase', acting(id), staff('concluder')))
  done(await open.acts.run('deliverCase', acting(id), staff('clerk')))
  expect(await caseOfTask(open, of)).toMatchObject({ state: 'delivered' })
})

test.each(['offered', 'claimTask', 'handleCase', 'reviewCase'] as const)('taken back at %s, the case is closed with a record, and nobody can go on with it', async (stand) => {
  const { of, id } = await take(stand)
  await hear(open, 'joint.task-cancelled.v1', { ...of, why: 'reassigned', cancelledAt: at })
  await hear(open, 'joint.task-cancelled.v1', { ...of, why: 'reassigned', cancelledAt: at })
  expect(await caseOfTask(open, of)).toMatchObject({ state: 'cancelled', closed_at: new Date(at), task: { ended: { why: 'reassigned', at } } })
  expect((await kinds(id)).at(-1)).toMatch(/task-cancelled cancelled$/)
  for (const [name, role] of way) expect(await open.acts.run(name, acting(id), staff(role))).toMatchObject({ refused: 'case-state', params: { state: 'cancelled', possible: [] } })
})

test('taken back while its decision is under way, it waits for the answer; too late, it is closed and nothing was issued', async () => {
  const { of, id, commandId } = await take('approveCase')
  await hear(open, 'joint.task-cancelled.v1', { ...of, why: 'reassigned', cancelledAt: at })
  expect(await open.acts.run('concludeCase', acting(id), staff('concluder'))).toMatchObject({ refused: 'task-unconfirmed' })
  await hear(open, 'joint.task-decision-late.v1', { ...of, commandId, decision: 'approve', why: 'old-epoch', recordedAt: at })
  expect(await caseOfTask(open, of)).toMatchObject({ state: 'cancelled', result: null, task: { decision: { late: 'old-epoch' } } })
  expect((await kinds(id)).at(-1)).toBe('6 decision-late cancelled')
  await hear(open, 'joint.task-decision-accepted.v1', { ...of, commandId, decision: 'approve', acceptedAt: at })
  expect(await open.acts.run('concludeCase', acting(id), staff('concluder'))).toMatchObject({ refused: 'case-state' })
})

test('the answer to another command confirms nothing', async () => {
  const { of, id } = await take('approveCase')
  await hear(open, 'joint.task-decision-accepted.v1', { ...of, commandId: acting(id).commandId, decision: 'approve', acceptedAt: at })
  expect(await open.acts.run('concludeCase', acting(id), staff('concluder'))).toMatchObject({ refused: 'task-unconfirmed' })
})

test('a decision that coordination did not take is taken back by the case; reminders are kept', async () => {
  const { of, id, commandId } = await take('approveCase')
  await hear(open, 'joint.act-refused.v1', { jobId: of.jobId, node: 'A', commandId, code: 'reason-needed', params: [], at })
  await hear(open, 'joint.task-reminded.v1', { ...of, no: 1, remindedBy: 'coordinator.li', remindedAt: at })
  expect(await caseOfTask(open, of)).toMatchObject({ state: 'reviewed', task: { decision: null, reminders: [{ no: 1, by: 'coordinator.li', at }] } })
  done(await open.acts.run('approveCase', acting(id), staff('approver')))
})

test('papers of the node that are missing are asked for, in words that coordination merges', async () => {
  const { of, id } = await take('claimTask')
  const papers = [{ code: 'GS-LEASE', subject: 'company', variant: null }]
  done(await open.acts.run('requestTaskPapers', acting(id, { papers, reason: '复印件不清晰' }), staff('handler')))
  expect((await words(open, of.jobId)).at(-1)).toMatchObject({ type: 'joint.papers-requested-by-task.v1', version: 3, body: { ...of, papers, unusable: '复印件不清晰' } })
  expect(await open.acts.run('requestTaskPapers', acting(id, { papers, reason: '复印件不清晰' }), staff('handler'))).toMatchObject({ refused: 'papers-asked-before' })
})

test('the clock stands and runs on by coordination\'s word, and papers that came in elsewhere are here', async () => {
  const { of } = await take('claimTask')
  const papers = [{ code: 'GS-LEASE', subject: 'company', variant: null }]
  await hear(open, 'joint.task-clock-stopped.v1', { ...of, pause: 'supplement-1', reason: 'supplement', basis: '规则', from: '2015-07-01', papers })
  expect(await caseOfTask(open, of)).toMatchObject({ promised_due: null })
  await hear(open, 'joint.task-clock-restarted.v1', { ...of, pause: 'supplement-1', to: '2015-07-03' })
  await hear(open, 'joint.papers-forwarded.v1', { ...of, papers, from: 'hzxg' })
  expect(await caseOfTask(open, of)).toMatchObject({ version: 5, promised_due: '2015-07-06', task: { forwarded: papers } })
})

test('what is not coordination\'s, of no task here, of another epoch or another centre changes nothing and says why', async () => {
  const { offer, of, commandId } = await take('approveCase')
  const accepted = { ...of, commandId, decision: 'approve' as const, acceptedAt: at }
  await expect(hear(open, 'joint.task-offered.v1', offerOf(), { source: 'hz' })).rejects.toThrow('hz speaks of a task of a joint job; only coordination does')
  await expect(hear(open, 'joint.task-decision-accepted.v1', accepted, { source: 'hzxg' })).rejects.toThrow('hzxg speaks of a task')
  await expect(hear(open, 'joint.task-decision-accepted.v1', { ...accepted, epoch: 2 })).rejects.toThrow('under epoch 2')
  await expect(hear(open, 'joint.task-decision-accepted.v1', accepted, { centreId: 'hzxg' })).rejects.toThrow('hzxg has no case of task A')
  await expect(hear(open, 'joint.task-received.v1', { ...of, commandId, caseId: null, occurredAt: at })).rejects.toThrow('nothing that a centre is told')
  expect(await caseOfTask(open, of)).toMatchObject({ version: 5, task: { decision: { confirmedAt: null } } })
  expect(await caseOfTask(open, offer, 'hzxg')).toBeUndefined()
})

test('acts of ordinary cases are refused on a task\'s, and a task\'s on ordinary ones', async () => {
  const { id } = await take('offered')
  for (const name of ['acceptCase', 'notifyMissing', 'declineCase', 'withdrawCase', 'lapseCase'] as const)
    expect(await open.acts.run(name, acting(id, because), staff('clerk'))).toMatchObject({ refused: 'case-state', params: { possible: ['claimTask'] } })
})
