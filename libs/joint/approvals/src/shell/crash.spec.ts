import { v7 } from 'uuid'
import type { LedgerRow } from '@tongban/exchange'
import { acceptedJob, openCoordination, states, type OpenCoordination } from './coordination.fixture.js'
import { COORDINATION } from './coordination.js'

let open: OpenCoordination
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1)
})
afterAll(() => open.close())

/** Every message of a job after its acceptance, in an order it can come in. */
const way = [['A', 'hz'], ['B', 'gz'], ['C', 'hz'], ['D', 'hz'], ['E', 'hz']].flatMap(([node, centre]) =>
  (['received', 'claimed', 'decided'] as const).map((what) => ({ node: node!, centre: centre!, what })))

function messageOf(jobId: string, { node, centre, what }: (typeof way)[number]): LedgerRow {
  const of = { jobId, node, epoch: 1, commandId: v7(), occurredAt: open.clock.now().toISOString() }
  const more = { received: { caseId: null }, claimed: { officer: `${centre}.handler` }, decided: { decision: 'approve', reason: null } }[what]
  return open.rowOf(centre, `joint.task-${what}.v1`, { ...of, ...more } as never)
}

/** Takes it in and dies before the transaction ends. */
async function dieIn(row: LedgerRow): Promise<void> {
  const died = new Error('died')
  await expect(open.db.plumbing.inPlumbing(async (tx) => {
    await open.desk.apply(tx, COORDINATION, [row])
    throw died
  }, [COORDINATION])).rejects.toBe(died)
}

test.each(way.map((step, cut) => [`${step.what} of ${step.node}`, cut] as const))('dying while taking in %s, and hearing it twice afterwards: the job ends the same', async (_, cut) => {
  const jobId = await acceptedJob(open)
  for (const [at, step] of way.entries()) {
    const row = messageOf(jobId, step)
    if (at === cut) await dieIn(row)
    await open.hear(row)
    if (at === cut) await open.hear(row)
  }
  const { row, tasks } = await open.job(jobId)
  expect(row).toMatchObject({ state: 'granted', version: 17 })
  expect(states({ row, tasks, late: [], commands: [] })).toEqual({ A: 'approved', B: 'approved', C: 'approved', D: 'approved', E: 'approved' })
  expect((await open.replayed(jobId)).tasks).toEqual(tasks)
  const told = (await open.sent()).filter(({ body }) => body.jobId === jobId).map(({ type }) => type)
  expect(told.filter((type) => type === 'joint.task-offered.v1')).toHaveLength(5)
  // The answer to a decision is given as often as the decision is heard, in case the first was lost.
  expect(told.filter((type) => type === 'joint.task-decision-accepted.v1')).toHaveLength(way[cut]!.what === 'decided' ? 6 : 5)
})
