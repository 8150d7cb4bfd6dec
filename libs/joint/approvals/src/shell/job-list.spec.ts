import { v7 } from 'uuid'
import { acceptedJob, done, openCoordination, submission, work, type OpenCoordination } from './coordination.fixture.js'
import { isKeyOf, jobSorts, keyOf, listJobs, listStatement, type JobFilter, type JobSort } from './job-list.js'

let open: OpenCoordination
const jobs: Record<string, string> = {}
const nameOf = (id: string) => Object.keys(jobs).find((name) => jobs[name] === id)!
beforeAll(async () => {
  open = await openCoordination()
  await open.publish(1)
  await open.publish(2)
  const submit = async (name: string, centre: string, version: 1 | 2, day: string) => {
    open.clock.set(`${day}T01:00:00Z`)
    jobs[name] = v7()
    await open.tell(centre, 'joint.job-submitted.v1', jobs[name]!, submission(version))
  }
  open.clock.set('2015-06-29T01:00:00Z')
  jobs['granted'] = await acceptedJob(open)
  for (const node of ['A', 'B', 'C', 'D', 'E']) await work(open, jobs['granted'], node)
  open.clock.set('2015-06-30T01:00:00Z')
  jobs['running'] = await acceptedJob(open)
  await work(open, jobs['running'], 'A')
  await submit('fresh', 'thws', 1, '2015-07-01')
  await submit('second', 'hzcg', 2, '2015-07-02')
  done(await open.give(jobs['second']!, { type: 'accept' }))
  open.clock.set('2015-07-02T08:00:00Z')
  await open.sweep() // B at the city centre and A at Haizhu have lain four working hours
})
afterAll(() => open.close())

/** All pages, each job by its name. */
async function pages(sort: JobSort, first: number, filter: Partial<JobFilter> = {}) {
  const seen: string[] = []
  for (let after: ReturnType<typeof keyOf> | undefined; ;) {
    const rows = await listJobs(open.db.app, { scope: null, ...filter }, sort, { first, ...(after && { after }) })
    seen.push(...rows.slice(0, first).map(({ row }) => nameOf(row.id)))
    if (rows.length <= first) return seen
    after = keyOf(sort, rows[first - 1]!)
    expect(isKeyOf(sort, after)).toBe(true)
  }
}

test.each([1, 2, 100])('every job once, in order, in pages of %i', async (first) => {
  expect(await pages('submitted-asc', first)).toEqual(['granted', 'running', 'fresh', 'second'])
  expect(await pages('submitted-desc', first)).toEqual(['second', 'fresh', 'running', 'granted'])
  expect(await pages('due-asc', first)).toEqual(['running', 'second']) // both on 2015-07-07, the earlier first
})

test('each filter keeps what it says', async () => {
  expect(await pages('submitted-asc', 10, { states: ['submitted', 'granted'] })).toEqual(['granted', 'fresh'])
  expect(await pages('submitted-asc', 10, { receivedBy: 'thws' })).toEqual(['fresh'])
  expect(await pages('submitted-asc', 10, { heldBy: 'gz' })).toEqual(['running'])
  expect(await pages('submitted-asc', 10, { open: false })).toEqual(['granted'])
  expect(await pages('submitted-asc', 10, { blueprintCode: 'three-certificates', open: true })).toEqual(['running', 'fresh', 'second'])
  expect(await pages('submitted-asc', 10, { blueprintCode: 'other' })).toEqual([])
  expect(await pages('submitted-asc', 10, { attention: ['objection'] })).toEqual([])
  expect(await pages('submitted-asc', 10, { attention: ['away', 'objection'] })).toEqual(['running', 'second'])
})

test('what was decided too late is found until a person settled it, though the job has ended', async () => {
  const { row } = await open.job(jobs['granted']!)
  const late = await open.tell('hz', 'joint.task-decided.v1', row.id, { node: 'A', epoch: 1, decision: 'refuse', reason: '材料不实' })
  expect(await pages('submitted-asc', 10, { attention: ['late-decision'], open: false })).toEqual(['granted'])
  expect((await open.job(row.id)).row.state).toBe('granted')
  done(await open.give(row.id, { type: 'settleLate', late: late.body.commandId, resolution: 'taken-into-account', reason: '转法制科' }))
  expect(await pages('submitted-asc', 10, { attention: ['late-decision'] })).toEqual([])
})

test('below the city: what a centre received or ever held a task of', async () => {
  expect(await pages('submitted-asc', 2, { scope: ['hz'] })).toEqual(['granted', 'running', 'second'])
  expect(await pages('submitted-asc', 2, { scope: ['thws', 'thyc'] })).toEqual(['fresh'])
  expect(await pages('submitted-asc', 2, { scope: [] })).toEqual([])
})

test('among 20,000 jobs of others, those of one centre are found by index', async () => {
  await open.db.admin.query({
    text: `insert into joint_job select centre_id, gen_random_uuid(), version, state, blueprint_code, blueprint_version, region, received_by, submitted_at - n * interval '1 minute', ended_at, due, timer_at,
      attention, row from joint_job, generate_series(1, 20000) as n where id = $1`,
    values: [jobs['fresh']],
  })
  await open.db.admin.query({ text: "insert into joint_concern select centre_id, 'thws', id from joint_job on conflict do nothing" })
  await open.db.admin.query({ text: 'analyze joint_job, joint_concern' })
  try {
    const { text, values } = listStatement({ scope: ['hz'] }, 'submitted-desc', { first: 20 })
    const { rows } = await open.db.app.inTenant(['coordination'], (tx) => tx.query<{ 'QUERY PLAN': string }>({ text: `explain (analyze, buffers) ${text}`, values: values as unknown[] }))
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('joint_concern_pk')
    expect(plan).not.toContain('Seq Scan on joint_job')
    expect(await pages('submitted-asc', 2, { scope: ['hz'] })).toEqual(['granted', 'running', 'second'])
  } finally {
    await open.db.admin.query({ text: 'delete from joint_concern where not job_id = any($1)', values: [Object.values(jobs)] })
    await open.db.admin.query({ text: 'delete from joint_job where not id = any($1)', values: [Object.values(jobs)] })
  }
})

test('no page reads the whole table: each sort has its index', async () => {
  for (const sort of jobSorts) {
    const { text, values } = listStatement({ scope: null }, sort, { first: 20 })
    const lines = await open.db.app.inTenant(['coordination'], async (tx) => {
      await tx.query({ text: 'set local enable_seqscan = off; set local enable_sort = off' })
      return (await tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values: values as unknown[] })).rows.map((row) => row['QUERY PLAN'])
    })
    expect(lines.filter((line) => line.includes('Seq Scan on joint_job') || line.trim().startsWith('->  Sort'))).toEqual([])
  }
})
