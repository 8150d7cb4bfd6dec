import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { differingJobs } from '@tongban/approvals'
import { withClient, type Tx } from '@tongban/database'
import { v7 } from 'uuid'
import { openCity, until, type City } from './city.fixture.js'

const { content } = JSON.parse(readFileSync(new URL('../../../deploy/demo/blueprints/three-certificates.v1.json', import.meta.url), 'utf8')) as { content: { documents: { code: string; subject: string; variant: string | null }[] } }
const submission = {
  blueprint: { code: 'three-certificates', version: 1 }, region: '440105001', papers: content.documents.map(({ code, subject, variant }) => ({ code, subject, variant })), subjectKeys: ['a1'.repeat(32)], subjectKeyVersion: 1,
}

let city: City
let jobId: string
let late: string
beforeAll(async () => {
  city = await openCity()
  await city.publish()
  ;[jobId, late] = [v7(), v7()]
  const ask = (query: string, input: object) => city.ask('coordinator', query, { input })
  const stateOf = async () => (await city.ask('coordinator', 'query ($id: UUID!) { jointJob(id: $id) { ... on JointJob { state nodes { id state } late { node } } } }', { id: jobId })).data.jointJob
  await city.tell('hzcg', 'joint.job-submitted.v1', jobId, submission)
  await until(stateOf, (job) => job?.state === 'SUBMITTED')
  await ask('mutation ($input: AcceptJobInput!) { acceptJob(input: $input) { __typename } }', { commandId: randomUUID(), jobId })
  const decided = { node: 'A', epoch: 1, decision: 'approve', reason: null }
  await city.tell('hz', 'joint.task-decided.v1', jobId, decided)
  await until(stateOf, (job) => job.nodes[0].state === 'APPROVED')
  await city.tell('hz', 'joint.task-decided.v1', jobId, { ...decided, commandId: late })
  await until(stateOf, (job) => job.late?.length === 1)
})
afterAll(() => city.close())

/** What is named after a change that is then taken back. */
const named = (change: string | null, values: unknown[] = []) => withClient(city.own.urls.admin, async (client) => {
  await client.query({ text: 'begin' })
  if (change) expect((await client.query({ text: change, values })).rowCount).toBeGreaterThan(0)
  const places = await differingJobs(client as unknown as Tx, 'coordination')
  await client.query({ text: 'rollback' })
  return places
})

test('as written, nothing differs', async () => expect(await named(null)).toEqual([]))

test.each<[string, string]>([
  ['a task\'s state', "update joint_task set row = jsonb_set(row, '{state}', '\"approved\"') where job_id = $1 and node = 'B'"],
  ['a task\'s column', "update joint_task set holder = 'th' where job_id = $1 and node = 'B'"],
  ['a task gone', "delete from joint_task where job_id = $1 and node = 'E'"],
  ['the job\'s row', "update joint_job set row = jsonb_set(row, '{state}', '\"granted\"') where id = $1"],
  ['the job\'s column', "update joint_job set state = 'granted' where id = $1"],
  ['an attention dropped', "update joint_job set attention = '{}' where id = $1"],
  ['a late decision settled', 'update joint_late set settled = true where job_id = $1'],
  ['a late decision gone', 'delete from joint_late where job_id = $1'],
  ['a centre not concerned', "delete from joint_concern where job_id = $1 and centre = 'gz'"],
  ['a step edited', "update joint_step set events = jsonb_set(events, '{0,type}', '\"task-reminded\"') where job_id = $1 and no = 2"],
  ['a step gone', 'delete from joint_step where job_id = $1 and no = 3'],
  ['the job exchanged', "update joint_job set row = jsonb_set(row, '{region}', '\"440106001\"') where id = $1"],
])('%s is named by the job\'s submission', async (_, change) => {
  expect(await named(change, [jobId])).toEqual([{ source: 'hzcg', topic: 'tb.coordination.inbox', seq: 1 }])
})

test('a job that is gone with all its rows is named', async () => {
  const gone = ['late', 'step', 'task', 'concern'].map((table) => `, ${table} as (delete from joint_${table} where job_id = (select id from job))`).join('')
  expect(await named(`with job as (select $1::uuid as id)${gone} delete from joint_job where id = (select id from job)`, [jobId])).toEqual([{ source: 'hzcg', topic: 'tb.coordination.inbox', seq: 1 }])
})
