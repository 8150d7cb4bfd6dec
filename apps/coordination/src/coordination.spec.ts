import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { openCity, until, type City } from './city.fixture.js'

const documents = JSON.parse(readFileSync(new URL('../../../deploy/demo/blueprints/three-certificates.v1.json', import.meta.url), 'utf8')).content.documents as { code: string; subject: string; variant: string | null }[]
const submission = {
  blueprint: { code: 'three-certificates', version: 1 }, region: '440105001', papers: documents.map(({ code, subject, variant }) => ({ code, subject, variant })), subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1,
}
const JOB = 'query ($id: UUID!) { jointJob(id: $id) { ... on JointJob { state nodes { id state centreId epoch } } ... on Refusal { code } } }'
const ACCEPT = 'mutation ($input: AcceptJobInput!) { acceptJob(input: $input) { __typename ... on Refusal { code } } }'

let city: City
beforeAll(async () => { city = await openCity() })
afterAll(() => city.close())

const stateOf = async (id: string) => (await city.ask('coordinator', JOB, { id })).data.jointJob
const heard = (owner: string, jobId: string) => city.heard.filter((row) => row.owner === owner && row.body.jobId === jobId)
const offerOf = (owner: string, jobId: string, node: string) => until(() => heard(owner, jobId).find(({ type, body }) => type === 'joint.task-offered.v1' && body.node === node), (row) => row !== undefined)
const decide = async (centre: string, jobId: string, node: string) => {
  const { body: { epoch } } = (await offerOf(centre, jobId, node))!
  await city.tell(centre, 'joint.task-decided.v1', jobId, { node, epoch, decision: 'approve', reason: null })
}

test('a job of four departments over the wire: submitted, offered, decided, granted; the receiving street hears of it', async () => {
  const jobId = v7()
  await city.tell('hzcg', 'joint.job-submitted.v1', jobId, submission) // before the blueprint has come down
  await city.publish()
  await until(() => stateOf(jobId), ({ state }) => state === 'SUBMITTED')
  expect((await city.ask('coordinator', ACCEPT, { input: { commandId: randomUUID(), jobId } })).data.acceptJob).toEqual({ __typename: 'JobActDone' })
  for (const [centre, node] of [['hz', 'A'], ['gz', 'B'], ['hz', 'C'], ['hz', 'D'], ['hz', 'E']] as const) await decide(centre, jobId, node)
  const ended = await until(() => heard('hzcg', jobId).find(({ body }) => body.state === 'granted'), (row) => row !== undefined)
  expect(ended!.body.nodes.map(({ node, state, centre }: any) => [node, state, centre])).toEqual([['A', 'approved', 'hz'], ['B', 'approved', 'gz'], ['C', 'approved', 'hz'], ['D', 'approved', 'hz'], ['E', 'approved', 'hz']])
  expect(ended!.source).toBe('coordination')
})

test('what centres tell while coordination is down is taken up when it is back, and what it had offered is offered once', async () => {
  const jobId = v7()
  await city.tell('hzcg', 'joint.job-submitted.v1', jobId, submission)
  await until(() => stateOf(jobId), ({ state }) => state === 'SUBMITTED')
  await city.ask('coordinator', ACCEPT, { input: { commandId: randomUUID(), jobId } })
  await offerOf('hz', jobId, 'A')
  await city.stop()
  await decide('hz', jobId, 'A')
  const later = v7()
  await city.tell('hzcg', 'joint.job-submitted.v1', later, submission)
  await city.start()
  await offerOf('gz', jobId, 'B')
  await until(() => stateOf(later), ({ state }) => state === 'SUBMITTED')
  const types = await until(() => heard('hz', jobId).map(({ type }) => type), (all) => all.includes('joint.task-decision-accepted.v1'))
  expect(types.filter((type) => type === 'joint.task-offered.v1')).toHaveLength(1)
})

test('operators see how it stands', async () => {
  const { data: { coordinationStatus } } = await city.ask('operator', '{ coordinationStatus { relayActive dead refused held lastError } }')
  expect(coordinationStatus).toEqual({ relayActive: true, dead: 0, refused: 0, held: 0, lastError: null })
  expect(city.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([])
})
