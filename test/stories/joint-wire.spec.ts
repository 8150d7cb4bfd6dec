import { randomUUID } from 'node:crypto'
import type { CaseAct } from '@tongban/cases'
import { done, openJointWire, papersOf, PAUSED, type JointWire } from './joint-wire.js'

let wire: JointWire
beforeAll(async () => (wire = await openJointWire()))
afterAll(() => wire.close())
beforeEach(() => wire.clock.set('2015-06-30T01:00:00Z'))

const applicant = { role: 'applicant', kind: 'organisation', name: '广州粤海样例有限公司', identityType: 'credit-code', identity: '91330100799655058B' } as const
const way: [CaseAct, string][] = [['claimTask', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver']]

/** Submitted at the street of Chigang; what is left out is not brought. */
async function submit(leaveOut = 0, blueprint = 'three-certificates'): Promise<string> {
  const { submissionId } = done(await wire.intake.submit({
    commandId: randomUUID(), centreId: 'hzcg', occurredAt: null, reason: null, basis: null, window: null, blueprint, region: null, parties: [applicant], papers: papersOf(1).slice(leaveOut),
  }, { subject: 'hzcg.clerk', centres: ['hzcg'] }))
  return submissionId
}

/** Its centre claims a task and decides it; `carry` times each message goes over the wire. */
async function decide(jobId: string, node: string, centreId: string, carry = 1, last: CaseAct = 'approveCase'): Promise<string> {
  const { id } = await wire.task(jobId, node)
  for (const [name, role] of way) {
    const taken = name === 'approveCase' ? last : name
    done(await wire.act(taken, centreId, role, id, last === 'refuseCase' && taken === last ? { reason: '不符合条件', basis: '《公司登记管理条例》第二十条' } : {}))
  }
  await wire.carry('coordination', carry)
  await wire.carry('centres', carry)
  return id
}

const CENTRE_OF = { A: 'hz', B: 'gz', C: 'hz', D: 'hz', E: 'hz' } as const

test.each([1, 2])('from the street\'s window to the licence, each message carried %i times: four departments of two tiers decide, and nothing is issued unconfirmed', async (times) => {
  const jobId = await submit()
  expect(await wire.carry('coordination', times)).toEqual(['joint.job-submitted.v1'])
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres', times)
  expect(await wire.submission(jobId)).toMatchObject({ state: 'accepted', progress: { due: { date: '2015-07-07' } } })
  for (const node of ['A', 'B', 'C', 'D', 'E'] as const) {
    await wire.carry('coordination', times)
    const centreId = CENTRE_OF[node]
    expect(await wire.task(jobId, node)).toMatchObject({ centre_id: centreId, state: 'received' })
    const id = await decide(jobId, node, centreId, times)
    done(await wire.act('concludeCase', centreId, 'concluder', id))
  }
  expect((await wire.job(jobId)).state).toBe('granted')
  expect(await wire.submission(jobId)).toMatchObject({ state: 'granted', closed_at: expect.any(Date) })
  expect(await wire.refused()).toEqual([])
})

test('each department is told of the documents of its own node and of no other', async () => {
  // DESIGN's table: 12 + 3 + 6 + 5 = 26; the issuing node asks for none.
  const asked = { A: 12, B: 3, C: 6, D: 5, E: 0 }
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  const own: Record<string, string[]> = {}
  for (const node of ['A', 'B', 'C', 'D', 'E'] as const) {
    await wire.carry('centres')
    own[node] = (await wire.task(jobId, node)).task.papers.map(({ code }: { code: string }) => code)
    await wire.carry('coordination')
    await decide(jobId, node, CENTRE_OF[node])
  }
  expect(Object.fromEntries(Object.entries(own).map(([node, codes]) => [node, codes.length]))).toEqual(asked)
  const foreign = papersOf(1).map(({ code }) => code).filter((code) => !own.B!.includes(code))
  const told = await wire.toldTo('gz', jobId)
  expect([told.length > 1, foreign.length > 5, foreign.filter((code) => told.some((body) => body.includes(code)))]).toEqual([true, true, []])
})

test('a refusal cancels exactly what hangs on it, and the case of a task that was never offered was never opened', async () => {
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  await decide(jobId, 'A', 'hz', 1, 'refuseCase')
  expect((await wire.job(jobId)).state).toBe('refused')
  expect(await wire.submission(jobId)).toMatchObject({ state: 'refused' })
  for (const node of ['B', 'C', 'D', 'E']) expect(await wire.task(jobId, node)).toBeUndefined()
})

test('asked once for what is missing, brought at the street, accepted', async () => {
  const jobId = await submit(2)
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'requestCorrection', completeBy: 16650, note: null })
  await wire.carry('centres')
  const { request, state } = await wire.submission(jobId)
  expect([state, request.papers.length]).toEqual(['correction', 2])
  done(await wire.submissions.run('bringJobPapers', {
    commandId: randomUUID(), centreId: 'hzcg', submissionId: jobId, occurredAt: null, reason: null, basis: null, window: null, expectedVersion: null, papers: papersOf(1).slice(0, 2),
  }, { subject: 'hzcg.clerk', centres: ['hzcg'] }))
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  expect(await wire.submission(jobId)).toMatchObject({ state: 'accepted', request: null })
})

test('reassigned while its decision is under way: the old centre\'s comes late and closes its case, the new one\'s counts', async () => {
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  const { id } = await wire.task(jobId, 'A')
  for (const [name, role] of way) done(await wire.act(name, 'hz', role, id))
  await wire.give(jobId, { type: 'reassignTask', node: 'A', to: 'gz', reason: '区中心停电' })
  await wire.carry('centres')
  expect(await wire.act('concludeCase', 'hz', 'concluder', id)).toMatchObject({ refused: 'task-unconfirmed' })
  await wire.carry('coordination')
  await wire.carry('centres')
  expect(await wire.task(jobId, 'A')).toMatchObject({ centre_id: 'hz', state: 'cancelled', result: null, task: { decision: { late: 'old-epoch' } } })
  const again = await wire.task(jobId, 'A', 2)
  expect(again).toMatchObject({ centre_id: 'gz', state: 'received', promised_due: '2015-07-02' })
  for (const [name, role] of way) done(await wire.act(name, 'gz', role, again.id))
  await wire.carry('coordination')
  await wire.carry('centres')
  done(await wire.act('concludeCase', 'gz', 'concluder', again.id))
})

test('a department asks for a better copy: the street asks the applicant, and what is brought reaches the department', async () => {
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  const { id, task } = await wire.task(jobId, 'A')
  done(await wire.act('claimTask', 'hz', 'clerk', id))
  const { code, subject, variant } = task.papers[0]
  const papers = [{ code, subject, variant }]
  done(await wire.act('requestTaskPapers', 'hz', 'handler', id, { papers, reason: '复印件不清晰' }))
  await wire.carry('coordination')
  await wire.carry('centres')
  expect((await wire.submission(jobId)).request).toMatchObject({ kind: 'supplement', papers })
  done(await wire.submissions.run('bringJobPapers', {
    commandId: randomUUID(), centreId: 'hzcg', submissionId: jobId, occurredAt: null, reason: null, basis: null, window: null, expectedVersion: null, papers: [{ ...papers[0]!, form: 'original-and-copy' }],
  }, { subject: 'hzcg.clerk', centres: ['hzcg'] }))
  await wire.carry('coordination')
  await wire.carry('centres')
  expect(await wire.submission(jobId)).toMatchObject({ request: null })
  expect((await wire.task(jobId, 'A')).task).toMatchObject({ requests: [], forwarded: papers })
})

test('what a department asked for is asked for no more once it has refused: the street\'s notice closes while another still works', async () => {
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  for (const node of ['A', 'B'] as const) await decide(jobId, node, CENTRE_OF[node])
  const [{ id, task }, other] = [await wire.task(jobId, 'C'), await wire.task(jobId, 'D')]
  const keyOf = ({ code, subject, variant }: Record<string, string>) => [code, subject, variant].join()
  const { code, subject, variant } = task.papers.find((own: Record<string, string>) => !other.task.papers.map(keyOf).includes(keyOf(own)))
  done(await wire.act('claimTask', 'hz', 'clerk', id))
  done(await wire.act('requestTaskPapers', 'hz', 'handler', id, { papers: [{ code, subject, variant }], reason: '复印件不清晰' }))
  await wire.carry('coordination')
  await wire.carry('centres')
  expect((await wire.submission(jobId)).request).toMatchObject({ kind: 'supplement', papers: [{ code, subject, variant }] })
  for (const [name, role] of [['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['refuseCase', 'approver']] as const) done(await wire.act(name, 'hz', role, id, name === 'refuseCase' ? { reason: '不符合条件', basis: '《税收征收管理法》第十五条' } : {}))
  await wire.carry('coordination')
  expect(await wire.carry('centres')).toContain('joint.papers-requested.v1')
  expect((await wire.job(jobId)).state).toBe('in-review')
  expect(await wire.submission(jobId)).toMatchObject({ state: 'in-review', request: null })
})

// A is offered on 06-30 for 2 working days, the job has 5. Asked for on 07-01 (one day used), brought on Monday 07-06: three working days stood.
test.each([
  { blueprint: PAUSED, told: ['joint.task-clock-stopped.v1', 'joint.task-clock-restarted.v1'], meanwhile: [null, null], after: ['2015-07-07', '2015-07-10'] },
  { blueprint: 'three-certificates', told: [], meanwhile: ['2015-07-02', '2015-07-07'], after: ['2015-07-02', '2015-07-07'] },
])('a supplement under $blueprint stops the clocks of coordination and of the deciding centre only by a rule that is cited', async ({ blueprint, told, meanwhile, after }) => {
  const jobId = await submit(0, blueprint)
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  const { id, task } = await wire.task(jobId, 'A')
  done(await wire.act('claimTask', 'hz', 'clerk', id))
  const dues = async () => [(await wire.task(jobId, 'A')).promised_due, (await wire.job(jobId)).due]
  wire.clock.set('2015-07-01T01:00:00Z')
  const papers = [task.papers[0]].map(({ code, subject, variant }) => ({ code, subject, variant }))
  done(await wire.act('requestTaskPapers', 'hz', 'handler', id, { papers, reason: '复印件不清晰' }))
  await wire.carry('coordination')
  const asked = await wire.carry('centres')
  expect(await dues()).toEqual(meanwhile)
  wire.clock.set('2015-07-06T01:00:00Z')
  done(await wire.submissions.run('bringJobPapers', {
    commandId: randomUUID(), centreId: 'hzcg', submissionId: jobId, occurredAt: null, reason: null, basis: null, window: null, expectedVersion: null, papers: [{ ...papers[0]!, form: 'original-and-copy' }],
  }, { subject: 'hzcg.clerk', centres: ['hzcg'] }))
  await wire.carry('coordination')
  const brought = await wire.carry('centres')
  expect([...asked, ...brought].filter((type) => type.includes('task-clock'))).toEqual(told)
  expect(await dues()).toEqual(after)
  expect(await wire.refused()).toEqual([])
})

test('withdrawn at the street, no task stays open anywhere', async () => {
  const jobId = await submit()
  await wire.carry('coordination')
  await wire.give(jobId, { type: 'accept' })
  await wire.carry('centres')
  done(await wire.submissions.run('withdrawJob', {
    commandId: randomUUID(), centreId: 'hzcg', submissionId: jobId, occurredAt: null, reason: '申请人来函', basis: null, window: null, expectedVersion: null,
  }, { subject: 'hzcg.clerk', centres: ['hzcg'] }))
  await wire.carry('coordination')
  await wire.carry('centres')
  expect(await wire.submission(jobId)).toMatchObject({ state: 'withdrawn', closed_at: expect.any(Date) })
  expect(await wire.task(jobId, 'A')).toMatchObject({ state: 'cancelled', task: { ended: { why: 'withdrawn' } } })
  expect(await wire.refused()).toEqual([])
})
