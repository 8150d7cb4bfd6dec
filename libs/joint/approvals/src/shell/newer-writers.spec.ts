import { BlueprintIntake, contentHashOf } from '@tongban/blueprints'
import { canonicalText, sha256, validateBody, type EventType } from '@tongban/contracts'
import { v7 } from 'uuid'
import { demoBlueprint, done, openCoordination, submission, type OpenCoordination } from './coordination.fixture.js'

// The city and the centres were upgraded before coordination: what they write has a field more in every object.
const newer = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(newer) as T
  return { ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, newer(inner)])), saidLater: 1 } as T
}

let open: OpenCoordination
beforeEach(async () => { open = await openCoordination() })
afterEach(() => open.close())

async function publish(): Promise<void> {
  const { code, version, effectiveFrom, content: said } = demoBlueprint(1)
  const content = newer(said)
  const layout = { width: 1000, height: 200, nodes: content.nodes.map(({ id }, at) => ({ id, x: at * 200, y: 0, width: 180, height: 60 })) }
  const body = { code, version, effectiveFrom, contentHash: contentHashOf(content), publishedAt: '2015-06-01T00:00:00.000Z', content, layout: newer(layout), saidLater: 1 }
  const message = { key: `blueprint:${code}:${version}`, type: 'standards.blueprint-published.v1', body, hash: sha256(canonicalText(body)), signedBy: 'city' }
  await open.db.plumbing.inPlumbing((tx) => new BlueprintIntake().apply(tx, [message as never]))
}
const tell = (source: string, type: EventType, jobId: string, body: object) =>
  open.hear(open.rowOf(source, type, newer({ jobId, commandId: v7(), occurredAt: open.clock.now().toISOString(), ...body }) as never))

test('a job of centres and a blueprint that say more than coordination knows is granted, and what coordination writes is what its own schemas have', async () => {
  await publish()
  const jobId = v7()
  await tell('hzcg', 'joint.job-submitted.v1', jobId, submission(1))
  done(await open.give(jobId, { type: 'accept' }))
  for (const node of ['A', 'B', 'C', 'D', 'E']) {
    const { epoch, holdings } = (await open.job(jobId)).tasks[node]!
    const { centre } = holdings.at(-1)!
    await tell(centre, 'joint.task-received.v1', jobId, { node, epoch, caseId: v7() })
    await tell(centre, 'joint.task-claimed.v1', jobId, { node, epoch, officer: `${centre}.handler` })
    await tell(centre, 'joint.task-decided.v1', jobId, { node, epoch, decision: 'approve', reason: null })
  }
  expect(await open.rows('select state from joint_job')).toEqual([{ state: 'granted' }])
  expect(await open.rows('select code from joint_refused')).toEqual([])
  const sent = await open.sent()
  expect(sent.filter(({ type }) => type === 'joint.task-offered.v1')).toHaveLength(5)
  for (const { type, body } of sent) expect({ type, faults: validateBody(type as EventType, body) }).toEqual({ type, faults: [] })
  const { commands: _, ...rows } = await open.job(jobId)
  expect({ ...(await open.replayed(jobId)), commands: undefined }).toEqual({ ...rows, commands: undefined })
})
