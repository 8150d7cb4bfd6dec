import { randomUUID } from 'node:crypto'
import { listen, parseConfig, subgraph, TokenVerifier, type Principal, type Role } from '@tongban/service'
import { v7 } from 'uuid'
import { ApprovalsModule } from '../approvals.module.js'
import { acceptedJob, openCoordination, submission, work, type OpenCoordination } from '../coordination.fixture.js'

/** Whoever says `Bearer supervisor.gs.hz` has that role, sits in that department and at that centre; without one, at the city's. */
class ByName extends TokenVerifier {
  async verify(jwt: string): Promise<Principal> {
    const [role, department, centre = 'gz'] = jwt.split('.') as [Role, string?, string?]
    return { subject: role, roles: [role], centres: [centre], ...(department && { department }) }
  }
}

let open: OpenCoordination
let served: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1)
  await open.publish(2)
  const config = parseConfig({ deployment: 'coordination', kind: 'centre', port: 0, issuer: { url: 'http://127.0.0.1:1/realms/tongban' }, dataDir: '.', logLevel: 'silent' })
  const module = ApprovalsModule.over({ database: open.db.app, directory: open.office.directory, clock: open.clock, approvals: open.approvals })
  served = await listen(subgraph({ name: 'coordination', imports: [module], issuer: config.issuer, development: false, verifier: new ByName() }), config)
})
beforeEach(() => open.clock.set('2015-06-30T01:00:00Z'))
afterAll(async () => {
  await served.close()
  await open.close()
})

async function ask(query: string, variables: object = {}, who: string | null = 'coordinator.gs'): Promise<any> {
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(who && { authorization: `Bearer ${who}` }) }, body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

const act = (name: string) => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) {
  __typename ... on JobActDone { step job { state } } ... on Refusal { code message(lang: EN) params { name values } } } }`
const give = async (name: string, jobId: string, more: object = {}) => (await ask(act(name), { input: { commandId: randomUUID(), jobId, ...more } })).data[name]

const JOB = `query ($id: UUID!) { jointJob(id: $id) { __typename ... on Refusal { code } ... on JointJob {
  state due consumed days { day counted by { node centreId kind } } lead blueprintNames { en } possibleMoves attention width
  nodes { id state epoch centreId mayActInstead x critical slack due days { centreId kind days } holdings { centreId tier offeredAt receivedAt } }
  edges { from to kind } criticalPath { nodes finish blocking } away { centreId node since alarmedAt mayActInstead wayOut { zh en } }
  documents { asked distinct documents { code form uses { node } heldBy } } steps { no command by events } refusedActs { code } } } }`

test('one job as a graph in one query: where each node stands, whose days went by, what it waits for', async () => {
  const jobId = await acceptedJob(open)
  open.clock.set('2015-07-01T03:00:00Z')
  await work(open, jobId, 'A')
  open.clock.set('2015-07-02T03:00:00Z')
  const { data: { jointJob: job } } = await ask(JOB, { id: jobId })
  expect(job).toMatchObject({
    state: 'IN_REVIEW', due: '2015-07-07', consumed: 2, lead: 'gs', width: 1000, days: [
      { day: '2015-07-01', counted: true, by: [{ node: 'A', centreId: 'hz', kind: 'DELIVERY' }] }, { day: '2015-07-02', counted: true, by: [{ node: 'B', centreId: 'gz', kind: 'DELIVERY' }] },
    ], possibleMoves: ['ISSUE', 'GRANT', 'GRANT_PARTLY', 'REFUSE', 'WITHDRAW'],
    criticalPath: { nodes: ['A', 'B', 'C', 'E'], finish: '2015-07-06', blocking: 'B' }, away: [{
      centreId: 'gz', node: 'B', since: '2015-07-01T03:00:00.000Z', alarmedAt: null, mayActInstead: [],
      wayOut: { zh: '无上级委托该职权，其他中心不得代为办理。只能催办广州市政务服务中心', en: 'Nobody may act in its stead, as no tier above delegated the power: remind Guangzhou Service Centre.' },
    }],
  })
  expect(job.nodes.map(({ id, state, centreId, x, critical }: any) => [id, state, centreId, x, critical])).toEqual([
    ['A', 'APPROVED', 'hz', 0, true], ['B', 'OFFERED', 'gz', 200, true], ['C', 'WAITING', null, 400, true], ['D', 'WAITING', null, 600, false], ['E', 'WAITING', null, 800, true],
  ])
  expect(job.nodes[0].days).toEqual([{ centreId: 'hz', kind: 'DELIVERY', days: 1 }])
  expect(job.nodes[1].days).toEqual([{ centreId: 'gz', kind: 'DELIVERY', days: 1 }])
  expect([job.documents.asked, job.documents.distinct]).toEqual([26, 16])
  expect(job.documents.documents.every(({ heldBy }: any) => heldBy === 'hzcg')).toBe(true)
  expect(job.steps.slice(0, 2)).toEqual([
    { no: 1, command: 'submit', by: 'hzcg', events: ['job-submitted', 'papers-received'] }, { no: 2, command: 'accept', by: 'coordinator', events: ['job-accepted', 'task-offered'] },
  ])
})

test('a coordinator accepts, reminds and reassigns; the same command gives the first answer', async () => {
  const jobId = v7()
  await open.tell('hzcg', 'joint.job-submitted.v1', jobId, submission())
  const input = { commandId: randomUUID(), jobId }
  const first = (await ask(act('acceptJob'), { input })).data.acceptJob
  expect(first).toEqual({ __typename: 'JobActDone', step: 2, job: { state: 'ACCEPTED' } })
  expect((await ask(act('acceptJob'), { input })).data.acceptJob).toEqual(first)
  expect(await give('remindTask', jobId, { node: 'A' })).toMatchObject({ __typename: 'JobActDone', step: 3 })
  expect((await open.sent('hz')).at(-1)).toMatchObject({ type: 'joint.task-reminded.v1', body: { jobId, no: 1, remindedBy: 'coordinator' } })
  expect(await give('reassignTask', jobId, { node: 'A', toCentreId: 'th', reason: '停电' })).toMatchObject({ __typename: 'NoPowerThere', params: expect.arrayContaining([{ name: 'possible', values: ['gz'] }]) })
  expect(await give('reassignTask', jobId, { node: 'A', toCentreId: 'gz', reason: '停电' })).toMatchObject({ __typename: 'JobActDone', step: 4 })
})

test('beside an away centre stands who may act in its stead: the city where it delegated, nobody where the district acts of its own right', async () => {
  const jobId = await acceptedJob(open)
  const seen = async () => {
    const { nodes, away } = (await ask(JOB, { id: jobId })).data.jointJob
    return [away.map(({ node, centreId, mayActInstead, wayOut }: any) => [node, centreId, mayActInstead, wayOut.en]), nodes.filter(({ mayActInstead }: any) => mayActInstead.length > 0).map(({ id }: any) => id)]
  }
  expect(await seen()).toEqual([[['A', 'hz', ['gz'], 'Remind it, or give the task to Guangzhou Service Centre.']], ['A']])
  await work(open, jobId, 'A')
  await work(open, jobId, 'B')
  const nobody = 'Nobody may act in its stead, as no tier above delegated the power: remind Haizhu Service Centre.'
  expect(await seen()).toEqual([[['C', 'hz', [], nobody], ['D', 'hz', [], nobody]], []])
  expect(await give('reassignTask', jobId, { node: 'C', toCentreId: 'gz', reason: '停电' })).toMatchObject({
    __typename: 'PowerNotDelegated', code: 'power-not-delegated',
    message: 'The centre hz decides node C in 440105001 by a power (statutory) that gz did not delegate to it, and that is not drawn up. It could go to: none; else remind hz.',
  })
})

test('what is refused says why: no such job, a state, an empty reason, a person named, an old version', async () => {
  const jobId = await acceptedJob(open)
  expect(await give('acceptJob', v7())).toMatchObject({ __typename: 'JobNotFound' })
  expect(await give('acceptJob', jobId)).toMatchObject({ __typename: 'JobNotInState', code: 'job-state' })
  expect(await give('declineJob', jobId, { reason: ' ' })).toMatchObject({ code: 'text-not-usable' })
  expect(await give('reassignTask', jobId, { node: 'A', toCentreId: 'gz', reason: '请电 13812345678' })).toMatchObject({ code: 'text-names-a-person' })
  expect(await give('remindTask', jobId, { node: 'A', expectedVersion: 1 })).toMatchObject({ code: 'changed-meanwhile' })
  expect(await give('remindTask', jobId, { node: 'toString' })).toMatchObject({ code: 'no-such-task' })
  expect(await give('overrideObjection', jobId, { node: 'A', reason: '无' })).toMatchObject({ code: 'no-objection-stands' })
  expect(await give('settleLate', jobId, { lateCommandId: v7(), resolution: 'SET_ASIDE', reason: '无' })).toMatchObject({ code: 'no-such-late-decision' })
  expect((await ask(JOB, { id: v7() })).data.jointJob).toEqual({ __typename: 'JobNotFound', code: 'no-such-job' })
})

test('only a coordinator acts; a supervisor reads; a clerk does neither', async () => {
  const jobId = await acceptedJob(open)
  const input = { commandId: randomUUID(), jobId, node: 'A' }
  for (const who of ['supervisor', 'centre-clerk', null]) expect((await ask(act('remindTask'), { input }, who)).errors?.length).toBe(1)
  expect((await ask(JOB, { id: jobId }, 'supervisor')).data.jointJob.state).toBe('ACCEPTED')
  for (const who of ['centre-clerk', null]) expect((await ask(JOB, { id: jobId }, who)).data?.jointJob ?? null).toBe(null)
})

test.each(['blueprintCode', 'receivedBy', 'heldBy'])('an empty %s is a filter that no job meets', async (name) => {
  await acceptedJob(open)
  const listed = async (value: string | null) => (await ask(`query ($value: ${name === 'blueprintCode' ? 'String' : 'ID'}) { jointJobs(first: 5, ${name}: $value) { edges { node { id } } } }`, { value })).data.jointJobs.edges.length
  expect([await listed(''), await listed(null) > 0]).toEqual([0, true])
})

test('a supervisor below the city reads what concerns their centres, and another job like one that does not exist', async () => {
  const jobId = await acceptedJob(open) // received at hzcg, A at hz
  const LIST = '{ jointJobs(first: 100) { edges { node { id } } } }'
  const listed = async (who: string) => (await ask(LIST, {}, who)).data.jointJobs.edges.map(({ node }: any) => node.id)
  const read = async (who: string, id: string) => JSON.stringify((await ask(JOB, { id }, who)).data)
  for (const [who, may] of [['supervisor', true], ['supervisor.zw.hz', true], ['supervisor.zw.hzcg', true], ['supervisor.zw.th', false], ['supervisor.zw.hzxg', false], ['coordinator.gs.th', true]] as const) {
    expect([who, (await listed(who)).includes(jobId), (await read(who, jobId)).includes('ACCEPTED')]).toEqual([who, may, may])
  }
  expect(await read('supervisor.zw.th', jobId)).toBe(await read('supervisor.zw.th', v7()))
})
