import { validateBody, type EventType } from '@tongban/contracts'
import { acting, done, openOffice, staff, type OpenOffice } from './office.fixture.js'
import { caseOfTask, hear, offerOf, words } from './task-offers.fixture.js'

// Coordination was upgraded before the centre: what it writes has a field more in every object.
const newer = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(newer) as T
  return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, newer(inner)])), saidLater: 1 } as T
}

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())
beforeEach(() => open.clock.set('2015-06-30T02:00:00Z'))

test('a task of a coordination that says more than the centre knows is worked to its end, and what the centre writes is what its own schemas have', async () => {
  const offer = offerOf()
  const { jobId, node, epoch } = offer
  const of = { jobId, node, epoch }
  const papers = [{ code: 'GS-LEASE', subject: 'company', variant: null }]
  await hear(open, 'joint.task-offered.v1', newer(offer))
  const { id } = await caseOfTask(open, of)
  const act = async (name: Parameters<typeof open.acts.run>[0], role: string, more: Record<string, unknown> = {}) => {
    const command = acting(id, more)
    done(await open.acts.run(name, command, staff(role)))
    return command.commandId
  }
  await act('claimTask', 'clerk')
  await act('requestTaskPapers', 'handler', { papers, reason: '复印件不清晰' })
  await hear(open, 'joint.task-clock-stopped.v1', newer({ ...of, pause: 'supplement-1', reason: 'supplement', basis: '规则', from: '2015-07-01', papers }))
  await hear(open, 'joint.papers-forwarded.v1', newer({ ...of, papers, from: 'hzxg' }))
  await hear(open, 'joint.task-clock-restarted.v1', newer({ ...of, pause: 'supplement-1', to: '2015-07-02' }))
  await act('handleCase', 'handler')
  await act('reviewCase', 'reviewer')
  const commandId = await act('approveCase', 'approver')
  await hear(open, 'joint.task-decision-accepted.v1', newer({ ...of, commandId, decision: 'approve' as const, acceptedAt: '2015-07-01T02:00:00.000Z' }))
  await act('concludeCase', 'concluder')

  expect((await words(open, jobId)).map(({ type }) => type)).toEqual(['joint.task-received.v1', 'joint.task-claimed.v1', 'joint.papers-requested-by-task.v1', 'joint.task-decided.v1'])
  const { rows } = await open.db.admin.query<{ type: EventType; body: string }>({ text: 'select type, body from outbox order by position' })
  expect(rows.length).toBeGreaterThan(10)
  for (const { type, body } of rows) expect({ type, faults: validateBody(type, JSON.parse(body)) }).toEqual({ type, faults: [] })
})
